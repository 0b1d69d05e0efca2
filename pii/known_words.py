"""Whether something is an ordinary word: what stands behind "user" may be a word or a user name."""

import functools
from pathlib import Path

#: Longer words count as known by their beginning, so that unseen inflections and compounds do too.
LENGTH = 6
FILE = Path(__file__).parent / "word_beginnings.txt"


def is_known(word: str) -> bool:
    """Return whether a word begins as one that is often written in lower case in any language.

    The list is made by pii/train/word_beginnings.py; names are not in it.
    """
    return word.lower()[:LENGTH] in _beginnings()


@functools.cache
def _beginnings() -> frozenset[str]:
    return frozenset(FILE.read_text("utf-8").split())
