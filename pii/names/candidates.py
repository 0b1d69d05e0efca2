"""Which words of a text can be part of a name at all: the others need no network.

An everyday word in lower case that no list has as a name, a number, a sign: none of them is in a
name. A particle ("af", "van"), a hyphen or a comma is in one between two words that can be.
"""

import numpy as np
import regex
from numpy.typing import NDArray

from pii.names.pipeline import name_list
from pii.names.plain_words import can_be_name

#: What a word is: no part of a name, a possible one, one between two possible ones, one beside one.
NO, YES, BETWEEN, BESIDE = 0, 1, 2, 3
_BETWEEN = frozenset(
    ("von", "af", "av", "de", "van", "der", "den", "del", "della", "al", "el", "bin", "bint", "ibn")
    + ("ben", "di", "da", "do", "du", "dos", "das", "la", "le", "los", "ter", "ten", "zu", "zur")
    + ("I", "i", "a", "å", "o", "e", "ö", "'s", "’s", "abu", "-", "–", ".", ",", "'", "’", "´", "`")
)
_MOST_BETWEEN, _MOST_BESIDE = 3, 2
_LETTER = regex.compile(r"\p{L}")
_DIGIT = regex.compile(r"\p{N}")
#: "I'm", "doesn't"
_CONTRACTION = regex.compile(r"^I['’]|n['’]t$|['’](?:ve|ll|re)$")
_LONGEST_INITIALS = 3
#: A more usual word is no surname that the lists lack.
_FREQUENT = 2
_CAPITAL = regex.compile(r"(?<!\p{L})\p{Lu}\p{Ll}")


def is_cased(text: str) -> bool:
    """Return whether the text has capitals where they belong: in two of its words."""
    first = _CAPITAL.search(text)
    return first is not None and _CAPITAL.search(text, first.end()) is not None


def kind_of(word: str, *, cased: bool) -> int:
    """Return NO, YES, BETWEEN or BESIDE for one token; `cased`: of a text that has capitals."""
    if word in _BETWEEN:
        return BETWEEN
    if not _LETTER.search(word) or _DIGIT.search(word) or _CONTRACTION.search(word):
        return NO
    if len(word) == 1:
        return YES if word.isupper() else BESIDE
    if can_be_name(word, cased=cased):
        return YES
    return _with_capital(word) if word[0].isupper() else NO


def _with_capital(word: str) -> int:
    """Return what a capital makes of a word that is rather no name: of a rare word that may be a
    surname, of initials and a usual word that some are called ("An-Sofie", "Dag Wallenstråle")."""
    known = name_list().known(word)
    if not known.word and known.common < _FREQUENT:
        return YES
    is_initials = word.isupper() and len(word) <= _LONGEST_INITIALS
    return BESIDE if known.name or is_initials else NO


def candidates(kinds: NDArray[np.int8]) -> NDArray[np.bool_]:
    """Return for each word of a row of words whether it can be in a name."""
    can: NDArray[np.bool_] = kinds == YES
    between, beside = kinds == BETWEEN, kinds == BESIDE
    for _ in range(_MOST_BESIDE):
        near = _behind(can | (between & _behind(can))) | _before(can | (between & _before(can)))
        can = can | (beside & near)
    after, before = can, can
    for _ in range(_MOST_BETWEEN):
        after = can | (between & _behind(after))
        before = can | (between & _before(before))
    return after & before


def _behind(can: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return for each word whether the one before it can."""
    return np.concatenate([[False], can[:-1]])


def _before(can: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return for each word whether the one behind it can."""
    return np.concatenate([can[1:], [False]])
