"""What the name lists know about a word, in one number; see pii/train/name_list.py for the making.

The lists hold a million names, so they are shipped as the hashes of the names: two sorted arrays,
one of 32-bit hashes, one of flags. A word that is in no list is taken for a listed one about once
in ten thousand times, which a feature of a neural network can bear.
"""

from bisect import bisect_left
from pathlib import Path

import numpy as np
from spacy.strings import get_string_id

from pii.inflections import could_end

#: How common it is as a given name, as a surname, as a word in lower case: 0 to 3 each.
FIRST, LAST, WORD = 0, 2, 4
STEM = 6
_INFLECTED = 1 << STEM
#: It is a place or a brand.
THING = 7
_NAME = 0b1111
_KNOWN = _NAME | 1 << THING
_LONGEST_ENDING = 8
_SHORTEST_STEM = 3
FILE = Path(__file__).parent / "name_list.npz"
_GENITIVES = ("'s", "’s", ":s", "s", "'", "’")


def hashed(word: str) -> int:
    """Return the hash of a name in lower case, 32 bits."""
    return get_string_id(word) & 0xFFFFFFFF


class NameList:
    """The compiled lists, in memory."""

    def __init__(self, path: Path = FILE) -> None:
        """Read the arrays `hashes` (sorted) and `flags`."""
        with np.load(path) as arrays:
            self._hashes: list[int] = arrays["hashes"].tolist()
            self._flags: bytes = arrays["flags"].tobytes()

    def __len__(self) -> int:
        return len(self._hashes)

    def listed(self, word: str) -> int:
        """Return the flags of a lower-case word, 0 if it is in no list."""
        key = hashed(word)
        at = bisect_left(self._hashes, key)
        return self._flags[at] if at < len(self._hashes) and self._hashes[at] == key else 0

    def about(self, word: str) -> int:
        """Return the word's flags, those of its base form too, as a number below 256.

        The base form is what is left without a Swedish or English genitive, or the stem of a name
        before a Finnish ending.
        """
        low = word.lower()
        flags = self.listed(low) & ~_INFLECTED
        if flags & _NAME or not low[:1].isalpha():
            return flags
        for ending in _GENITIVES:
            if low.endswith(ending) and (base := self.listed(low.removesuffix(ending)) & _KNOWN):
                return flags | base | _INFLECTED
        for length in range(len(low) - 1, max(_SHORTEST_STEM, len(low) - _LONGEST_ENDING) - 1, -1):
            found = self.listed(low[:length])
            if found & _INFLECTED and could_end(low, length):
                return flags | (found & _KNOWN) | _INFLECTED
        return flags
