"""Voikko's analysis, where it is installed; without it nothing is found and nothing fails."""

import pytest

from pii.names import finnish
from pii.recognizers import voikko_name_recognizer
from pii.recognizers.voikko_name_recognizer import VoikkoNameRecognizer, voikko

needs_voikko = pytest.mark.skipif(voikko() is None, reason="Debian's voikko-fi is not installed")
CASES = [
    ("Laitoin Turkan reissusta matkalaskun", ["Turkan"]),
    ("Soitin Mäkiselle ja Pekallekin", ["Pekallekin"]),
    ("Avaa Raportit ja Asetukset Helsingissä", []),
    ("Kallionkadun Kukka Oy laskutti", []),
]


def found(text, language):
    results = VoikkoNameRecognizer(language).analyze(text, ["PERSON"])
    return [text[result.start : result.end] for result in results]


@needs_voikko
@pytest.mark.parametrize(("text", "names"), CASES)
def test_words_that_can_only_be_names_are_found(text, names):
    assert found(text, "fi") == names


@needs_voikko
def test_it_reads_finnish_alone():
    assert found("Laitoin Turkan reissusta", "sv") == []


def test_without_voikko_nothing_is_found_and_nothing_fails(monkeypatch):
    monkeypatch.setattr(voikko_name_recognizer, "voikko", lambda: None)
    assert found("Laitoin Turkan reissusta", "fi") == []


@needs_voikko
@pytest.mark.parametrize("word", ["jonossanne", "näkikö", "Toivoit", "Lukeeko", "Joudunko"])
def test_an_ordinary_word_that_could_be_a_name_behind_an_ending_is_one(word):
    assert finnish.is_word(word, cased=True)


@needs_voikko
@pytest.mark.parametrize("word", ["Annan", "Virtaselle", "Koivulehto", "toivo", "Nguyenille"])
def test_what_may_be_a_name_is_no_ordinary_word(word):
    assert not finnish.is_word(word, cased=True)


@needs_voikko
def test_in_a_text_without_capitals_a_word_in_lower_case_is_not_judged():
    assert not finnish.is_word("jonossanne", cased=False)
