import random

import pytest

from pii.train import corpora, sentences
from pii.train.change import changed
from pii.train.names import NameLists


@pytest.fixture(scope="module")
def names(tmp_path_factory):
    """Return lists of a handful of names in the layout that the training reads."""
    folder = tmp_path_factory.mktemp("names")
    for code in ("sv", "fi", "en"):
        (folder / f"first_{code}.txt").write_text("Aino\t9000\nPekka\t8000\nOdd\t1\n", "utf-8")
        (folder / f"surname_{code}.txt").write_text("Mäkinen\t9000\nBerg\t50\n", "utf-8")
    rows = [f"{kind}\tName{i}\tPL,TR\t1\t1" for kind in ("first", "surname") for i in range(12)]
    (folder / "world_by_origin.tsv").write_text("\n".join(["header", *rows]), "utf-8")
    return NameLists(folder)


def filled(message, names, language="fi", seed=1):
    filler = sentences.Filler(language, names, random.Random(seed))
    filler.typos = 0.0
    text, spans = filler.fill(message)
    return text, [text[start:end] for start, end in spans]


def test_slots_become_names_and_only_they_are_labelled(names):
    text, found = filled(r"Hei {first#1},\n{org} {street} {town:ine}. T. {full#1}", names)
    assert len(found) == 2
    assert text.startswith(f"Hei {found[0]},\n")
    assert found[1].startswith(found[0].split()[0])
    assert text.endswith(found[1])


def test_a_name_that_a_thing_bears_is_no_persons(names):
    text, found = filled("Palvelin {called} ja {first}", names)
    assert len(found) == 1
    assert text.endswith(found[0])
    assert "{" not in text


def test_a_literal_name_is_labelled_and_its_brackets_go(names):
    assert filled("Soita [Masalle].", names) == ("Soita Masalle.", ["Masalle"])


def test_two_slots_of_one_person_side_by_side_are_one_name(names):
    _, found = filled("Poista {last#1:gen} {first#1:gen} oikeudet", names)
    assert len(found) == 1
    assert " " in found[0]


def test_a_line_can_ask_for_lower_case(names):
    text, found = filled("lower|Hei, OLEN {first}", names)
    assert text == text.lower()
    assert found == [text.removeprefix("hei, olen ")]


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_every_sentence_of_the_project_can_be_filled(language, names):
    messages = sentences.load(language)
    assert len(messages) >= 800
    for message in messages:
        text, _ = filled(message, names, language)
        assert not set(text) & set("{}[]"), message


@pytest.mark.parametrize("seed", range(40))
def test_changes_keep_the_spans_on_the_names(seed, names):
    text, spans = changed("Hej, Anna Berg ringde Olle.", [(5, 14), (22, 26)], names=names,
                          language="sv", rng=random.Random(seed))  # fmt: skip
    assert text[: spans[0][0]].lower() == "hej, "
    assert text[spans[0][1] : spans[1][0]].lower() == " ringde "
    assert text[spans[1][1] :] == "."


CONLL = "Anna\tB-PER\nBerg\tI-PER\n,\tO\nOlle\tB-PER\n\n@\tB-PER\nkalle\tB-PER\nhej\tO\n"


def test_a_corpus_is_read_with_its_persons_and_without_its_user_names(tmp_path):
    (tmp_path / "c.conll").write_text(CONLL, "utf-8")
    rows = list(corpora.sentences(corpora.Corpus("c.conll", "en"), tmp_path))
    assert corpora.written(rows[0], spaced=False) == ("Anna Berg, Olle", [(0, 9), (11, 15)])
    assert corpora.written(rows[0], spaced=True) == ("Anna Berg , Olle", [(0, 9), (12, 16)])
    assert corpora.written(rows[1], spaced=False) == ("@kalle hej", [])
