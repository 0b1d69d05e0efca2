"""Cutting a CSV file into records and fields without changing a character (RFC 4180).

A field that begins with a quotation mark ends at the next one that is not doubled; in any other
field quotation marks are ordinary characters. That is how Python's csv, pandas and Excel read it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pii.files.lines import MAX_LINE_BYTES

_QUOTED = re.compile(r'"[^"]*+(?:""[^"]*+)*+"')
_ENDS = ("", "\n", "\r\n", "\r")
_MISMATCH = "its quotation marks or line ends do not match"
_REST = "nothing after this line could be read safely"


@dataclass(frozen=True, slots=True)
class Record:
    """A record from line `line` on: its text with the line end, and where its fields stand.

    `broken` says why it cannot be cut. A record that holds `the_rest` is the last one.
    """

    line: int
    text: str
    fields: list[tuple[int, int]]
    broken: str | None = None
    the_rest: bool = False


class CutError(Exception):
    """A record cannot be cut into fields."""


class _UnclosedError(CutError):
    """A quotation mark is opened and not closed."""


class _MismatchError(CutError):
    """Something stands between a closing quotation mark and the next delimiter."""


def records(lines: Iterator[str | None], delimiter: str) -> Iterator[Record]:
    """Yield the records. After quotation marks that leave it open where a record ends, none is.

    To guess there could take the inside of a text for the columns beside it.
    """
    number = 1
    for line in lines:
        record, taken = _record(line, number, lines, delimiter)
        yield record
        if record.the_rest:
            return
        number += taken


def cut(text: str, delimiter: str) -> list[tuple[int, int]]:
    """Return where the fields of one record stand, quotation marks included. Raises CutError."""
    fields, at = [], 0
    while True:
        end = _field_end(text, at, delimiter)
        fields.append((at, end))
        if text[end : end + 1] != delimiter:
            break
        at = end + 1
    if len(text) - end > 2 or text[end:] not in _ENDS:
        raise _MismatchError
    return fields


def value(raw: str) -> str:
    """Return what a field means."""
    return raw[1:-1].replace('""', '"') if raw.startswith('"') else raw


def like(raw: str, text: str) -> str:
    """Return the field for the text, quoted as this field was.

    One without quotation marks needs none for its redacted text: placeholders bring no delimiter.
    """
    return '"' + text.replace('"', '""') + '"' if raw.startswith('"') else text


def _field_end(text: str, at: int, delimiter: str) -> int:
    quoted = text.startswith('"', at)
    match = (_QUOTED if quoted else _plain(delimiter)).match(text, at)
    if match is None:
        raise _UnclosedError
    return match.end()


@cache
def _plain(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf"[^{re.escape(delimiter)}\r\n]*")


def _record(
    first: str | None, number: int, lines: Iterator[str | None], delimiter: str
) -> tuple[Record, int]:
    """Return the record that begins with this line, and how many lines it takes."""
    if first is None:
        return _rest(number, f"the line is longer than {MAX_LINE_BYTES:,} bytes"), 1
    try:
        return Record(number, first, cut(first, delimiter)), 1
    except _UnclosedError:
        return _over_several_lines(first, number, lines, delimiter)
    except _MismatchError:
        if first.count('"') % 2:
            return _rest(number, _MISMATCH), 1
        return Record(number, first, [], broken=_MISMATCH), 1


def _over_several_lines(
    first: str, number: int, lines: Iterator[str | None], delimiter: str
) -> tuple[Record, int]:
    pieces, size = [first], len(first)
    for line in lines:
        if line is None or size > MAX_LINE_BYTES:
            break
        pieces.append(line)
        size += len(line)
        # an open field can only end on a line with an odd number of quotation marks
        if line.count('"') % 2:
            try:
                text = "".join(pieces)
                return Record(number, text, cut(text, delimiter)), len(pieces)
            except _UnclosedError:
                continue
            except _MismatchError:
                return _rest(number, _MISMATCH), len(pieces)
    return _rest(number, "a quotation mark is never closed"), len(pieces)


def _rest(number: int, why: str) -> Record:
    return Record(number, "", [], broken=f"{why}; {_REST}", the_rest=True)
