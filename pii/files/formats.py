"""Which format a file has, by its suffix."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from pii.files.csv_format import CsvFormat
from pii.files.errors import RefusedError
from pii.files.jsonl_format import JsonlFormat
from pii.files.options import Options
from pii.files.parquet_format import ParquetFormat
from pii.files.rows import BadRow, Row


class FileFormat(Protocol):
    """An opened input: its rows, and how each is written."""

    head: bytes
    total: int

    @property
    def position(self) -> int:
        """How much of `total` is read."""

    def rows(self) -> Iterator[Row | BadRow]:
        """Yield every row in order."""

    def written(self, row: Row, texts: Sequence[str | None]) -> bytes:
        """Return what the work in progress gets for the row."""

    def finished(self, partial: Path) -> Path:
        """Return the file of the whole result, made from the work in progress."""

    def close(self) -> None:
        """Close the input."""


_FORMATS: dict[str, Callable[[Options], FileFormat]] = {
    ".jsonl": JsonlFormat,
    ".ndjson": JsonlFormat,
    ".csv": CsvFormat,
    ".tsv": CsvFormat,
    ".parquet": ParquetFormat,
}
_SUFFIXES = ", ".join([*_FORMATS, ".jsonl.gz, .csv.gz"])


def open_format(options: Options) -> FileFormat:
    """Open the input. Raises RefusedError where its suffix or its beginning will not do."""
    source, out = _format_of(options.source), _format_of(options.out)
    if source is None or out is None:
        which = "IN" if source is None else "OUT"
        raise RefusedError(f"{which} has none of the suffixes {_SUFFIXES}.")
    if source is not out:
        raise RefusedError("IN and OUT must have the same format.")
    return source(options)


def _format_of(path: Path) -> Callable[[Options], FileFormat] | None:
    suffixes = [suffix.lower() for suffix in path.suffixes] or [""]
    if suffixes[-1] == ".gz":
        inner = _FORMATS.get(suffixes[-2]) if len(suffixes) > 1 else None
        return None if inner is ParquetFormat else inner
    return _FORMATS.get(suffixes[-1])
