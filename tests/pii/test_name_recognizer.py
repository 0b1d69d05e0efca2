"""What the recognizers of names share: a firm's name keeps the person's in it."""

import pytest
import regex

from pii.recognizers.name_recognizer import NameRecognizer

CASES = [
    ("Anna Lindqvist ringde", ["Anna Lindqvist"]),
    ("Lindqvist Bygg AB, Anna Lindqvist", ["Anna Lindqvist"]),
    ("Tmi Anna Lindqvist", []),
    ("ingen alls", []),
]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_a_name_that_is_part_of_a_firms_is_left_out(text, names):
    places = [(at, at + len(name)) for name in ("Anna Lindqvist", "Lindqvist Bygg")
              if (at := text.find(name)) >= 0]  # fmt: skip
    results = NameRecognizer("sv").results(text, places, 0.9)
    assert [text[result.start : result.end] for result in results] == names


@pytest.mark.parametrize("text", [
    "Astrid Lindgren Children's Hospital", "Urho Kekkosen kansallispuistossa",
 "på S:t Göran i går", "Pyhän Henrikin",
    "Matta Elsa 170x240", "Lampa Viktor Ø80",
])  # fmt: skip
def test_a_place_or_a_product_called_after_a_person_is_left_out(text):
    place = regex.search("Astrid Lindgren|Urho Kekkosen|Göran|Henrikin|Elsa|Viktor", text)
    assert place
    assert NameRecognizer("sv").results(text, [place.span()], 0.9) == []


@pytest.mark.parametrize("text", [
    "vår hund (Elsa) skällde", "en hund som heter Elsa", "our cat called Elsa",
    "koira nimeltä Elsa",
])  # fmt: skip
def test_an_animals_name_is_left_out(text):
    at = text.index("Elsa")
    assert NameRecognizer("sv").results(text, [(at, at + 4)], 0.9) == []


@pytest.mark.parametrize("text", [
    "Will the others see it?", "May I have it?", "Ran a small firm", "Under Art. 6",
    "Midsummer's Eve",
])  # fmt: skip
def test_a_word_that_is_a_name_elsewhere_is_left_out(text):
    word = regex.search("Will|May|Ran|Art|Eve", text)
    assert word
    assert NameRecognizer("en").results(text, [word.span()], 0.9) == []


@pytest.mark.parametrize(("text", "count"), [
    ("Salam, thank you!", 0), ("Tack.\nPozdrawiam\nGrzegorz", 0), ("Hej Salam, tack!", 1),
    ("Jag pratade med Salam.", 1), ("Hej då.\n\nSalam", 1), ("Salam ringde i går.", 1),
])  # fmt: skip
def test_a_greeting_from_elsewhere_is_no_name(text, count):
    found = regex.search("Salam|Pozdrawiam", text)
    assert found
    assert len(NameRecognizer("sv").results(text, [found.span()], 0.9)) == count


@pytest.mark.parametrize("text", [
    "er hund, Elsa, bet mig", "vår katt Elsa skötare", "my cat (Elsa took her)", "koira Elsa osti",
    "hunden som Elsa äger", "hunden Elsa köpte", "Elsa och katten", "the dog Elsa walks",
    "a rug Elsa bought", "i går kom Elsa hit", "en stol Elsa valde", "Elsa Storgatan 5",
    "Elsa School secretary", "mvh Elsa Church Road 3", "Elsa University of Oulu",
    "bord Elsa 4 pers", "jacka Elsa 070-174 06 55", "Elsas gata är oplogad", "Elsa's School called",
])  # fmt: skip
def test_a_person_beside_such_a_thing_is_not(text):
    at = text.index("Elsa")
    assert len(NameRecognizer("sv").results(text, [(at, at + 4)], 0.9)) == 1


@pytest.mark.parametrize(("text", "count"), [
    ("rosen 'Elsa Beskow' dog", 0), ('er chatbot "Elsa" svarar fel', 0),
    ("konferensrum “Elsa Beskow”", 0),
    ('grannen "Elsa" ringde', 1), ('på Facebook "Elsa Beskow"', 1), ('Rosen "Elsa" Berg', 1),
    ('boken Elsa gav "mig"', 1),
])  # fmt: skip
def test_what_is_quoted_behind_a_thing_is_its_name(text, count):
    found = regex.search("Elsa(?: Beskow)?", text)
    assert found
    assert len(NameRecognizer("sv").results(text, [found.span()], 0.9)) == count


@pytest.mark.parametrize(("text", "count"), [
    ("the Alvar Aalto lamp", 0), ('the "Alvar Aalto" font is gone', 0), ("Björkviks skola", 0),
    ("near the Alvar Aalto coffee machine", 0),
    ("Alvar Aalto dress rehearsal", 1), ("the room Alvar Aalto booked", 1), ("Karins skola", 1),
    ("the Alvar Aalto room", 1), ("Did the Alvar Aalto store it?", 1), ("Björns skola", 1),
    ("Rektor Kihlbergs skola", 1),
])  # fmt: skip
def test_what_has_an_article_or_a_school_behind_it_is_no_person(text, count):
    found = regex.search("Alvar Aalto|Björkviks|Karins|Björns|Kihlbergs", text)
    assert found
    assert len(NameRecognizer("en").results(text, [found.span()], 0.9)) == count


@pytest.mark.parametrize(("text", "count"), [
    ("köpt hos Clas Ohlson i går", 0), ("Clas Ohlsonilta", 0), ("Viking Linen laiva", 0),
    ("Clas Hugo ringde", 1), ("Clas ohlson sa", 1), ("Clas Ohlsonsson ringde", 1),
    ("Clas Lind ringde", 1), ("Max Marin soitti", 1), ("Clas, Ohlson stängde", 1),
    ("Anna Viking ringde", 1),
])  # fmt: skip
def test_a_firm_of_two_words_is_no_person(text, count):
    found = regex.search("Clas|Max Marin|Anna Viking|Viking", text)
    assert found
    assert len(NameRecognizer("fi").results(text, [found.span()], 0.9)) == count


@pytest.mark.parametrize(("text", "word"), [
    ("Min kollega ringde", "Min"), ("PG 94 07 31-3", "PG"), ("somebody elses", "elses"),
    ("ready Thu", "Thu"), ("Thu, 31 May 2001 19:11", "Thu"), ("Mon Jun 21 10:40", "Jun"),
    ("BIC OKOYFIHH", "OKOYFIHH"),
    ("Ville bara säga tack", "Ville"), ("ALVA, SJUK FR O M 17/11", "O M"), ("162 kr/tim", "tim"),
])  # fmt: skip
def test_a_word_or_abbreviation_is_no_name(text, word):
    at = text.index(word)
    assert NameRecognizer("sv").results(text, [(at, at + len(word))], 0.9) == []


@pytest.mark.parametrize(("text", "word"), [
    ("vi ses kl 17 /anna", "anna"), ("har betalat 200 kr /lisa", "lisa"),
    ("Ville gärna kommer med", "Ville"), ("Min Zhang ringde", "Min"), ("Min ringde", "Min"),
    ("Mina ringde", "Mina"),
    ("PG ringde", "PG"), ("Thu ringde", "Thu"), ("Thu, 31.5.", "Thu"),
    ("call Thu, 31 May order", "Thu"), ("elses konto", "elses"),
])  # fmt: skip
def test_a_name_in_the_same_places_stays_one(text, word):
    at = text.index(word)
    assert len(NameRecognizer("sv").results(text, [(at, at + len(word))], 0.9)) == 1
