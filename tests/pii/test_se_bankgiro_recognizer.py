"""SE_BANKGIRO: a table of hits and near-misses."""

import pytest

HITS = [
    ("Plusgirot är 300 918 54, glöm inte", "300 918 54"),
    ("Maksettu bg:lle 5129 9725.", "5129 9725"),
    ("Plusgiroa 92 364 0-7 emme käytä", "92 364 0-7"),
    ("pg 4 09 51 4-7", "4 09 51 4-7"),
    ("Konto (clearing+nr): 9022-814.337.12", "9022-814.337.12"),
    ("Plusgiro 602 19 4-3.", "602 19 4-3"),
    ("pay it to 9164-3, 678 353 before", "9164-3, 678 353"),
    ("i sent it to 3300-900912-4471 instead", "3300-900912-4471"),
    ("Kontonummer (inkl. clearing): 6532 417 882 906", "6532 417 882 906"),
    ("laskulla lukee vain plusgiro 587 30 54", "587 30 54"),
    ("nya är clearing 5491, kontonr 004 82 17", "5491, kontonr 004 82 17"),
    ("bankgiro 5050-1055", "5050-1055"),
    ("Payment to 3300-7901162466 please", "3300-7901162466"),
    ("BG: 123-4567", "123-4567"),
    ("bankgironummer 50501055", "50501055"),
    ("pg 28 65 43-4", "28 65 43-4"),
    ("plusgirot är 4 12 34-5", "4 12 34-5"),
    ("kontonummer 5000 01 12345", "5000 01 12345"),
    ("mitt konto hos banken är 8327-9 123 456 789", "8327-9 123 456 789"),
    ("clearing 6112", "6112"),
    ("tilinumero 123456-785", "123456-785"),
    ("personkonto 3300-811122-1234", "3300-811122-1234"),
    ("Swedbank 8105-9,923456789-1", "8105-9,923456789-1"),
    ("Jag uppgav 8327-9 923 445 112-0 i mars", "8327-9 923 445 112-0"),
    ("5050-1055 (bankgiro)", "5050-1055"),
    ("kto 5123 1234567", "5123 1234567"),
    ("the bankgiro on our invoices is the old one, 443-9821", "443-9821"),
    ("bankgiro 5999-012", "5999-012"),
]
MISSES = [
    "konto 1930",
    "konto 2440 och 2641",
    "5050-1055",
    "på konto 1510 bokas 125 000,50 kr",
    "kontot skapades 2024",
    "kontot skapades 20240503",
    "account 4000 in 2024",
    "clearing in 2024",
    "konto 3000-3999",
    "tili 170150-001-023",
    "betalt 2024-03-12 från banken",
    "bg 2024-100",
]
SEVERAL = [
    ("bankgiro 443-9821 ska vara 443-9812", ["443-9821", "443-9812"]),
    ("Clearing\tKonto\n8327\t9941234561", ["8327", "9941234561"]),
    ("Bankgiron:\n1. 5050-1055\n2. 991-2346", ["5050-1055", "991-2346"]),
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_a_named_giro_or_account_number_is_found(found, text, value):
    assert found(text, "SE_BANKGIRO") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_an_unnamed_number_or_a_ledger_account_stays(found, text):
    assert found(text, "SE_BANKGIRO") == []


@pytest.mark.parametrize(("text", "values"), SEVERAL)
def test_each_number_under_or_beside_a_label_is_found(found, text, values):
    assert found(text, "SE_BANKGIRO") == values
