"""Everyday words, so that one with a capital is not taken for a name that no list has."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

import regex
import simplemma
import wordfreq

from pii.names.name_list import NameList
from pii.train.names import read_counts

#: How usual a word is that is no name in any form ("emmas" and "onnin" are); of the others the
#: lists say only that a dictionary has them.
_USUAL = 2
#: Shorter ones are initials as well.
_SHORTEST = 4


class Everyday(NamedTuple):
    """A word, how usual it is (0 to 3), and whether no name ends like it: a compound may."""

    word: str
    level: int
    is_last_part: bool


def everyday_words(names: NameList, endings: Collection[str]) -> Iterator[Everyday]:
    """Yield words in use that a dictionary writes in lower case, in any form."""
    for language in ("sv", "fi", "en"):
        for word in wordfreq.get_frequency_dict(language, "best"):
            if len(word) >= _SHORTEST and word.isalpha() and _is_word(word, language):
                base = simplemma.lemmatize(word, lang=language)
                is_last_part = word not in endings and base not in endings
                yield Everyday(word, 0 if names.known(word).name else _USUAL, is_last_part)


def name_endings(names: Path) -> set[str]:
    """Return what the lists' names end with, in lower case: "berg" and "g", among others."""
    return {
        part[at:]
        for path in sorted((*names.glob("first_*.txt"), *names.glob("surname_*.txt")))
        for name, _ in read_counts(path)
        for part in regex.split(r"[-\s]", name.lower())
        for at in range(1, len(part))
    }


def _is_word(word: str, language: str) -> bool:
    known = simplemma.is_known(word, lang=language)
    return known and simplemma.lemmatize(word, lang=language).islower()
