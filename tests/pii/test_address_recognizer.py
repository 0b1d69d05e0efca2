"""ADDRESS: a table of hits and near-misses."""

import pytest

HITS = [
    ("Rosengårdsvägen 14 c 213 66 Malmö", "Rosengårdsvägen 14 c 213 66 Malmö"),
    ("at Tideliusgatan 51, 4th floor, Stockholm", "Tideliusgatan 51, 4th floor, Stockholm"),
    ("Min adress är Skalled 4, Malmö", "Skalled 4, Malmö"),
    ("asuu koivukaari 11 F 97 00940 hki.", "koivukaari 11 F 97 00940 hki"),
    ("vanha oli hämeenpuisto 14 b 9.", "hämeenpuisto 14 b 9"),
    ("asun mäkirinne 4:ssä", "mäkirinne 4:ssä"),
    ("Parkgatan 3, avd. Björken, 841 32 Ånge", "Parkgatan 3, avd. Björken, 841 32 Ånge"),
    ("Calle de la Paz 14, 2º B, 46003 Valencia", "Calle de la Paz 14, 2º B, 46003 Valencia"),
    ("Smedjegatan 4, 2 tr ö g, Säter", "Smedjegatan 4, 2 tr ö g, Säter"),
    ("Hoogstraat 118-2, 3011 PV Rotterdam", "Hoogstraat 118-2, 3011 PV Rotterdam"),
    ("14 Roundhay Grove\nis mine", "14 Roundhay Grove"),
    ("Smedbacksgatan 16 nb", "Smedbacksgatan 16 nb"),
    ("Studentvägen 27, rum 14, 752 34 Uppsala", "Studentvägen 27, rum 14, 752 34 Uppsala"),
    ("Vi bor på Kvarnbacken 7 i Arboga.", "Kvarnbacken 7 i Arboga"),
    ("Laugavegur 118, 105 Reykjavík", "Laugavegur 118, 105 Reykjavík"),
    ("Adress: Vasavägen 7A\n582 20 Linköping", "Vasavägen 7A\n582 20 Linköping"),
    ("Osoite Kalevankatu 3 A 1\n00100 HELSINKI", "Kalevankatu 3 A 1\n00100 HELSINKI"),
    ("S:t Eriksgatan 5", "S:t Eriksgatan 5"),
    (
        "Jag bor på Storgatan 12 B lgh 1203, 111 22 Stockholm.",
        "Storgatan 12 B lgh 1203, 111 22 Stockholm",
    ),
    ("Mannerheimintie 12 A 5, 00100 Helsinki", "Mannerheimintie 12 A 5, 00100 Helsinki"),
    ("Box 596, 101 31 Stockholm", "Box 596, 101 31 Stockholm"),
    ("PL 800, 00531 Helsinki", "PL 800, 00531 Helsinki"),
    ("Norra Vägen 3\n392 34 Kalmar", "Norra Vägen 3\n392 34 Kalmar"),
    ("osoite: Koivukuja 4 as. 2, 20100 Turku", "Koivukuja 4 as. 2, 20100 Turku"),
    ("Karl Johans gata 7", "Karl Johans gata 7"),
    ("Strandvägen 5 C, SE-114 56 Stockholm", "Strandvägen 5 C, SE-114 56 Stockholm"),
    ("Alexandersgatan 7, FI-00100 Helsingfors", "Alexandersgatan 7, FI-00100 Helsingfors"),
    ("12 High Street, London SW1A 1AA", "12 High Street, London SW1A 1AA"),
    ("bor på storgatan 12", "storgatan 12"),
    ("Asun osoitteessa Rantatie 5 B 12", "Rantatie 5 B 12"),
    ("Lillgränd 3, 2 tr, 223 50 Lund", "Lillgränd 3, 2 tr, 223 50 Lund"),
    ("Mäkipolku 1", "Mäkipolku 1"),
    ("Leppäjärventie 1043, 99400 Enontekiö", "Leppäjärventie 1043, 99400 Enontekiö"),
    ("moved to sodra forstadsgatan 66b 21420 malmo", "sodra forstadsgatan 66b 21420 malmo"),
    ("västra storg 8b", "västra storg 8b"),
    ("Asun osoitteessa Mäkitiellä 4", "Mäkitiellä 4"),
    ("Byn 45, 930 10 Lövånger", "Byn 45, 930 10 Lövånger"),
    ("Hämeentie 103 C 45 00560 Helsinki", "Hämeentie 103 C 45 00560 Helsinki"),
    ("storgatan 12, 12345 storstad", "storgatan 12, 12345 storstad"),
    ("adress: Rävgången 2", "Rävgången 2"),
    (
        "Aleksanterinkatu 15 B, 5. krs, 00100 Helsinki",
        "Aleksanterinkatu 15 B, 5. krs, 00100 Helsinki",
    ),
    ("Rådhusgatan 12 (lgh 1401), 831 35 Östersund", "Rådhusgatan 12 (lgh 1401), 831 35 Östersund"),
    ("14 high street, leeds ls1 4dy", "14 high street, leeds ls1 4dy"),
    ("123 Main St, Apt 4B, New York, NY 10001", "123 Main St, Apt 4B, New York, NY 10001"),
    ("5 The Green, Norwich NR1 2AB", "5 The Green, Norwich NR1 2AB"),
    ("my postcode is EH1 2NG", "EH1 2NG"),
    ("Me asutaan Kuninkaank. 51 as 2", "Kuninkaank. 51 as 2"),
    ("Rivi 1 | 00100 Helsinki | x", "00100 Helsinki"),
    ("till c/o Berg, Ringvägen 101", "c/o Berg, Ringvägen 101"),
]
MISSES = [
    "Cancelled 5 days, travelled 5 km",
    "bussimatka vuoritie 1 h 30 min",
    "teräskaari 3 a 5 mm",
    "clearing 5012-00 418 27 SEB",
    "Via Fortnox API 3 gånger",
    "4 Admin View\n",
    "Via E. Karlsson 1981",
    "Exchange Online plan 2",
    "sanoja ja lukuja 50",
    "Bearing 209",
    "Jag bor i Stockholm",
    "Helsinki on kaunis",
    "artikel 15",
    "Box med kablar",
    "kontoplan 2024",
    "handlingsplan 2",
    "Storgatan",
    "valtatie 4",
    "PL 800",
    "500 00 kr",
    "nostamme 12345 riviä",
    "Övergången 2 är klar",
    "Asunto Oy Mannerheimintie 64",
    "24 Hour Drive",
    "3 Court cases",
    "Order 12, 123 45 kr",
    "the 5 Star Road trip",
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_a_postal_address_is_one_span(found, text, value):
    assert found(text, "ADDRESS") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_a_town_or_a_number_alone_is_no_address(found, text):
    assert found(text, "ADDRESS") == []
