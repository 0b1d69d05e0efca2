"""FI_BUSINESS_ID: a table of hits and near-misses."""

import pytest

HITS = [
    ("Yritys 0201256-6 Oy", "0201256-6"),
    ("ALV FI02012566", "FI02012566"),
    ("Y-tunnus: 02012566", "02012566"),
    ("FO-nummer 0201256-7", "0201256-7"),
    ("y-tunnus 0201256 - 6", "0201256 - 6"),
    ("OVT 003702012566", "003702012566"),
    ("y-tunnus 2201256 6", "2201256 6"),
]
MISSES = [
    "erä 9999902-7 puuttuu",
    "viite 0201256-7",
    "0201256-66",
    "lasku 1234567-2",
    "0201256 6 kpl",
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_a_y_tunnus_is_found_however_it_is_written(found, text, value):
    assert found(text, "FI_BUSINESS_ID") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_a_number_that_is_no_y_tunnus_stays(found, text):
    assert found(text, "FI_BUSINESS_ID") == []


def test_a_mistyped_one_beside_a_right_one_is_found_too(found):
    text = "uusi on 9999902-8, kirjoitin ensin 9999902-7"
    assert found(text, "FI_BUSINESS_ID") == ["9999902-8", "9999902-7"]
