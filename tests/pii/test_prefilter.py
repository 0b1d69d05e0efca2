"""Which recognizers are asked at all."""

import pytest

from pii.automaton import Automaton, ReadAheadAutomaton
from pii.nearby_context import beginnings, names
from pii.policy import LANGUAGES, TYPES
from pii.prefilter import Prefilter
from pii.recognizers.iban_code_recognizer import IbanCodeRecognizer
from pii.recognizers.license_plate_recognizer import LicensePlateRecognizer
from pii.recognizers.online_id_recognizer import OnlineIdRecognizer
from pii.redactor import redact
from pii.single_bytes import encoded
from tests.pii.test_same_spans import generated

KINDS = [IbanCodeRecognizer("sv"), LicensePlateRecognizer("sv"), OnlineIdRecognizer("sv")]


def possible(text, types=tuple(TYPES)):
    (found,) = Prefilter(KINDS, types).possible([text], [encoded(text)], KINDS)
    return {type(recognizer).__name__: {pattern.name for pattern, _ in patterns}
            for recognizer, patterns in found}  # fmt: skip


def test_a_text_without_anything_asks_nobody():
    assert possible("vad gäller för oss") == {}


def test_only_patterns_that_can_match_are_tried():
    assert possible("bilen ABC-123 står här") == {
        "LicensePlateRecognizer": {"SE", "FI", "FI short"}
    }


def test_patterns_of_other_types_are_not_tried():
    assert possible("bilen ABC-123 står här", types=["IBAN_CODE"]) == {}


def test_a_heading_wakes_the_recognizer_without_any_of_its_patterns():
    assert possible("användare:\njaja") == {"OnlineIdRecognizer": set()}


def test_half_a_surrogate_pair_is_no_error():
    assert redact("\ud83d 070-123 45 67", language="sv").text == "\ud83d <PHONE_NUMBER>"


def test_a_pattern_that_needs_a_context_word_is_not_tried_without():
    assert possible("rummet ABC-123 finns här") == {"LicensePlateRecognizer": {"FI"}}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entity", [name for name, entry in TYPES.items() if entry.context])
def test_where_a_context_word_stands_its_beginning_does(entity, language):
    context = TYPES[entity].context
    exact, wide = names(context), Automaton([beginnings(context)])
    for text in generated(language, 200):
        for words in (text, *text.split("\n")):
            if exact.search(" ".join(words.split())):
                assert wide.matching(encoded(text))


def test_an_automaton_says_the_same_of_texts_that_it_has_read():
    automaton, texts = ReadAheadAutomaton(["a", "b+"]), ["a", "bb", "ab", "c"]
    before = list(map(automaton.possible, texts))
    with automaton.reading(texts[1:], [encoded(text) for text in texts[1:]]):
        assert list(map(automaton.possible, texts)) == before
    assert before == [[0], [1], [0, 1], ()]
