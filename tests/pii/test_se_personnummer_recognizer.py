"""Swedish personal identity numbers: a table of hits and near-misses."""

import pytest
from stdnum import luhn


def _number(digits: str) -> str:
    """Return an invented number: birth numbers from 980 are Skatteverket's for tests."""
    return f"{digits}{luhn.calc_check_digit(digits[-9:])}"


DASHED = "900101-" + _number("900101980")[-4:]
LONG = _number("19900101981")
COORDINATION = "900161-" + _number("900161982")[-4:]
WRONG = "900101-" + str((int(DASHED[-4:]) + 1) % 10000)


HITS = [
    (f"pnr {DASHED}", DASHED),
    (f"Hej {DASHED} hej", DASHED),
    (f"({DASHED.replace('-', '+')})", DASHED.replace("-", "+")),
    (f"nr {LONG}", LONG),
    (f"{LONG[:8]}-{LONG[8:]}", f"{LONG[:8]}-{LONG[8:]}"),
    (f"{LONG[:4]}-01-01 {LONG[8:]}", f"{LONG[:4]}-01-01 {LONG[8:]}"),
    (f"personnummer {LONG[2:]}", LONG[2:]),
    (f"{LONG[2:8]} {LONG[8:]}", f"{LONG[2:8]} {LONG[8:]}"),
    (f"samordningsnummer {COORDINATION}", COORDINATION),
    ("19900101-XXXX", "19900101-XXXX"),
    ("900101-****", "900101-****"),
    (f"mitt personnummer är {WRONG}", WRONG),
    (f"henkilötunnukseni on {WRONG}", WRONG),
    (f"Bo Ek, {WRONG}, Umeå", WRONG),
    (f"personnummer {DASHED.replace('-', '/')}", DASHED.replace("-", "/")),
    ("p.nr 19900101-98", "19900101-98"),
    ("Lön för 199001019809 saknas", "199001019809"),
    ("Personnr:\n199001019809", "199001019809"),
]
MISSES = [
    f"ordern {WRONG}",
    "901301-9801",
    "900132-9801",
    "den 1990-01-01",
    "ärende 20240101",
    f"1{DASHED}",
    f"{DASHED}7",
    "556239-4717",
    "order 20250311-4471",
    "id 199606050741.JAA03224",
    "logg 20240312-0042",
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_a_personnummer_is_found_however_it_is_written(found, text, value):
    assert found(text, "SE_PERSONNUMMER") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_a_number_that_is_no_personnummer_stays(found, text):
    assert found(text, "SE_PERSONNUMMER") == []
