"""DATE_OF_BIRTH: a table of hits and near-misses."""

import pytest

HITS = [
    ("Leif Dahl, f 1955.12.30, giltigt", "1955.12.30"),
    ("Karl Lund, *4/9 1929 †20/1 2024", "4/9 1929"),
    ("syntymäaika (ppkkvv) 220579, tulot", "220579"),
    ("mun synttäri on 9.6.1978 eikä", "9.6.1978"),
    ("birthdate 07041985, please", "07041985"),
    ("syntynyt kolmas huhtikuuta 2006, joka", "kolmas huhtikuuta 2006"),
    ("född tjugofjärde februari fyrtiofyra", "tjugofjärde februari fyrtiofyra"),
    ("syntynyt sotavuonna, siis 30.4.-41.", "30.4.-41"),
    ("Syntynt 24.5.1941.", "24.5.1941"),
    ("Barn: Danylo, 2014-11-30", "2014-11-30"),
    ("Lapset: Elias (3.4.2016)", "3.4.2016"),
    ("Syntynyt siis marraskuun 12. päivä 1974.", "marraskuun 12. päivä 1974"),
    ("Äitini Annikki Sarkkinen (8.2.1950) on kaatunut", "8.2.1950"),
    ("Nuori: Áilu Sara, 9.4.2010, 090410C9132", "9.4.2010"),
    ("född är jag iaf 23 april 1991", "23 april 1991"),
    ("fel födelsedatum i journalen. Där står 1958-05-03 och inget mer", "1958-05-03"),
    ("född 1980-03-12", "1980-03-12"),
    ("f. 12.3.1980", "12.3.1980"),
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
    ("född i Umeå den 4 juni 1977", "den 4 juni 1977"),
    ("born the fourth of May 1967", "the fourth of May 1967"),
    ("synt.aika: 4.5.1967", "4.5.1967"),
    ("the date of birth in our file is 04.05.1967", "04.05.1967"),
    ("fel födelsedatum, ska vara 3 maj 1981", "3 maj 1981"),
    ("jag är född 82", "82"),
    ("bday 4 May", "4 May"),
    ("tyttäreni syntyi 3.1.2018", "3.1.2018"),
    ("Födelsedatum?\nKund: 19 okt 91", "19 okt 91"),
    ("her date of birth: it's 14 February 2021", "14 February 2021"),
    ("lägg till Vilgot (2013-06-30)", "2013-06-30"),
    ("1. Anna Lind, 1979-10-30, passi", "1979-10-30"),
    ("7;Lind, Catharina;1971-08-05;x", "1971-08-05"),
    ("Gunnel Ståhl (*1937-06-30)", "1937-06-30"),
    ("synt.aika 10 . 10 . 1979", "10 . 10 . 1979"),
]
MISSES = [
    "Barn: anmäld 2025-03-01",
    "Barn: tid hos Anna, 12.12.2025",
    "1. April report, 2019-04-01\n2. June report, 2019-06-01",
    "1. Kulturhuset Stora, 14.5.2013\n2. Konserthuset Lilla, 2.9.2013",
    "Se Johansson (2019-05-01) i rapporten",
    "Beslutet (2013-06-30)",
    "Release (2024-06-30)",
    "avtalet 1980-03-12",
    "mötet den 12 mars 2024",
    "12.3.2024 klo 12",
    "s. 14",
    "sidan f. 12",
    "sedan 1998",
    "Bornholm 2024-01-01",
    "virhe syntyi 12.3.2024",
    "the product was born in 2014",
    "Warren, B. 1978",
    "syntymäaika puuttuu, lisätty 12.3.2024",
    "Anna Lind, 2024-10-30, mötet",
    "Utgiven: Anna Lind, 2012-04-26",
]
SEVERAL = [
    ("Jag är född den 12 mars 1980.", ["den 12 mars 1980"]),
    ("fyller år den 12 mars", ["den 12 mars"]),
    ("Name\tDOB\tHired\nBo\t1996-08-30\t2020-01-01", ["1996-08-30"]),
    ("Hetu: x\nSyntymäaika: 14.8.1991\nTyösuhde: 1.2.2024", ["14.8.1991"]),
    (
        "barnen är födda 2010-01-02 och 2013-05-06, anställd 2015-03-01",
        ["2010-01-02", "2013-05-06"],
    ),
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_a_date_said_to_be_a_birth_date_is_found(found, text, value):
    assert found(text, "DATE_OF_BIRTH") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_any_other_date_stays(found, text):
    assert found(text, "DATE_OF_BIRTH") == []


@pytest.mark.parametrize(("text", "values"), SEVERAL)
def test_each_birth_date_is_found_and_no_date_beside_it(found, text, values):
    assert found(text, "DATE_OF_BIRTH") == values
