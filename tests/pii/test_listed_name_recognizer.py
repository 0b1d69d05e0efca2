"""Names that only the lists give away."""

import pytest
from presidio_analyzer.nlp_engine import NlpArtifacts

from pii.engine import Entity
from pii.policy import POSSIBLE_NAME
from pii.recognizers.listed_name_recognizer import ListedNameRecognizer
from pii.redactor import find

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


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Vi har bytt till en router av märket Linus Pro 4", "sv", []),
        ("Den är en svart Crescent Elina med ramnummer 7", "sv", []),
        ("The folder is on the server Birger. Move it", "en", []),
        ("Var snäll och be Ingrid ringa", "sv", ["Ingrid"]),
        ("Kysy asiasta Mielikiltä", "fi", ["Mielikiltä"]),
    ],
)
def test_within_a_sentence_the_pipeline_can_rule_a_listed_name_out(text, language, names):
    assert [text[span.start : span.end] for span in find(text, language=language)] == names


@pytest.mark.parametrize(("said", "names"), [([], []), ([(14, 19)], ["Gunnar"])])
def test_what_the_pipeline_thinks_possible_is_a_listed_name(said, names):
    text = "We met at the Gunnar room"
    entities = [Entity(POSSIBLE_NAME, *place) for place in said]
    artifacts = NlpArtifacts(entities, None, [], [], None, "en")
    results = ListedNameRecognizer("en").analyze(text, ["PERSON"], artifacts)
    assert [text[result.start : result.end] for result in results] == names
