"""PERSON: a table of hits and near-misses."""

import pytest

HITS = [
    ("Jag heter Stig Berg", "Stig Berg"),
    ("Hej Love Ek!", "Love Ek"),
    ("Namn: EVA", "EVA"),
    ("Mvh LEO", "LEO"),
    ("Hej, jag heter Anna Berg och undrar", "Anna Berg"),
    ("Mitt namn är Anna-Karin von Essen.", "Anna-Karin von Essen"),
    ("Nimeni on Matti Virtanen", "Matti Virtanen"),
    ("olen Matti Virtanen ja kysyn", "Matti Virtanen"),
    ("My name is John O'Neill", "John O'Neill"),
    ("I'm John from Turku", "John"),
    ("jag heter anna berg", "anna berg"),
    ("Hej Anna,\nTack!", "Anna"),
    ("Hei Matti!", "Matti"),
    ("Dear Mr Smith,", "Smith"),
    ("Hälsningar\nAnna Berg", "Anna Berg"),
    ("Med vänlig hälsning,\r\n\r\nAnna Berg\r\nSoftOne AB", "Anna Berg"),
    ("mvh Anna", "Anna"),
    ("mvh anna", "anna"),
    ("terveisin Matti Meikäläinen", "Matti Meikäläinen"),
    ("t. Matti", "Matti"),
    ("aino tässä moi, laturi on rikki", "aino"),
    ("Hej, Bosse här, jag undrar", "Bosse"),
    ("My Ljung heter jag.", "My Ljung"),
    ("I never agreed to the plan. Dmitrij Kuusk", "Dmitrij Kuusk"),
    ("en halua enää mainoksia. essi l.", "essi l."),
    ("Ystävällisin terveisin\nLiisa Mäki", "Liisa Mäki"),
    ("Best regards, John", "John"),
    ("Thanks,\nJohn Smith", "John Smith"),
    ("Tack på förhand /Anna", "Anna"),
    ("herr Berg ringde", "Berg"),
    ("rouva Virtanen soitti", "Virtanen"),
    ("Namn: Berg, Anna", "Berg, Anna"),
    ("Nimi: Virtanen, Matti", "Virtanen, Matti"),
    ("Name: J. R. Smith", "J. R. Smith"),
    ("c/o Anna Berg", "Anna Berg"),
    ("enligt dr. Lindqvist", "Lindqvist"),
    ("Hälsningar,\n- Anna", "Anna"),
    ("HÄLSNINGAR\nANNA BERG", "ANNA BERG"),
    ("Olen asiakkaanne Mikko Salo, Turku", "Mikko Salo"),
    ("Undertecknad, Maria Lopez Garcia, begär", "Maria Lopez Garcia"),
    ("Jag är Åsa Öberg", "Åsa Öberg"),
    ("Asia on hoidettu. -Lotta", "Lotta"),
    ("Kiitti avusta. t Reiska", "Reiska"),
    ("Det är löst nu.\n\nMK", "MK"),
    ("Det är löst nu.\r\n\r\nMK", "MK"),
    ("2025-01-20 MK: provat igen", "MK"),
    ("2025-01-20 13:05 JT: väntar", "JT"),
]
MISSES = [
    "Hej FPA!",
    "Moi IT-tuki!",
    "Dear Bank,",
    "Moikka Oma Säästöpankki,",
    "My name is now written in Latin letters.",
    "LÖNEN HAR INTE KOMMIT. VILL HA AVDRAG.",
    "Då lägger jag in det. Klart!",
    "Jag bor i Lund. Tack på förhand",
    "olen Teidän asiakkaanne",
    "Olen Fortumin asiakas",
    "olen Suomesta.",
    "Jag är kund hos er",
    "Jag är VD",
    "Hej SoftOne!",
    "Hej Supporten,",
    "Hej alla,",
    "I'm Swedish.",
    "This is Microsoft Office",
    "mvh kundtjänst",
    "Tack så mycket",
    "Hi there,",
    "Hälsningar",
    "Jag är nöjd.",
    "Stockholm, Sverige",
    "jag heter inte så",
    "Best practice",
    "Hälsningar från supporten",
    "thanks in advance",
    "Min herr. Gud bevare",
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_an_introduced_name_is_found(found, text, value):
    assert found(text, "PERSON") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_what_stands_where_a_name_could_stays(found, text):
    assert found(text, "PERSON") == []
