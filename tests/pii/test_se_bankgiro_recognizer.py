"""SE_BANKGIRO: a table of hits and near-misses."""

import pytest

HITS = [
    ("bankgiro 5050-1055", "5050-1055"),
    ("BG: 123-4567", "123-4567"),
    ("bankgironummer 50501055", "50501055"),
    ("pg 28 65 43-4", "28 65 43-4"),
    ("plusgirot är 4 12 34-5", "4 12 34-5"),
    ("kontonummer 5000 01 12345", "5000 01 12345"),
    ("mitt konto hos banken är 8327-9 123 456 789", "8327-9 123 456 789"),
    ("clearing 6112", "6112"),
    ("tilinumero 123456-785", "123456-785"),
]
MISSES = [
    "konto 1930",
    "konto 2440 och 2641",
    "5050-1055",
    "på konto 1510 bokas 125 000,50 kr",
    "kontot skapades 2024",
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_a_named_giro_or_account_number_is_found(found, text, value):
    assert found(text, "SE_BANKGIRO") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_an_unnamed_number_or_a_ledger_account_stays(found, text):
    assert found(text, "SE_BANKGIRO") == []
