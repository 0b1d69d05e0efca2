"""PASSPORT_NUMBER: a table of hits and near-misses."""

import pytest

HITS = [
    ("PASSPORT (if no Finnish ID): N 008 114 627", "N 008 114 627"),
    ("bild av sitt ID kort 91820374 men", "91820374"),
    ("Lithuanian personal card number LT21840776.", "LT21840776"),
    ("nationellt ID-kort, nr X4RTBPFB4", "X4RTBPFB4"),
    ("my new passport came on 14 September: A 3309 5127", "A 3309 5127"),
    ("the passport says Holm, no hyphen, number AB 417 730", "AB 417 730"),
    ("passnummer AA123456", "AA123456"),
    ("Mitt pass har nummer 12345678", "12345678"),
    ("passin numero on PA1234567", "PA1234567"),
    ("passport no. 123456789", "123456789"),
    ("id-kort 12345678", "12345678"),
    ("henkilökorttini numero on 123456789", "123456789"),
    ("identity card: ab1234567", "ab1234567"),
    ("tyskt pass C01X0006H", "C01X0006H"),
    ("AB1234567 är mitt passnummer", "AB1234567"),
    ("pass (Finland): XP1234567", "XP1234567"),
    ("passport I sent you a copy of (no. 96211084)", "96211084"),
    ("oleskelulupakortti AB1234567", "AB1234567"),
    ("my passport at the hotel on Friday. The number is AB3920471.", "AB3920471"),
    ("id-kort nr 500 111 222 D", "500 111 222 D"),
    ("she wrote RENDA 652077 K99XY 21 there", "RENDA 652077 K99XY 21"),
    ("passport 12345678 C class", "12345678"),
]
MISSES = [
    "körkort (behörighet B): 20190512",
    "Leg med BankID, pnr saknas",
    "AA123456",
    "lösenord passar 12345678",
    "passera 1234567",
    "passet kostar 350000 kr",
    "password 12345678",
    "passport expires 2027-01-31",
    "mitt pass börjar 0800-1630",
    "nattpasset 2200 till 0600",
]
SEVERAL = [
    ("passnummer AA3519046. Det nya är AB7240185", ["AA3519046", "AB7240185"]),
    ("Namn\tPassnr\nEva\tAA1234567\nBo\t91234567", ["AA1234567", "91234567"]),
    ("passnummer AA7654321, inte AA7654312", ["AA7654321", "AA7654312"]),
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_a_named_passport_or_identity_card_number_is_found(found, text, value):
    assert found(text, "PASSPORT_NUMBER") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_an_unnamed_number_is_no_passport_number(found, text):
    assert found(text, "PASSPORT_NUMBER") == []


@pytest.mark.parametrize(("text", "values"), SEVERAL)
def test_each_number_under_or_beside_a_label_is_found(found, text, values):
    assert found(text, "PASSPORT_NUMBER") == values
