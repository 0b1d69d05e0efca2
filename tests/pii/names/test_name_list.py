"""What the compiled lists know about words."""

import time

import pytest

from pii.names import pipeline
from pii.names.name_list import FIRST, LAST, STEM, WORD
from pii.names.pipeline import name_list
from pii.train.dictionaries import Everyday, name_endings
from pii.train.name_list import compile_lists


def known(word):
    about = name_list().about(word)
    return {role for role, bit in (("first", FIRST), ("last", LAST), ("word", WORD))
            if about >> bit & 0b11}  # fmt: skip


@pytest.mark.parametrize("word", ["Anna", "Annalle", "ANNAS", "Anna's", "Pekan", "Abdirahmanin"])
def test_a_given_name_is_known_in_its_forms(word):
    assert "first" in known(word)


@pytest.mark.parametrize("word", ["Mäkinen", "Mäkiselle", "Johanssons", "Virran"])
def test_a_surname_is_known_in_its_forms(word):
    assert "last" in known(word)


@pytest.mark.parametrize("word", ["faktura", "ohjelma", "invoice"])
def test_an_everyday_word_is_known_as_one(word):
    assert known(word) == {"word"}


@pytest.mark.parametrize("word", ["Qxzvbn", "1234", ""])
def test_what_is_in_no_list_is_unknown(word):
    assert name_list().about(word) == 0


def test_the_base_form_is_marked_as_found_through_an_ending():
    assert name_list().about("Annalle") >> STEM & 1 == 1
    assert name_list().about("Anna") >> STEM & 1 == 0


def test_lists_are_compiled_from_counts_and_texts(tmp_path):
    for kind in ("first_sv", "surname_sv", "first_fi_all", "surname_fi", "first_en", "surname_en",
                 "first_world", "surname_world"):  # fmt: skip
        (tmp_path / f"{kind}.txt").write_text("Zorba\t900000\nRare\t1\n", "utf-8")
    everyday = [Everyday("vatten", 2, True), Everyday("berget", 2, False)]
    texts = ["Där pumpar zorba vatten"] * 3 + ["hej eva bor i lund"] * 3
    size = compile_lists(tmp_path, texts, tmp_path / "list.npz", everyday=everyday)
    made = type(name_list())(tmp_path / "list.npz")
    assert size == len(made)
    assert made.about("Zorba") >> FIRST & 0b11 == 3
    assert made.about("pumpar") >> WORD & 0b11 == 1
    assert made.about("lund") >> WORD & 0b11 == 0, "all small letters: names too"
    assert made.about("Timppa") >> FIRST & 0b11 == 2, "no register has a nickname"
    assert made.is_compound("Pumparvatten")
    assert not made.is_compound("Vattenberget")


def test_what_names_end_with_is_read_from_their_lists(tmp_path):
    (tmp_path / "surname_sv.txt").write_text("Sten-Berg\t20\n", "utf-8")
    (tmp_path / "first_fi.txt").write_text("Aila\t20\n", "utf-8")
    assert name_endings(tmp_path) == {"ten", "en", "n", "erg", "rg", "g", "ila", "la", "a"}


def test_a_word_is_looked_up_in_microseconds():
    start = time.perf_counter()
    for number in range(2000):
        name_list().about(f"Sanassa{number}llansakaan")
    assert time.perf_counter() - start < 1


def test_the_network_reads_what_the_lists_know_of_a_word():
    vocab = pipeline.load().vocab
    for word in ("Anna", "trapphus", "Xyzzyq"):
        assert vocab[word].lang == name_list().about(word)


@pytest.mark.parametrize(
    "word", ["Elnätsavgiften", "lönesupport", "Ovikoodia", "Muuttoilmoituksen"]
)
def test_two_everyday_words_in_one_are_no_name(word):
    assert name_list().is_compound(word)


@pytest.mark.parametrize(
    "word",
    [
        "Metsäkorven",
        "Kettukosken",
        "Hammarskaft",
        "Mustalahti",
        "Mustalahdelle",
        "Björkstensdal",
        "Marjaliisa",
        "Xyzzysupport",
    ],
)
def test_what_ends_like_a_name_may_be_one(word):
    assert not name_list().is_compound(word)


def test_a_dictionarys_word_is_known_in_its_forms_and_no_name():
    for word in ("Trapphus", "Pesukoneen", "Filialens"):
        known = name_list().known(word)
        assert known.dictionary
        assert not known.name
