"""CREDIT_CARD: a table of hits and near-misses."""

import pytest

HITS = [
    ("pay with Amex, 3782 82246 310 005.", "3782 82246 310 005"),
    ("kortet 4111 1111 1111 1111 drogs", "4111 1111 1111 1111"),
    ("5555-5555-5555-4444", "5555-5555-5555-4444"),
    ("378282246310005", "378282246310005"),
    ("3782 822463 10005", "3782 822463 10005"),
    ("6011111111111117", "6011111111111117"),
    ("kortnummer 4111 1111 1111 1112", "4111 1111 1111 1112"),
    ("Visa 4111 - 1111 - 1111 - 1111", "4111 - 1111 - 1111 - 1111"),
    ("41111111 11111111", "41111111 11111111"),
    ("4111 1111 1111 1111 12/27", "4111 1111 1111 1111"),
    ("Företagskort:\n- Bo: 41111111111111", "41111111111111"),
    ("card read out as 4111 11 1111 1111 11", "4111 11 1111 1111 11"),
]
MISSES = [
    "4111 1111 1111 1112 saknas",
    "OCR 1234567890123452",
    "9999999999999995",
    "12345678901234567890",
    "41111111111111 rader",
    "rows 4111 11 1111 1111 11",
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_a_card_number_is_found_however_it_is_written(found, text, value):
    assert found(text, "CREDIT_CARD") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_a_number_that_is_no_card_number_stays(found, text):
    assert found(text, "CREDIT_CARD") == []
