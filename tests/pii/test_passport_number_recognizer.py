"""PASSPORT_NUMBER: a table of hits and near-misses."""

import pytest

HITS = [
    ("passnummer AA123456", "AA123456"),
    ("Mitt pass har nummer 12345678", "12345678"),
    ("passin numero on PA1234567", "PA1234567"),
    ("passport no. 123456789", "123456789"),
    ("id-kort 12345678", "12345678"),
    ("henkilökorttini numero on 123456789", "123456789"),
    ("identity card: ab1234567", "ab1234567"),
]
MISSES = [
    "AA123456",
    "lösenord passar 12345678",
    "passera 1234567",
    "passet kostar 350000 kr",
    "password 12345678",
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_a_named_passport_or_identity_card_number_is_found(found, text, value):
    assert found(text, "PASSPORT_NUMBER") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_an_unnamed_number_is_no_passport_number(found, text):
    assert found(text, "PASSPORT_NUMBER") == []
