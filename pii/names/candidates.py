"""Which words of a text can be part of a name at all: the others need no network.

An everyday word in lower case that no list has as a name, a number, a sign: none of them is in a
name. A particle ("af", "van"), a hyphen or a comma is in one between two words that can be.
"""

import numpy as np
import regex
from numpy.typing import NDArray

from pii.names.pipeline import name_list
from pii.names.plain_words import can_be_name

#: What a word is: no part of a name, a possible one, one between two possible ones.
NO, YES, BETWEEN = 0, 1, 2
_BETWEEN = frozenset(
    ("von", "af", "av", "de", "van", "der", "den", "del", "della", "al", "el", "bin", "bint", "ibn")
    + ("ben", "di", "da", "do", "du", "dos", "das", "la", "le", "los", "ter", "ten", "zu", "zur")
    + ("abu", "-", "–", ".", ",", "'", "’", "´", "`")
)
_MOST_BETWEEN = 3
_LETTER = regex.compile(r"\p{L}")
_DIGIT = regex.compile(r"\p{N}")
_LONGEST_INITIALS = 3
_EVERYWHERE = 3


def kind_of(word: str) -> int:
    """Return NO, YES or BETWEEN for one token."""
    if word in _BETWEEN or word == "I":
        return BETWEEN
    if not _LETTER.search(word) or _DIGIT.search(word):
        return NO
    return YES if len(word) == 1 or can_be_name(word, cased=False) or _may_be(word) else NO


def _may_be(word: str) -> bool:
    """Return whether a capital may make a name of the word: listed, initials, or no usual word."""
    if not word[0].isupper():
        return False
    known = name_list().known(word)
    if known.name or (word.isupper() and len(word) <= _LONGEST_INITIALS):
        return True
    return not known.word and known.common < _EVERYWHERE


def candidates(kinds: NDArray[np.int8]) -> NDArray[np.bool_]:
    """Return for each word of a row of words whether it can be in a name."""
    can: NDArray[np.bool_] = kinds == YES
    between = kinds == BETWEEN
    after, before = can, can
    for _ in range(_MOST_BETWEEN):
        after = can | (between & np.concatenate([[False], after[:-1]]))
        before = can | (between & np.concatenate([before[1:], [False]]))
    return after & before
