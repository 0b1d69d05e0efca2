"""DATE_OF_BIRTH: a table of hits and near-misses."""

import pytest

HITS = [
    ("född 1980-03-12", "1980-03-12"),
    ("f. 12.3.1980", "12.3.1980"),
    ("Jag är född den 12 mars 1980.", "12 mars 1980"),
    ("födelsedatum: 800312", "800312"),
    ("syntynyt 12. maaliskuuta 1980", "12. maaliskuuta 1980"),
    ("synt. 12.3.80", "12.3.80"),
    ("syntymäaikani on 12.3.1980", "12.3.1980"),
    ("born on March 12, 1980", "March 12, 1980"),
    ("DOB: 12/03/1980", "12/03/1980"),
    ("date of birth 12th of March 1980", "12th of March 1980"),
    ("född 1980", "1980"),
    ("1980-03-12 är mitt födelsedatum", "1980-03-12"),
    ("s. 12.3.1980", "12.3.1980"),
    ("fyller år den 12 mars", "12 mars"),
]
MISSES = [
    "avtalet 1980-03-12",
    "mötet den 12 mars 2024",
    "12.3.2024 klo 12",
    "s. 14",
    "sidan f. 12",
    "sedan 1998",
    "Bornholm 2024-01-01",
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_a_date_said_to_be_a_birth_date_is_found(found, text, value):
    assert found(text, "DATE_OF_BIRTH") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_any_other_date_stays(found, text):
    assert found(text, "DATE_OF_BIRTH") == []
