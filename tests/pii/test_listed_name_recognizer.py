"""Names that only the lists give away."""

import pytest

from pii.recognizers.listed_name_recognizer import ListedNameRecognizer

CASES = [
    ("4. Ilta Kukkamaa – ei puhelinta", ["Ilta Kukkamaa"]),
    ("12 Iris Kuusela 07:30", ["Iris Kuusela", "Kuusela", "Iris Kuusela"]),
    ("1. Grön Sten – slut", []),
    ("12 Alma Park 07:30", []),
    ("Ingen Bartosz i listan", ["Bartosz"]),
    ("Row 12: Bergqvist, Dag, account", ["Bergqvist", "Bergqvist, Dag"]),
    ("Khadija nor Xiuying", ["Khadija"]),
    ("Then let's go. Let’s ask Khadija", ["Khadija"]),
    ("Maksu Söderholmille, ei Ramonalle", ["Söderholmille", "Ramonalle"]),
    ("Söderholms kort", ["Söderholms"]),
    ("Söderholm Bygg AB har fakturerat", []),
    ("Linnea-palvelin on alhaalla", []),
    ("Faktura och Rapport, Open Settings", []),
    ("Vi ses i Stockholm eller Lappeenrannassa", []),
]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_listed_names_are_found_and_other_words_stay(text, names):
    results = ListedNameRecognizer("sv").analyze(text, ["PERSON"])
    assert [text[result.start : result.end] for result in results] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vaihtakaa Kallen tilalle Päivin?", ["Kallen", "Päivin"]),
        ("Päivin päätteeksi suljin koneen", []),
        ("Lahjan numero on vaihtunut, kysykää Lahjan miestä", ["Lahjan"]),
        ("Outlook for Mac ja Safarin versio", []),
        ("Hei, Voitteko poistaa tietoni – Päivin tiedot", []),
        ("• Sairaana, (Nimelläni, ”Peruin sen; Lisään", []),
    ],
)
def test_a_given_name_that_is_a_rare_finnish_word_is_one_within_a_sentence(text, names):
    results = ListedNameRecognizer("fi").analyze(text, ["PERSON"])
    assert [text[result.start : result.end] for result in results] == names
