"""Which heading stands over a stretch of text: a table's column, a list's first line."""

import bisect
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import regex

_DELIMITERS = ("\t", "|", ";", ",", " / ")
_SET_APART = "  "
_BULLET = regex.compile(r"\s*(?:[-*•>+]|\d{1,2}[.)])?\s+|\s*")
_PART = regex.compile(r"[^ ]+(?: [^ ]+)*")
_LONGEST = 60
_WORDS_ONLY = regex.compile(r"[\p{L}\p{M} .!?/()'&*#_-]+")


@dataclass(frozen=True, slots=True, repr=False)
class Cell:
    """A stretch of text (character offsets, end exclusive) and the words of its heading."""

    start: int
    end: int
    heading: str


@dataclass(frozen=True, slots=True, repr=False)
class _Line:
    start: int
    text: str


class Headings:
    """The cells of a text that stand under a heading: of tables (tab, |, ;, comma) and of lists."""

    def __init__(self, text: str) -> None:
        """Read the text line by line."""
        blocks = list(_blocks(text)) if "\n" in text else []
        self._kinds = [
            [cell for block in blocks for cell in _table(block, delimiter)]
            for delimiter in _DELIMITERS
            if delimiter in text
        ]
        if _SET_APART in text:
            self._kinds.append([cell for block in blocks for cell in _aligned(block)])
        self._kinds.append([cell for block in blocks for cell in _list(block)])

    def cells(self) -> Iterator[Cell]:
        """Yield every cell."""
        yield from itertools.chain.from_iterable(self._kinds)

    def over(self, offset: int) -> str:
        """Return the words of the headings over an offset."""
        found: list[str] = []
        for cells in self._kinds:
            index = bisect.bisect_right(cells, offset, key=lambda cell: cell.start) - 1
            if index >= 0 and offset < cells[index].end:
                found.append(cells[index].heading)
        return " ".join(found)


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Yield runs of lines without an empty one; one may stand behind a line that ends in ":"."""
    ends = itertools.accumulate((len(line) + 1 for line in text.split("\n")), initial=0)
    block: list[_Line] = []
    for start, line in zip(ends, text.split("\n"), strict=False):
        if line.strip():
            block.append(_Line(start, line))
        elif block and not (len(block) == 1 and block[0].text.rstrip().endswith(":")):
            yield block
            block = []
    if block:
        yield block


def _table(block: list[_Line], delimiter: str) -> Iterator[Cell]:
    """Yield the cells below the first line of each run of lines that hold the delimiter."""
    headings: list[str] = []
    for line in block:
        parts = line.text.split(delimiter)
        if len(parts) < 2:
            headings = []
        elif not headings:
            headings = parts
        else:
            position = line.start
            for part, heading in zip(parts, headings, strict=False):
                yield Cell(position, position + len(part), heading)
                position += len(part) + len(delimiter)


def _aligned(block: list[_Line]) -> Iterator[Cell]:
    """Yield the cells of a table whose columns are set apart by several spaces."""
    headings: list[str] = []
    for line in block:
        parts = [] if "\t" in line.text else list(_PART.finditer(line.text))
        if len(parts) < 2:
            headings = []
        elif not headings:
            headings = [part.group() for part in parts]
        else:
            for part, heading in zip(parts, headings, strict=False):
                yield Cell(line.start + part.start(), line.start + part.end(), heading)


def _list(block: list[_Line]) -> Iterator[Cell]:
    """Yield the lines below one that ends in ":" or is a few words without a number."""
    heading = ""
    for line in block:
        stripped = line.text.strip()
        if stripped.endswith(":") or (not heading.endswith(":") and _is_title(stripped)):
            heading = stripped
        elif heading:
            bullet = _BULLET.match(line.text)
            skipped = bullet.end() if bullet else 0
            yield Cell(line.start + skipped, line.start + len(line.text), heading)


def _is_title(line: str) -> bool:
    """Return whether a line is a few words: what is redacted, or holds its own value, is none."""
    return len(line) <= _LONGEST and bool(_WORDS_ONLY.fullmatch(line)) and line[-1] not in ".!?"
