"""What Voikko says of a Finnish word, where it and its dictionary are installed."""

import functools
from typing import Any

import regex

from pii.names.pipeline import name_list

PERSONS = frozenset(("etunimi", "sukunimi"))
_NAMES = PERSONS | {"paikannimi", "nimi", "lyhenne"}
_VERB = frozenset(("teonsana",))
_NOUNS = frozenset(("nimisana", "laatusana", "nimisana_laatusana"))
_BEGINNING = regex.compile(r"(?:^|[.!?:\n]['\")]?)\s*$")
_LONGEST_BEGINNING = 4
#: Surnames are made of two words at most.
_SURELY_COMPOUND = 3


@functools.cache
def voikko() -> Any:
    """Return the analyser (a system library and its dictionary), or None without it."""
    try:
        from libvoikko import Voikko

        return Voikko("fi")
    except Exception:  # a missing module, library or dictionary, each its own error
        return None


@functools.lru_cache(maxsize=20_000)
def classes(word: str) -> frozenset[str]:
    """Return what the word can be, in Voikko's terms; nothing if it knows no such word."""
    return frozenset(analysis["CLASS"] for analysis in voikko().analyze(word))


def is_word(word: str, *, cased: bool) -> bool:
    """Return whether it is an ordinary Finnish word and the lists have no such name.

    The lists find some names behind an ending, which a word may have by chance: "jonossanne",
    "Toivoit". A noun with a capital may be a surname that no list has, save in some forms.
    `cased`: the text has capitals where they belong.
    """
    if voikko() is None:
        return False
    known = name_list().known(word)
    if known.name and not known.inflected:
        return False
    found = classes(word)
    if not found or found & _NAMES:
        return False
    if word.islower():
        return cased and not (known.name and known.dictionary)
    if found & _NOUNS:
        return found <= _NOUNS and _is_no_surname(word)
    return found == _VERB or not known.name


@functools.lru_cache(maxsize=20_000)
def _is_no_surname(word: str) -> bool:
    """Return whether a noun of which no name is made is in a form that surnames hardly take
    ("Sivumme"), or made of several words: "Päivystysloki"."""
    return all(map(_is_no_surname_as, voikko().analyze(word)))


def _is_no_surname_as(analysis: dict[str, str]) -> bool:
    if name_list().known(analysis["BASEFORM"]).name:
        return False
    is_plural = analysis.get("NUMBER") == "plural" and analysis.get("SIJAMUOTO") != "nimento"
    if is_plural or "POSSESSIVE" in analysis or "FOCUS" in analysis:
        return True
    parts = analysis["STRUCTURE"].lstrip("=").split("=")
    base = analysis["BASEFORM"]
    last = base[sum(map(len, parts[:-1])) :]
    return len(parts) >= _SURELY_COMPOUND or (
        len(parts) > 1 and (name_list().is_last_part(last) or not name_list().known(last).name)
    )


def are_words(text: str, start: int, end: int, *, cased: bool) -> bool:
    """Return whether only ordinary Finnish words stand there: with a capital where a sentence
    begins."""
    before = text[max(0, start - _LONGEST_BEGINNING) : start]
    has_reason = text[start].islower() or _BEGINNING.search(before) is not None
    return has_reason and all(is_word(word, cased=cased) for word in text[start:end].split())
