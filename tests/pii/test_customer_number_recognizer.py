"""CUSTOMER_NUMBER: a table of hits and near-misses."""

import pytest

HITS = [
    ("kundnummer 12345", "12345"),
    ("Kundnr: K-1234", "K-1234"),
    ("avtalsnummer 4455-22", "4455-22"),
    ("fakturanummer 20240117", "20240117"),
    ("mitt kundnummer hos er är 88123", "88123"),
    ("asiakasnumeroni on 998877", "998877"),
    ("sopimusnumero: S-2024-17", "S-2024-17"),
    ("laskun numero 556677", "556677"),
    ("customer number is 123 456", "123 456"),
    ("contract no. C/2024/88", "C/2024/88"),
    ("invoice #INV-2024-0012", "INV-2024-0012"),
    ("invoice number 4711.", "4711"),
    ("faktura 4711987", "4711987"),
]
MISSES = [
    "fakturan 2024 på 12 500 kr",
    "faktura 4500 kr",
    "kunden har 12 anställda",
    "ordernummer",
    "PD-7K3M-92QX",
    "fakturor från 2024-05-01",
    "avtal enligt artikel 28",
    "kundnummer saknas. 12 personer",
    "asiakas 15",
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_a_named_customer_contract_or_invoice_number_is_found(found, text, value):
    assert found(text, "CUSTOMER_NUMBER") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_a_number_that_is_not_named_as_one_stays(found, text):
    assert found(text, "CUSTOMER_NUMBER") == []
