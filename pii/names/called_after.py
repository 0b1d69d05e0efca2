"""Firms, ships, dishes, diseases of several words that are called after a person, or look so."""

import functools
from bisect import bisect_left, bisect_right
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import regex

from pii.automaton import ReadAheadAutomaton
from pii.latin_patterns import LatinPattern
from pii.names.pipeline import name_list

FILE = Path(__file__).parent / "called_after.txt"
_WORD = LatinPattern(r"[^\s,;:!?()\"“”]+")
_MOST_WORDS = 7
#: What a word may end with that is no part of it.
_SIGNS = ".'’-"
#: Swedish, Finnish and English cases; stems that lose letters do not count, or "Max Marin" would be
#: Max Mara.
_ENDING = regex.compile(r"['’:]?s|['’]|:?[ei]?(?:n|[lst][lst][aä]|lle|t[aä])")
#: Behind fewer letters an ending makes another word.
_SHORTEST_STEM = 4


class _Listed(NamedTuple):
    """The listed names: what each begins with, as written and in small letters, and the last words
    by the words before them; longest: what stands before a last word, in characters."""

    first_words: frozenset[str]
    small_first_words: frozenset[str]
    last_words: dict[tuple[str, ...], list[str]]
    longest: int


@functools.cache
def _lines() -> list[str]:
    return FILE.read_text("utf-8").splitlines()


@functools.cache
def _listed() -> _Listed:
    found: dict[tuple[str, ...], list[str]] = {}
    lines = _lines()
    for written in {each for line in lines for each in (line, line.lower())}:
        *before, last = written.split()
        found.setdefault(tuple(before), []).append(last)
    first = frozenset(line.split()[0] for line in lines)
    longest = max(len(" ".join(before)) for before in found)
    return _Listed(first, frozenset(map(str.lower, first)), found, longest)


def is_called_after(text: str, start: int, end: int) -> bool:
    """Return whether what stands there is in one of the listed names, in any case form: "Clas" in
    "Clas Ohlsonilta". Capitals must be those of the list, save in a text without any."""
    beginnings = _beginnings(text)
    if not beginnings:
        return False
    earliest = bisect_left(beginnings, (start - _listed().longest, 0))
    latest = bisect_right(beginnings, (start, len(text)))
    for first, first_end in beginnings[earliest:latest]:
        for last in islice(_WORD.of(text).finditer(text, first_end), _MOST_WORDS - 1):
            if last.end() >= end and _is_listed(text[first : last.end()], text):
                return True
    return False


# the names of a text are asked about one after the other
@functools.lru_cache(maxsize=1)
def _beginnings(text: str) -> list[tuple[int, int]]:
    """Return where words stand that a listed name begins with, if the text holds one."""
    if not automaton().possible(text):
        return []
    listed = _listed()
    first_words = listed.small_first_words if text.islower() else listed.first_words
    return [each.span() for each in _WORD.of(text).finditer(text) if each.group() in first_words]


@functools.cache
def automaton() -> ReadAheadAutomaton:
    """Return what says whether a text may hold any of the listed names."""
    return ReadAheadAutomaton([rf"(?i)(?:{'|'.join(map(regex.escape, _lines()))})"])


def _is_listed(name: str, text: str) -> bool:
    *before, last = name.split(" ")
    known = _listed().last_words.get(tuple(before), ())
    return any(_is_form_of(last.rstrip(_SIGNS), word) for word in known) and (
        not name.islower() or text.islower()
    )


def _is_form_of(word: str, listed: str) -> bool:
    """Return whether the word is the listed one, or that in another case and no surname itself."""
    if word == listed:
        return True
    if not word.startswith(listed) or len(listed) < _SHORTEST_STEM:
        return False
    known = name_list().known(word)
    own_name = known.name and not known.inflected
    return not own_name and _ENDING.fullmatch(word, len(listed)) is not None
