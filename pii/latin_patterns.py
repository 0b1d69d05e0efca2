"""Patterns that Python's `re` tries in texts that are Latin-1: it takes half of `regex`'s time.

`re` knows no classes of Unicode; in Latin-1 each is a few characters, which are written out.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator

import regex

_PIECE = regex.compile(r"\\p\{(?P<of>\w+)\}|\\(?P<short>[sd])|\\.|\[\^?\]?|(?s:.)")
_SPACES = "".join(character for character in map(chr, range(256)) if regex.match(r"\s", character))


class LatinPattern:
    """One pattern in both engines, which find the same."""

    def __init__(self, pattern: str) -> None:
        """Compile it. Flags, `\\w`, `\\b` and `\\S` mean something else to `re` and must not be in
        it, nor a class of marks alone: Latin-1 has none."""
        self.everywhere = regex.compile(pattern)
        self.in_latin = re.compile("".join(_pieces(pattern)))

    def of(self, text: str) -> re.Pattern[str]:
        """Return the engine's pattern that is quicker in this text."""
        return self.in_latin if is_latin(text) else self.everywhere  # type: ignore[return-value] # regex's has the same methods


# the names of a text are asked about one after the other
@functools.lru_cache(maxsize=1)
def is_latin(text: str) -> bool:
    """Return whether every character is in Latin-1."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def _pieces(pattern: str) -> Iterator[str]:
    is_in_class = False
    for piece in _PIECE.finditer(pattern):
        written = piece.group()
        if piece["of"] or piece["short"]:
            members = _members(piece)
            yield members if is_in_class else f"[{members}]"
            continue
        is_in_class = written != "]" if is_in_class else written.startswith("[")
        yield written


def _members(piece: "regex.Match[str]") -> str:
    """Return the characters of a class, as the inside of one."""
    if piece["short"]:
        return "0-9" if piece["short"] == "d" else re.escape(_SPACES)
    return "".join(
        re.escape(character) for character in map(chr, range(256))
        if unicodedata.category(character).startswith(piece["of"])
    )  # fmt: skip
