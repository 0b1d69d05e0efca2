"""Names are found in many texts at once, as spaCy would find them one at a time."""

import numpy as np
import pytest
from spacy.vocab import Vocab

from pii.names import finder, pipeline
from pii.names.candidates import (
    BESIDE,
    BETWEEN,
    LETTER,
    LIKELY,
    NO,
    YES,
    candidates,
    is_cased,
    kind_of,
)
from pii.names.finder import NameFinder
from pii.names.tokenizer import WordTokenizer, pieces_of, starts_of, word_of
from tests.pii.test_same_spans import generated


@pytest.fixture(scope="module")
def names():
    return NameFinder(pipeline.load())


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_it_finds_what_the_whole_network_finds(names, language):
    texts = generated(language, 300)
    assert names.find(texts) == [names.find_plainly(text) for text in texts]


def test_texts_without_words_have_no_names(names):
    assert names.find(["", " ", "\n", "…", "Ring Ingrid Söderlund"])[:4] == [([], [])] * 4
    assert names.find([]) == []
    assert names.find(["och det var allt"]) == [([], [])]


def test_a_text_of_more_words_than_are_kept_is_read_without_products(names, monkeypatch):
    texts = generated("sv", 40)
    before = names.find(texts)
    monkeypatch.setattr(finder, "_MOST_WORDS", 3)
    names._forget(finder._MOST_WORDS)
    assert names.find(texts) == before
    assert names._products is None
    monkeypatch.undo()
    names._forget(finder._MOST_WORDS)


def test_it_forgets_words_when_there_are_too_many(names, monkeypatch):
    before = names.find(["Ring Ingrid Söderlund"])
    monkeypatch.setattr(finder, "_MOST_WORDS", 10)
    names.find(["ett två tre fyra fem sex sju åtta nio tio elva tolv"])
    assert names._count <= 12
    assert len(names._numbers) <= 24
    assert names.find(["Ring Ingrid Söderlund"]) == before


@pytest.mark.parametrize(
    ("word", "kind"),
    [("Anna", YES), ("karin", YES), ("xqwrtz", LIKELY), ("Xqwrtz", YES), ("och", NO)]
    + [
        ("HR", BESIDE),
        ("fakturan", NO),
        ("12", NO),
        ("A1", NO),
        ("I", BETWEEN),
        ("(", NO),
        ("von", BETWEEN),
        ("-", BETWEEN),
    ]
    + [
        ("J", YES),
        ("p", LETTER),
        ("a", LETTER),
        ("VON", YES),
        ("Tampere", LIKELY),
        ("An", BESIDE),
        ("The", BESIDE),
        ("was", BESIDE),
    ]
    + [("I'm", NO), ("doesn’t", NO), ("O'Brien", YES), ("'s", LIKELY)],
)
def test_a_word_is_a_candidate_by_itself(word, kind):
    assert kind_of(word, cased=True) == kind


def test_a_usual_word_in_small_letters_is_a_candidate_only_where_all_are_small():
    assert (kind_of("karin", cased=False), kind_of("karin", cased=True)) == (YES, YES)
    assert (kind_of("anna", cased=False), kind_of("anna", cased=True)) == (YES, BESIDE)


@pytest.mark.parametrize(
    ("text", "cased"),
    [("", False), ("hej jag", False), ("Hej jag", False), ("Hej Anna", True), ("HEJ ANNA", False)],
)
def test_a_text_has_capitals_where_two_words_begin_with_one(text, cased):
    assert is_cased(text) == cased


def test_what_stands_between_or_beside_candidates_is_one_and_two_likely_ones_are():
    kinds = np.array([YES, BETWEEN, YES, BETWEEN, NO, BETWEEN, YES], dtype=np.int8)
    assert candidates(kinds).tolist() == [True, True, True, False, False, False, True]
    kinds = np.array([BESIDE, NO, BESIDE, BETWEEN, YES, BESIDE, BESIDE, NO], dtype=np.int8)
    assert candidates(kinds).tolist() == [False, False, True, True, True, True, True, False]
    kinds = np.array([LIKELY, NO, LIKELY, BETWEEN, LIKELY, NO, LIKELY, BESIDE], dtype=np.int8)
    assert candidates(kinds).tolist() == [False, False, True, True, True, False, False, False]
    kinds = np.array([LETTER, BETWEEN, YES, NO, LIKELY, LETTER, LIKELY, NO], dtype=np.int8)
    assert candidates(kinds).tolist() == [True, True, True, False, True, True, True, False]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hej Anna-Liisa,", ["Hej", "Anna", "-", "Liisa", ","]),
        ("J. R. Ek's", ["J.", "R.", "Ek", "'s"]),
        ("O'Brien skrev: a@b.se", ["O'Brien", "skrev", ":", "a@b.se"]),
        ("a  b\n c", ["a", " ", "b", "\n ", "c"]),
        ("12.3.2024 kl. 9", ["12.3.2024", "kl", ".", "9"]),
    ],
)
def test_a_text_is_told_apart_into_words(text, words):
    assert list(map(word_of, pieces_of(text))) == words


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_spacy_gets_the_same_words_and_the_whole_text(language):
    tokenizer = WordTokenizer(Vocab())
    for text in generated(language, 300) + ["", " ", "\n\n", " a", "a\u200b "]:
        doc, pieces = tokenizer(text), pieces_of(text)
        assert doc.text == text
        assert [token.text for token in doc] == list(map(word_of, pieces))
        assert [*(token.idx for token in doc), len(text)] == starts_of(pieces)
