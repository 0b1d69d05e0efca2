"""CUSTOMER_NUMBER in words: a table of hits and near-misses."""

import pytest

HITS = [
    ("asiakasnumero on kaksi kolme nolla yksi ja", "kaksi kolme nolla yksi"),
    ("fakturanummer sju sju noll ett åtta tack", "sju sju noll ett åtta"),
    ("my customer number is four four one nine", "four four one nine"),
]
MISSES = [
    "Invoice number one, two, three are wrong.",
    "Policy number: ten fourteen canteen",
    "mitt kundnummer har åtta siffror",
    "I have one customer number and two invoices",
    "asiakasnumero on kaksi kertaa väärin",
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_what_is_dictated_is_found(found, text, value):
    assert found(text, "CUSTOMER_NUMBER") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_words_that_number_something_else_stay(found, text):
    assert found(text, "CUSTOMER_NUMBER") == []
