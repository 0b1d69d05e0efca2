"""What a text once calls a person is redacted in the rest of it."""

from pii.redactor import redact
from pii.repeated_names import repeated_names
from pii.spans import Span


def repeated(text, *names):
    spans = [Span(text.index(name), text.index(name) + len(name), "PERSON", 0.9) for name in names]
    return [text[span.start : span.end] for span in repeated_names(text, spans)]


def test_parts_and_forms_of_a_name_are_found_again():
    text = "Mattias Ek skrev. Eks svar kom. Mattias ringde, Mattiakselle soitettiin."
    assert repeated(text, "Mattias Ek") == ["Mattias", "Mattiakselle"]


def test_a_word_counts_in_lower_case_only_if_it_is_no_common_word():
    assert repeated("Will Tuulikki come? he will. tuulikki too", "Will Tuulikki") == ["tuulikki"]


def test_the_firm_of_the_same_name_stays():
    assert repeated("Hej, Anna Lindqvist här från Lindqvist Bygg AB", "Anna Lindqvist") == []


def test_a_text_without_names_has_none_again():
    assert repeated_names("Hej på er", []) == []


def test_redacting_finds_the_bare_surname_after_the_introduction():
    text = "Jag heter Örjan Bergqvarn. Är det bergqvarn eller Bergqvarns?"
    assert redact(text, language="sv").text == (
        "Jag heter <PERSON>. Är det <PERSON> eller <PERSON>?"
    )


def test_a_month_and_a_thing_are_none_again():
    text = "May Berg paid on 26 May. The Maria-tee is for May."
    assert repeated(text, "May Berg") == ["May"]


def test_a_spelt_name_is_one_again():
    text = "I am Bartholomew Quist, that's Q U I S T, not Q I S T"
    assert repeated(text, "Bartholomew Quist") == ["Q U I S T"]
    assert repeated("paul adeyemi p a u l a d e y e m i", "paul adeyemi") == [
        "p a u l a d e y e m i"
    ]
    assert repeated("I am Anna Lee. Press a n n to go", "Anna Lee") == []


def test_a_part_that_is_found_again_is_grown_to_its_whole():
    text = "Fatima al-Jazir soitti, mutta al-Jazirin piti tulla"
    assert redact(text, language="fi").text == "<PERSON> soitti, mutta <PERSON> piti tulla"
