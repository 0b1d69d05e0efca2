"""What lists of names and words know about a word, in one number; pii/train/name_list.py makes it.

The lists hold over a million entries, so they are shipped as the hashes of the words: two sorted
arrays, one of 32-bit hashes, one of flags. A word that is in no list is taken for a listed one
about once in three thousand times, which a feature of a neural network can bear.
"""

import functools
from array import array
from bisect import bisect_left
from pathlib import Path
from typing import NamedTuple

import numpy as np
from spacy.strings import get_string_id

from pii.inflections import could_end

#: How common it is as a given name, as a surname, as a word in lower case: 0 to 3 each.
FIRST, LAST, WORD = 0, 2, 4
STEM = 6
_INFLECTED = 1 << STEM
#: It is a place or a brand.
THING = 7
#: How common it is in text of any kind, however it is written there and whatever it is: 0 to 3.
COMMON = 8
#: A dictionary has it, written in lower case.
DICTIONARY = 10
#: So does it in a compound's last place, where no name ends like it: "avgiften", but not "berg".
LAST_PART = 11
#: What the network knows of a word.
_FEATURES = (1 << LAST_PART) - 1
_NAME = 0b1111
_KNOWN = _NAME | 1 << THING
#: How usual a word is, if it is no name: its genitive is as usual.
_EVERYDAY = 0b11 << WORD | 1 << DICTIONARY
_LONGEST_ENDING = 8
_MOST_WORDS = 30_000
_SHORTEST_STEM = 3
_SHORTEST_FIRST, _SHORTEST_LAST = 3, 4
_USUAL = 2
FILE = Path(__file__).parent / "name_list.npz"
_GENITIVES = ("'s", "’s", ":s", "s", "'", "’")


def hashed(word: str) -> int:
    """Return the hash of a name in lower case, 32 bits."""
    return get_string_id(word) & 0xFFFFFFFF


class Known(NamedTuple):
    """What the lists know about a word: how common it is (0 to 3) as a given name, as a surname, as
    a word in lower case, in any writing; whether it is a place or a brand; whether a dictionary has
    it in lower case; whether that was found through an ending."""

    first: int
    last: int
    word: int
    common: int
    thing: bool
    dictionary: bool
    inflected: bool

    @property
    def name(self) -> int:
        """How common it is as a name of either kind."""
        return max(self.first, self.last)


class NameList:
    """The compiled lists, in memory."""

    def __init__(self, path: Path = FILE) -> None:
        """Read the arrays `hashes` (sorted) and `flags`."""
        with np.load(path) as arrays:
            self._hashes = array("I", arrays["hashes"].astype(np.uint32).tobytes())
            self._flags = array("H", arrays["flags"].astype(np.uint16).tobytes())
        # the same few thousand words make up most of all texts
        self.about = functools.lru_cache(_MOST_WORDS)(self._about)
        self.known = functools.lru_cache(_MOST_WORDS)(self._known)
        self.is_compound = functools.lru_cache(_MOST_WORDS)(self._is_compound)

    def __len__(self) -> int:
        return len(self._hashes)

    def listed(self, word: str) -> int:
        """Return the flags of a lower-case word, 0 if it is in no list."""
        key = hashed(word)
        at = bisect_left(self._hashes, key)
        return self._flags[at] if at < len(self._hashes) and self._hashes[at] == key else 0

    def _about(self, word: str) -> int:
        """Return the word's flags, those of its base form too, as a number below 2048.

        The base form is what is left without a Swedish or English genitive, or the stem of a name
        before a Finnish ending.
        """
        low = word.lower()
        flags = self.listed(low) & _FEATURES & ~_INFLECTED
        if flags & _NAME or not low[:1].isalpha():
            return flags
        for ending in _GENITIVES:
            if low.endswith(ending):
                base = self.listed(low.removesuffix(ending))
                if base & _KNOWN:
                    return flags | (base & _KNOWN) | _INFLECTED
                if not flags & _EVERYDAY:
                    flags |= base & _EVERYDAY
        for length in range(len(low) - 1, max(_SHORTEST_STEM, len(low) - _LONGEST_ENDING) - 1, -1):
            found = self.listed(low[:length])
            if found & _INFLECTED and could_end(low, length):
                return flags | (found & _KNOWN) | _INFLECTED
        return flags

    def _known(self, word: str) -> Known:
        """Return `about` taken apart."""
        about = self.about(word)
        return Known(
            first=about >> FIRST & 0b11,
            last=about >> LAST & 0b11,
            word=about >> WORD & 0b11,
            common=about >> COMMON & 0b11,
            thing=bool(about >> THING & 1),
            dictionary=bool(about >> DICTIONARY & 1),
            inflected=bool(about >> STEM & 1),
        )

    def _is_compound(self, word: str) -> bool:
        """Return whether two everyday words make it one of which no name is made: "Elavgiften"."""
        low = word.lower()
        if not low.isalpha() or self.about(low) & _NAME:
            return False
        return any(
            self.is_last_part(low[at:]) and self._is_first_part(low[:at])
            for at in range(_SHORTEST_FIRST, len(low) - _SHORTEST_LAST + 1)
        )

    def is_last_part(self, word: str) -> bool:
        """Return whether no name ends like it, nor like what may be its stem: "koodia" is rather
        a word, "korven" of Metsäkorpi."""
        flags, about = self.listed(word), self.about(word)
        is_stem_of_name = about >> LAST & 0b11 >= _USUAL and about >> WORD & 0b11 < _USUAL
        return bool(flags >> LAST_PART & 1) and not (flags >> LAST & 0b11 or is_stem_of_name)

    def _is_first_part(self, word: str) -> bool:
        """Return whether a compound can begin so: with an everyday word, or that and an "s"."""
        shorter = word.removesuffix("s") if len(word) > _SHORTEST_FIRST else word
        return any(self.listed(part) & _EVERYDAY for part in (word, shorter))
