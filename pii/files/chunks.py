"""Cutting a file's rows into the pieces that are handed to workers."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from pii.files.batch import Asked
from pii.files.rows import BadRow, Row

MAX_ROWS = 200
MAX_CHARACTERS = 500_000


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows in a row, and how much of the file is read after them."""

    rows: list[Row | BadRow] = field(repr=False)
    position: int

    def asked(self) -> list[Asked]:
        """Return what the workers need of the rows that can be redacted."""
        return [Asked(row.texts, row.language) for row in self.rows if isinstance(row, Row)]


def chunks(rows: Iterable[Row | BadRow], position: Callable[[], int]) -> Iterator[Chunk]:
    """Yield the rows in pieces that depend on the rows alone."""
    taken: list[Row | BadRow] = []
    size = 0
    for row in rows:
        taken.append(row)
        size += row.size
        if len(taken) == MAX_ROWS or size >= MAX_CHARACTERS:
            yield Chunk(taken, position())
            taken, size = [], 0
    if taken:
        yield Chunk(taken, position())
