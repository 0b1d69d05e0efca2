"""One row of a file, as every format gives it."""

import re
from dataclasses import dataclass, field
from typing import Any

#: spaCy's own limit for one text
MAX_CHARACTERS = 1_000_000
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be redacted.

    line: its line in the file (in Parquet its row), from 1. texts: the values of the text fields;
    no texts at all for a blank line. size: characters held in memory for it. kept: what its
    format needs to write it again.
    """

    line: int
    id: str | int = field(repr=False)
    texts: tuple[str | None, ...] = field(repr=False)
    language: str | None = field(repr=False)
    size: int
    kept: Any = field(repr=False)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is left out, and why; the reason holds no value."""

    line: int
    reason: str
    size: int = 0


class BadRowError(Exception):
    """This row cannot be redacted; the message is the reason."""


def checked(text: object, *, name: str) -> str | None:
    """Return the text, or None for null. Raises BadRowError for what cannot be redacted."""
    if text is None:
        return None
    if not isinstance(text, str):
        raise BadRowError(f"{name} is not a string")
    if len(text) > MAX_CHARACTERS:
        raise BadRowError(f"{name} is longer than {MAX_CHARACTERS:,} characters")
    if "\0" in text:
        raise BadRowError(f"{name} holds a NUL")
    if _SURROGATE.search(text):
        raise BadRowError(f"{name} holds half a character (a lone surrogate)")
    return text


def id_of(value: object, *, line: int) -> str | int:
    """Return a row's id, or its line where it has none that is a string or a whole number."""
    usable = isinstance(value, (str, int)) and not isinstance(value, bool) and value != ""
    return value if usable else line  # type: ignore[return-value]  # the line above settles it
