"""Which words of a text can be part of a name at all: the others need no network.

An everyday word, a number, a sign: none of them is in a name. A usual word that some are called can
be beside another that can, and so can two that are rather none ("June Sutton"). A particle ("af",
"van"), a hyphen or a comma is in one between two words that can be.
"""

from collections.abc import Callable

import numpy as np
import regex
from numpy.typing import NDArray

from pii.names.pipeline import name_list
from pii.names.plain_words import can_be_name, is_none_alone

#: In no name; in one by itself.
NO, YES = 0, 1
#: In a name only between words that can be ("von", "-"); only beside one (a usual word that some
#: are called); a single small letter: the same, and it leads from one LIKELY word to another.
BETWEEN, BESIDE, LETTER = 2, 3, 4
#: Beside one that can, or beside another such: a place, a brand, a month, an unlisted word in small
#: letters. Alone the recognizers would take it out again.
LIKELY = 5
_BETWEEN = frozenset(
    ("von", "af", "av", "de", "van", "der", "den", "del", "della", "al", "el", "bin", "bint", "ibn")
    + ("ben", "di", "da", "do", "du", "dos", "das", "la", "le", "los", "ter", "ten", "zu", "zur")
    + ("I", "abu", "-", "–", ".", ",", "'", "’", "´", "`")
)
#: Words of their own to the tokenizer.
_GENITIVE = frozenset(("'s", "’s"))
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
    """Return what one token is; `cased`: of a text that has capitals."""
    if word in _BETWEEN:
        return BETWEEN
    if word.isupper() and word.lower() in _BETWEEN:
        return YES
    if word in _GENITIVE:
        return LIKELY
    if not _LETTER.search(word) or _DIGIT.search(word) or _CONTRACTION.search(word):
        return NO
    if len(word) == 1:
        return YES if word.isupper() else LETTER
    if not can_be_name(word, cased=cased):
        return _rather_none(word, cased=cased)
    return LIKELY if is_none_alone(word, cased=cased) else YES


def _rather_none(word: str, *, cased: bool) -> int:
    """Return what is left of a word that is rather no name: a rare one with a capital may be a
    surname, others have a usual word for a name ("An-Sofie", "Dag Wallenstråle", "tuuli-marja")."""
    if word[0].isupper():
        known = name_list().known(word)
        if not known.word and known.common < _FREQUENT:
            return YES
        is_initials = word.isupper() and len(word) <= _LONGEST_INITIALS
        return BESIDE if known.name or is_initials else NO
    return BESIDE if cased and can_be_name(word, cased=False) else NO


def candidates(kinds: NDArray[np.int8]) -> NDArray[np.bool_]:
    """Return for each word of a row of words whether it can be in a name."""
    between, letter, likely = kinds == BETWEEN, kinds == LETTER, kinds == LIKELY
    beside = (kinds == BESIDE) | letter | likely
    can: NDArray[np.bool_] = (kinds == YES) | (likely & _near(likely, between | letter))
    for _ in range(_MOST_BESIDE):
        can = can | (beside & _near(can, between))
    return _over(can, between, _of_previous) & _over(can, between, _of_next)


def _near(can: NDArray[np.bool_], between: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return for each word whether a neighbour can, or one over a few that are between."""
    before, behind = _over(can, between, _of_previous), _over(can, between, _of_next)
    return _of_previous(before) | _of_next(behind)


def _over(
    can: NDArray[np.bool_], between: NDArray[np.bool_], neighbour: Callable[..., NDArray[np.bool_]]
) -> NDArray[np.bool_]:
    """Return what can, and what is between as far as nothing else interrupts."""
    reached = can
    for _ in range(_MOST_BETWEEN):
        reached = can | (between & neighbour(reached))
    return reached


def _of_previous(can: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return for each word what is said of the one before it."""
    return np.concatenate([[False], can[:-1]])


def _of_next(can: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return for each word what is said of the one behind it."""
    return np.concatenate([can[1:], [False]])
