"""PHONE_NUMBER: a table of hits and near-misses."""

import pytest

HITS = [
    ("070-123 45 67-Anna", "070-123 45 67"),
    ("kassör tel0140-37215 tar emot", "0140-37215"),
    ("Koti03-265 7714, työssä", "03-265 7714"),
    ("Gran: (01632) 960916", "(01632) 960916"),
    ("helpline on 0800 496 0221 Monday", "0800 496 0221"),
    ("texts only 07700900615, no", "07700900615"),
    ("on the home number 51 55 50 93.", "51 55 50 93"),
    (
        "mitt nummer noll sjuttio tvåhundraelva fyrtio nitton tack",
        "noll sjuttio tvåhundraelva fyrtio nitton",
    ),
    ("id,tel\n17,0701740655\n", "0701740655"),
    ("Laine,200100F0754,0451170032,1.6.2026", "0451170032"),
    ("Iker,170205b6959,+358451170033,1.6.2026", "+358451170033"),
    ("Partanen 040 555 0172", "040 555 0172"),
    ("Casey, 070-174 06 55", "070-174 06 55"),
    ("Niila;0980 31 92 40;;JHU617", "0980 31 92 40"),
    ("bytt mobilnr, nytt är 070,174,06,25", "070,174,06,25"),
    ("Ring 070-123 45 67 tack", "070-123 45 67"),
    ("+46 (0)70 1234567", "+46 (0)70 1234567"),
    ("0046701234567", "0046701234567"),
    ("växel 08-657 61 00", "08-657 61 00"),
    ("040 123 4567", "040 123 4567"),
    ("+358 40 1234567", "+358 40 1234567"),
    ("puh (09) 123 456", "(09) 123 456"),
    ("Åland 018-12 345", "018-12 345"),
    ("040/1234567", "040/1234567"),
    ("070.123.45.67", "070.123.45.67"),
    ("+44 20 7946 0958", "+44 20 7946 0958"),
    ("+46-8-123 456 78", "+46-8-123 456 78"),
    ("tel 0701234567.", "0701234567"),
    ("soita 123 4567 illalla", "123 4567"),
    ("Call me on 07700 900318.", "07700 900318"),
    ("+44 7700 900318", "+44 7700 900318"),
    ("(202) 555-0147", "(202) 555-0147"),
    ("växel 031-700 00 00 ankn. 4512", "031-700 00 00 ankn. 4512"),
    ("ring noll sju noll 123 45 67 tack", "noll sju noll 123 45 67"),
    ("my number on file is phone 555-0147", "555-0147"),
    ("Puh (0)50-331 7904", "(0)50-331 7904"),
    ("Artnäs 070-123 45 67", "070-123 45 67"),
    ("soita nolla nelkyt 773 1290 illalla", "nolla nelkyt 773 1290"),
    ("puhelin 0 4 0 - 5 5 1 2 8 8 3", "0 4 0 - 5 5 1 2 8 8 3"),
]
MISSES = [
    "ordernr,antal\n17,0812345678,2",
    "tider 1,09-12 13-17,2",
    "OCR,1,0701234567890,2",
    "rader 12,0000234567,88,4",
    "Datum 01-20 24 11",
    "refnr 0401234567",
    "part 070-174 06 55 saknas",
    "case 040 555 0172 is open",
    "artiklarna 070,174,06,25 saknas",
    "active from 04/30/2019 GMT",
    "order 0701234567",
    "beställning 0401234567",
    "mötet 2024-01-15 kl 08.00-17.00",
    "den 01.02.2024 och 05/06/2023",
    "beloppet 0 701 234 567 kr",
    "version 08.657.6100",
    "orgnr 556000-0000",
    "1 500 000 kr",
    "felkod 0x80070057",
    "PD-7K3M-92QX",
    "artikel 040-1234567",
    "2016/679",
    "Klo 09 12345 asiakasta jonotti",
    "öppet 08.00-17.00",
    "noll problem, ett fel",
    "serial 0123456789",
    "from 2018-2024",
    "asetuksen 1205/1994 mukaan",
    "(art. 052218-004)",
    "Studio + 2015-2022",
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_a_phone_number_is_found_however_it_is_written(found, text, value):
    assert found(text, "PHONE_NUMBER") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_a_number_that_is_no_phone_number_stays(found, text):
    assert found(text, "PHONE_NUMBER") == []
