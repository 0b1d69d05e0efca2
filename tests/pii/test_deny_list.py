"""What is known of the requester is found again in any form."""

import pytest

from pii.deny_list import known_spans
from pii.redactor import redact, redact_many


def test_each_text_has_its_own_list_where_there_are_several():
    texts = ["Ta kontakt med sparv.", "Ta kontakt med sparv."]
    made = redact_many(texts, language="sv", deny_lists=[["Siri Sparv"], ["Karin Lind"]])
    assert [each.text for each in made] == ["Ta kontakt med <PERSON>.", texts[1]]


def _redacted(text, *entries, language="sv"):
    return redact(text, language=language, deny_list=list(entries)).text


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("karin ringde", "Karin Lind"),
        ("LINDS avtal", "Karin Lind"),
        ("Karin Linds avtal", "Karin Lind"),
        ("Mäkiselle avtal", "Liisa Mäkinen"),
        ("Mäkisen avtal", "Liisa Mäkinen"),
        ("Matin avtal", "Matti Virtanen"),
        ("Matille avtal", "Matti Virtanen"),
        ("Pekan avtal", "Pekka"),
        ("Annalta avtal", "Anna"),
        ("Lahden avtal", "Lahti"),
        ("Hanneksen avtal", "Hannes"),
        ("Bergin avtal", "Berg"),
        ("Virtaselta avtal", "Virtanen"),
        ("Bos avtal", "Bo Ek"),
        ("Anna-Karins avtal", "Anna-Karin"),
        ("O'Neills avtal", "O'Neill"),
    ],
)
def test_a_name_is_found_in_its_forms(text, entry):
    assert _redacted(text, entry).startswith("<PERSON> ")


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Bor ni i Boden?", "Bo Ek"),
        ("Ekonomin är von oben", "Bo von Ek"),
        ("en annan fråga", "Anna"),
        ("lindrigt och linda", "Lind"),
        ("oy ab", "Firma Ab Oy"),
        ("karinen", "Karin"),
    ],
)
def test_a_word_that_only_begins_like_a_name_is_not_the_name(text, entry):
    assert known_spans(text, [entry]) == []


def test_parts_of_a_name_that_stand_together_are_one_span():
    assert _redacted("Karin Lind och Lind", "Karin Lind") == "<PERSON> och <PERSON>"


@pytest.mark.parametrize(
    "text", ["070-123 45 67", "0701234567", "+46 70 123 45 67", "0046701234567", "70 1234567"]
)
@pytest.mark.parametrize("entry", ["070-123 45 67", "+46701234567"])
def test_a_number_is_found_in_any_spacing(text, entry):
    assert _redacted(f"order {text} klar", entry) == "order <PHONE_NUMBER> klar"


def test_a_customer_number_is_found_without_its_label():
    assert _redacted("se 88-123 nu", "88123") == "se <CUSTOMER_NUMBER> nu"


def test_a_number_inside_a_longer_number_stays():
    assert _redacted("se 5881234 nu och 881239", "88123") == "se 5881234 nu och 881239"


def test_an_email_address_is_found_in_any_case():
    assert _redacted("KARIN@FIRMA.EXAMPLE", "karin@firma.example") == "<EMAIL_ADDRESS>"


@pytest.mark.parametrize("entry", ["", " ", "-", "a", "\u200b", "@", "1"])
def test_an_entry_with_nothing_in_it_finds_nothing(entry):
    assert _redacted("a - 1 @ b", entry) == "a - 1 @ b"
