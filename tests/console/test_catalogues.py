"""The catalogues: complete, up to date, with the same values in the words of every language."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

import console
from console.languages import CATALOGUES, NAMES, SOURCE

CONSOLE = Path(console.__file__).parent
TRANSLATED = [language for language in NAMES if language != SOURCE]
#: Values of sentences, and those that the queue's script puts in.
VALUES = re.compile(r"%\(\w+\)s|\{\w+\}|%%")
Key = tuple[str | None, str]


def catalogue(language: str) -> Catalog:
    with (CATALOGUES / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


@cache
def said_in_the_console() -> dict[Key, tuple[str, ...]]:
    """Context and words -> the words, with their plural where a number decides."""
    with (CONSOLE / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(
        CONSOLE, method_map=methods, options_map=options, keywords=DEFAULT_KEYWORDS
    )
    words = (
        (context, (said,) if isinstance(said, str) else said) for *_, said, _, context in found
    )
    return {(context, said[0]): said for context, said in words}


def written_in(catalogue: Catalog) -> dict[Key, tuple[str, ...]]:
    """Context and words -> what the catalogue says, in each form."""
    rows = [message for message in catalogue if message.id]
    keys = [(row.context, row.id if isinstance(row.id, str) else row.id[0]) for row in rows]
    texts = [(row.string,) if isinstance(row.string, str) else row.string for row in rows]
    return dict(zip(keys, texts, strict=True))


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_the_words_of_the_console_and_no_others(language: str) -> None:
    written, said = written_in(catalogue(language)).keys(), said_in_the_console().keys()
    assert sorted(map(str, said - written)) == []
    assert sorted(map(str, written - said)) == []


def test_the_template_for_a_new_language_has_the_words_of_the_console() -> None:
    with (CATALOGUES / "messages.pot").open("rb") as file:
        assert written_in(read_po(file)).keys() == said_in_the_console().keys()


@pytest.mark.parametrize("language", TRANSLATED)
def test_everything_is_translated_and_nothing_is_guessed(language: str) -> None:
    found = catalogue(language)
    assert found.num_plurals == 2
    assert [message.id for message in found if message.id and message.fuzzy] == []
    assert [key for key, texts in written_in(found).items() if not all(texts)] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_words_hold_the_same_values_in_every_language(language: str) -> None:
    written = written_in(catalogue(language))
    for key, said in said_in_the_console().items():
        values = set(VALUES.findall(" ".join(said)))
        assert {value for text in written[key] for value in VALUES.findall(text)} <= values, key
        # where the English of one leaves its number out, that of another language may too
        assert set(VALUES.findall(written[key][-1])) == set(VALUES.findall(said[-1])), key


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_sentence_ends_as_the_english_one_does(language: str) -> None:
    ends = re.compile(r"[.:?…]$")
    for key, texts in written_in(catalogue(language)).items():
        for text in texts:
            assert text == text.strip()
            assert ends.findall(text) == ends.findall(key[1]), key
