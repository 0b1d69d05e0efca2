"""A row is redacted in the language its file says, else in the likeliest."""

from collections.abc import Callable

import pytest

from pii.files.language import guess_language, said_language
from tests.pii.files.scene import Done, lines

SENTENCES = {
    "sv": "Jag vill gärna veta vilka uppgifter ni har om mig",
    "fi": "Haluaisin tietää, mitä tietoja teillä on minusta",
    "en": "I would like to know which data you have about me",
}


@pytest.mark.parametrize(
    ("code", "language"),
    [("sv", "sv"), (" SV ", "sv"), ("sv-FI", "sv"), ("fi_FI", "fi"), ("eng", "en"), ("swe", "sv")]
    + [(code, None) for code in ("no", "da", "", "x", "svenska?", "-sv")],
)
def test_the_usual_ways_to_write_a_language_are_understood(code: str, language: str | None) -> None:
    assert said_language(code) == language


@pytest.mark.parametrize(("language", "text"), SENTENCES.items())
def test_a_language_that_is_not_said_is_guessed(language: str, text: str) -> None:
    assert guess_language(text) == language


def test_a_text_without_letters_has_some_language() -> None:
    assert guess_language("070-123 45 67 ☃") == "sv"


def test_the_report_says_how_many_languages_were_guessed(
    redacted: Callable[..., Done],
) -> None:
    rows = [{"text": text, "lang": code} for code, text in SENTENCES.items()]
    rows += [{"text": SENTENCES["fi"], "lang": code} for code in ("no", "da", None, 7, "")]
    report = redacted(
        "a.jsonl", lines([*rows, {"text": "Hej på er"}]), language_field="lang"
    ).report
    assert report.languages == {"fi": 6, "sv": 2, "en": 1}
    assert (report.unknown_language, report.without_language) == (2, 4)


def test_all_texts_of_a_row_help_to_guess_its_language(redacted: Callable[..., Done]) -> None:
    row = {"subject": "Ok", "body": SENTENCES["fi"]}
    report = redacted("a.jsonl", lines([row]), text_fields=("subject", "body")).report
    assert report.languages == {"fi": 2}


def test_a_column_of_a_csv_says_the_language(redacted: Callable[..., Done]) -> None:
    report = redacted("a.csv", 'language,text\nFI,"Ok, hi"\n"",Hej på er\n').report
    assert report.languages == {"fi": 1, "sv": 1}
