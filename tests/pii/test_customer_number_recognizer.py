"""CUSTOMER_NUMBER: a table of hits and near-misses."""

import pytest

HITS = [
    ("Hyreskontrakt nr 204-1103-05, tack", "204-1103-05"),
    ("Medlemskort nr 9752 0011 4482 funkar inte", "9752 0011 4482"),
    ("Försäkring P 4418 2203, bilen", "P 4418 2203"),
    ("sop.nro 889120, irtisanon", "889120"),
    ("Asiakasnum. 5518-2 kaksi kertaa", "5518-2"),
    ("Vakuutus 44 8812 009 pitäis siirtää", "44 8812 009"),
    ("soitti sopimuksesta 33098-2, haluaa", "33098-2"),
    ("sopimustunnus ST/4471/B. Mikä", "ST/4471/B"),
    ("customer numbr 338120, why", "338120"),
    ("avtalsnr. GL.220.118.7 -", "GL.220.118.7"),
    ("Vilket avtalsnummer?\n- DX 22 41\n", "DX 22 41"),
    ("Please credit invoice 331 907 and send", "331 907"),
    ("Subject: Your invoice 114 882 307", "114 882 307"),
    ("my number is customer 9 2046 117 388.", "9 2046 117 388"),
    ("onks vuokrasoppari 2025/118-B voimas", "2025/118-B"),
    ("Jag har varit kund sedan 2004. Nr 207-113-44.", "207-113-44"),
    ("Avtalsnr 2021-C-14, hej", "2021-C-14"),
    ("Faktura 7710 2045 331 gäller", "7710 2045 331"),
    ("It says customer 518 204-3, capital", "518 204-3"),
    ("Ert kundnummer?\n[10:03] Anna: 88123", "88123"),
    ("Kundnummer?\n12 34 56 78", "12 34 56 78"),
    ("14:04 <stöd> Ert kundnummer?\n14:05 <gäst> 88123", "88123"),
    ("Vakuutuskirjan numero on 36-4410972-8.", "36-4410972-8"),
    ("Linh is member 118-40922 from May", "118-40922"),
    ("Oma kotivakuutus on FEN-30041187 mutta", "FEN-30041187"),
    ("Contract ........ 0045-881-203", "0045-881-203"),
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
    ("Avtalsnummer: LX-20417-C", "LX-20417-C"),
    ("avtal 17-20443", "17-20443"),
    ("sopimuksen T-20031 mukaan", "T-20031"),
    ("cust no 30552", "30552"),
    ("20443 är vårt kundnummer", "20443"),
    ("30552 (asiakasnumero)", "30552"),
    ("laskun (nro 2025-017) summa", "2025-017"),
    ("kundnummer 1: 30552", "30552"),
    ("the number on the lease contract is BK-3021-A", "BK-3021-A"),
    ("Ert kundnummer?\nAnna: 88123", "88123"),
    ("kundnumret: 884 201 7", "884 201 7"),
    ("44810 asiakasnumerolla", "44810"),
    ("the customer ID already, but once more: 610 442 87", "610 442 87"),
    ("our note INV-2026-0417 is enclosed", "INV-2026-0417"),
    ("Policy: LF 60-1111-222", "LF 60-1111-222"),
    ("field_customer_id=71-44120", "71-44120"),
    ("<CustomerNo>71044120</CustomerNo>", "71044120"),
]
MISSES = [
    "faktura 331 907 kr",
    "Fakturan 125 500:- inkl. moms",
    "lasku 150 000 e",
    "contract 1 250 000 a year",
    "avtal 2 2023 2024",
    "Kund 070 123 456",
    "nettisoppari 1000 megaa",
    "invoice 331 907,50 EUR",
    "Kundvagnen är tom. Nr 7315550 artikel",
    "Customer since 2015. No 2024 model",
    "We have members 1500 in all",
    "kotivakuutus on 1.1.2024 alkaen",
    "fakturan 2024 på 12 500 kr",
    "faktura 4500 kr",
    "kunden har 12 anställda",
    "ordernummer",
    "PD-7K3M-92QX",
    "fakturor från 2024-05-01",
    "avtal enligt artikel 28",
    "kundnummer saknas. 12 personer",
    "asiakas 15",
    "Asiakas soitti eilen numerosta 0401234567",
    "lasku 12 500 euroa",
    "sopimus 31.12.2026",
    "avtal 2024-2026",
    "yleissopimus nro 116",
    "kundnummer saknas på order 778899",
    "order 778899 (kundnummer saknas)",
    "invoices from 2021 to 2024",
    "Policy: ISO 27001",
]
SEVERAL = [
    ("invoices AB-20250 and AB-20251", ["AB-20250", "AB-20251"]),
    ("Kundnr:\n- 30552\n- Eva: 30553", ["30552", "30553"]),
    ("Namn;Kundnr;Kr\nEva;30552;12000\nBo;30553;14000", ["30552", "30553"]),
    ("Kundnr 30552\nOrder 778899", ["30552"]),
    ("invoice no. 20443, booked 2026-03-04", ["20443"]),
    ("contract number K-2041-B, item 8811-20", ["K-2041-B"]),
    ("fakturanr TT-2041 är fel. Den andra, TT-2042, är rätt", ["TT-2041", "TT-2042"]),
    ("I see the invoices, 9000111222 and 9000111223.", ["9000111222", "9000111223"]),
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_a_named_customer_contract_or_invoice_number_is_found(found, text, value):
    assert found(text, "CUSTOMER_NUMBER") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_a_number_that_is_not_named_as_one_stays(found, text):
    assert found(text, "CUSTOMER_NUMBER") == []


@pytest.mark.parametrize(("text", "values"), SEVERAL)
def test_each_number_under_or_beside_a_label_is_found(found, text, values):
    assert found(text, "CUSTOMER_NUMBER") == values
