"""Finnish personal identity codes: a table of hits and near-misses."""

import pytest

CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def _code(date: str, sign: str, individual: str) -> str:
    """Return an invented code: individual numbers from 900 are never given to anybody."""
    return f"{date}{sign}{individual}{CHECKS[int(date + individual) % 31]}"


CODE = _code("010190", "-", "900")
WRONG = CODE[:-1] + ("A" if CODE[-1] != "A" else "B")
#: Mistyped: a letter at the end says enough, a digit could be anything's.
LETTERED = "010190-900" + ("A" if CODE[-1] != "A" else "B")
DIGIT_LAST = "010190-900" + ("1" if CODE[-1] != "1" else "2")
SIGNS = [_code("010105", sign, "901") for sign in "-+ABCDEFYXWVU"]


@pytest.mark.parametrize("code", SIGNS)
def test_every_century_sign_is_known(found, code):
    assert found(f"Tunnus on {code}.", "FI_PERSONAL_IDENTITY_CODE") == [code]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"hetu {CODE.lower()}", CODE.lower()),
        (f"{CODE[:6]} {CODE[6:]}", f"{CODE[:6]} {CODE[6:]}"),
        (f"henkilötunnukseni on {WRONG}", WRONG),
        (f"min finska personbeteckning: {WRONG}", WRONG),
        ("310190-XXXX", "310190-XXXX"),
        (f"palkka: {LETTERED}", LETTERED),
        ("hetu not valid: 051104a91j", "051104a91j"),
        ("hetusta puuttuu merkki: 010105A900", "010105A900"),
    ],
)
def test_a_code_is_found_however_it_is_written(found, text, value):
    assert found(text, "FI_PERSONAL_IDENTITY_CODE") == [value]


@pytest.mark.parametrize(
    "text",
    [
        f"viite {DIGIT_LAST}",
        f"1{CODE}",
        f"{CODE}1",
        "410190-900A",
        "päivä 01.01.1990",
        "0101901234",
    ],
)
def test_what_is_no_code_stays(found, text):
    assert found(text, "FI_PERSONAL_IDENTITY_CODE") == []
