"""IBAN_CODE: a table of hits and near-misses."""

import pytest

HITS = [
    ("FI22 1234 5600 0007", "FI22 1234 5600 0007"),
    ("SE45 5000 0000 0583 9825 7466 är kontot", "SE45 5000 0000 0583 9825 7466"),
    ("fi2112345600000785", "fi2112345600000785"),
    ("FI21 1234 5600 0007 85 ja muut", "FI21 1234 5600 0007 85"),
    ("FI21-1234-5600-0007-85", "FI21-1234-5600-0007-85"),
    ("new BG 365-9653 and IBAN FI21 1234 5600 0007 85", "FI21 1234 5600 0007 85"),
    # mistyped, and a part of it passes the check
    ("SE83 6006 3767 4666 4529 7568 from 1st", "SE83 6006 3767 4666 4529 7568"),
    ("GB82WEST12345698765432", "GB82WEST12345698765432"),
    ("IBAN FI22 1234 5600 0007 85", "FI22 1234 5600 0007 85"),
    ("FI22 1234 5600 0007 85", "FI22 1234 5600 0007 85"),
    ("IBAN FI21.1234.5600.0007.85", "FI21.1234.5600.0007.85"),
    ("ibanFI2112345600000785", "FI2112345600000785"),
    ("konto PL 12 3456 7890 1234 5678 9012 3456", "PL 12 3456 7890 1234 5678 9012 3456"),
    ("SE12 8000 0810 5924 7719 03 is wrong", "SE12 8000 0810 5924 7719 03"),
    ("mt84MALT011000012345MTLCAST001S", "mt84MALT011000012345MTLCAST001S"),
    ("XK05 1212 0123 4567 8906 ja", "XK05 1212 0123 4567 8906"),
]
MISSES = [
    "FI22 1234 5600",
    "ab12 cdef ghij klmn",
    "SE45 5000",
    "version AB12CDEF34567890",
    "the checksum fits: ZZ14 1212 0123 4567 89",
    "klar den 12 mars 2026 eller se 12 januari 2027",
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_an_iban_is_found_however_it_is_written(found, text, value):
    assert found(text, "IBAN_CODE") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_what_is_no_iban_stays(found, text):
    assert found(text, "IBAN_CODE") == []
