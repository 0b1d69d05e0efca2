"""LICENSE_PLATE: a table of hits and near-misses."""

import pytest

HITS = [
    ("rek.nro gsv 264 jäi", "gsv 264"),
    ("Kaks autoo: YHN-53", "YHN-53"),
    ("moottorikelkka LA-3318", "LA-3318"),
    ("it's the red Fiat, uax 039", "uax 039"),
    ("bilen ABC 123 stod", "ABC 123"),
    ("ABC12D", "ABC12D"),
    ("ABC 12D", "ABC 12D"),
    ("auto ABC-123", "ABC-123"),
    ("Kilpi oli XYZ-987", "XYZ-987"),
    ("rekisterinumero AB-12", "AB-12"),
    ("regnr abc123", "abc123"),
    ("min bil är abc 12d", "abc 12d"),
    ("min firmabil: abc123", "abc123"),
    ("Skoda, abc 12d", "abc 12d"),
    ("JKL 204 är såld", "JKL 204"),
    ("JKL204 – Kia", "JKL204"),
    ("moottoripyörä 12-ABC", "12-ABC"),
    ("Bil | Förare\nabc 123 | Bo", "abc 123"),
    ("rekisterikilpi CPU-593", "CPU-593"),
    ("my scooter, abc 123", "abc 123"),
]
MISSES = [
    "regnr för 123 bilar",
    "yaris SEK 100",
    "en skylt A4 till dörren",
    "är TBE 350 eller 390 kr för vuxna?",
    "dokument LA-3318 saknas",
    "ISO 900",
    "SHA-256",
    "PD-7K3M-92QX",
    "MAX 100",
    "bilaga ABC 123",
    "från den 30 november",
    "ABC 1234",
    "KB-123",
    "artikel 15",
    "automatiskt och 100 till",
    "ASC 842",
    "server SRV-114",
    "parkering för 120 bilar",
    "a car for 900 euros",
    "ALL 300 of them",
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_a_registration_plate_is_found(found, text, value):
    assert found(text, "LICENSE_PLATE") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_a_product_code_or_reference_is_no_plate(found, text):
    assert found(text, "LICENSE_PLATE") == []
