"""The byte sequences that a value can stand as: what the search looks for.

Two views of the same bytes are searched. The folded one has its ASCII letters lowered and its
spaces and hyphens taken out, so that one needle finds every way to write a number or a name in
groups; in the raw one are the needles of base64, where every byte counts.
"""

import base64
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, quote_plus

from proof.errors import ProofError

_SHORTEST = 6
_SEPARATORS = re.compile(r"[\s\u2010-\u2015-]+")


@dataclass(frozen=True)
class Needle:
    """line: of the list of values; spelling: in words, such as utf-16."""

    line: int
    spelling: str
    pattern: bytes


@dataclass(frozen=True)
class Needles:
    """What to look for in the folded view and in the raw one; `values` is how many values it is."""

    folded: tuple[Needle, ...]
    raw: tuple[Needle, ...]
    values: int


def fold(data: bytes) -> bytes:
    """The folded view."""
    return data.lower().translate(None, b" -")


def needles_of(lines: Iterable[str]) -> Needles:
    """One value a line; blank lines do not count. Raises ProofError."""
    values = {number: line.strip() for number, line in enumerate(lines, 1) if line.strip()}
    if not values:
        raise ProofError("There is no value in the list.")
    for number, value in values.items():
        if len(_SEPARATORS.sub("", value)) < _SHORTEST:
            raise ProofError(
                f"The value in line {number} is too short to be told from chance: at least"
                f" {_SHORTEST} characters besides spaces and dashes."
            )
    folded = (needle for number, value in values.items() for needle in _folded(number, value))
    raw = (needle for number, value in values.items() for needle in _base64(number, value))
    return Needles(_distinct(folded), _distinct(raw), len(values))


def _distinct(needles: Iterable[Needle]) -> tuple[Needle, ...]:
    first: dict[tuple[int, bytes], Needle] = {}
    for needle in needles:
        first.setdefault((needle.line, needle.pattern), needle)
    return tuple(first.values())


_SPELLINGS: tuple[tuple[str, Callable[[str], bytes]], ...] = (
    ("utf-8", lambda text: text.encode()),
    ("latin-1", lambda text: text.encode("latin-1", "replace")),
    ("utf-16", lambda text: text.encode("utf-16-le")),
    ("utf-16", lambda text: text.encode("utf-16-be")),
    ("percent-encoded", lambda text: quote(text, safe="").encode()),
    ("percent-encoded", lambda text: quote(text, safe="@:/+").encode()),
    ("percent-encoded", lambda text: quote_plus(text).encode()),
    ("json-escaped", lambda text: _json(text).encode()),
    ("json-escaped twice", lambda text: _json(_json(text)).encode()),
)


def _folded(line: int, value: str) -> Iterator[Needle]:
    for text in _cases(value):
        for spelling, encode in _SPELLINGS:
            for written in (text, _SEPARATORS.sub("", text)):
                yield Needle(line, spelling, fold(encode(written)))


def _cases(value: str) -> Iterator[str]:
    """Folding lowers ASCII alone; an Ä has two cases, and is one character or two."""
    for form in (value, unicodedata.normalize("NFC", value), unicodedata.normalize("NFD", value)):
        yield from (form, form.lower(), form.upper())


def _json(text: str) -> str:
    return json.dumps(text)[1:-1]


def _base64(line: int, value: str) -> Iterator[Needle]:
    """At the three alignments that it can have inside a longer text."""
    groups = (value, value.replace(" ", ""), value.replace("-", ""), _SEPARATORS.sub("", value))
    for text in (*groups, *map(str.lower, groups)):
        for before in range(3):
            encoded = base64.b64encode(b"\0" * before + text.encode()).rstrip(b"=")
            whole = (before + len(text.encode())) % 3 == 0
            # the first and the last characters hold bits of what stands beside the value
            inner = encoded[(0, 2, 3)[before] : None if whole else -1]
            yield Needle(line, "base64", inner)
            yield Needle(line, "base64", inner.translate(bytes.maketrans(b"+/", b"-_")))
