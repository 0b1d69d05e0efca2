"""Parquet: read a few rows at a time, written again a row group at a time at the end.

A Parquet file cannot be cut back and gone on with. So the work in progress is a list of redacted
texts, a line a row, and the result is put together from it and the input when all rows are done.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pii.files.errors import RefusedError
from pii.files.lines import closing_on_failure
from pii.files.options import Options
from pii.files.parquet_assembly import assemble
from pii.files.rows import BadRow, BadRowError, Row, checked, id_of

_ROWS_AT_ONCE = 1_000
_READ_BYTES = 1024 * 1024


class ParquetFormat:
    """Reads a Parquet file's rows and puts the file together again with other texts."""

    head = b""

    def __init__(self, options: Options) -> None:
        """Read the schema. Raises RefusedError if it does not hold the text fields."""
        self._options = options
        self.position = 0
        try:
            # without a buffer size a whole column of a row group is read at once
            self._file = pq.ParquetFile(options.source, pre_buffer=False, buffer_size=_READ_BYTES)
        except (pa.ArrowException, OSError):
            raise RefusedError("IN is not a Parquet file that can be read.") from None
        self.total = self._file.metadata.num_rows
        with closing_on_failure(self.close):
            for name in options.text_fields:
                self._require_strings(name)

    def rows(self) -> Iterator[Row | BadRow]:
        """Yield every row."""
        options, names = self._options, set(self._file.schema_arrow.names)
        wanted = {*options.text_fields, options.language_field, "id"} & names
        for batch in self._batches(sorted(wanted)):
            columns = {name: _plain(batch.column(name)) for name in wanted}
            for index in range(batch.num_rows):
                self.position += 1
                try:
                    yield self._row({name: columns[name][index] for name in wanted})
                except BadRowError as error:
                    yield BadRow(self.position, str(error))

    def written(self, row: Row, texts: Sequence[str | None]) -> bytes:
        """Return the line of the work in progress."""
        return (json.dumps([row.line, *texts]) + "\n").encode()

    def finished(self, partial: Path) -> Path:
        """Put the result together beside the work in progress and return its file."""
        try:
            return assemble(self._file, partial, self._options.text_fields)
        except pa.ArrowException as error:
            kind = type(error).__name__
            raise RefusedError(f"The result cannot be written as Parquet ({kind}).") from None

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _require_strings(self, name: str) -> None:
        schema = self._file.schema_arrow
        if schema.names.count(name) != 1:
            raise RefusedError(f"IN has not one column named {name} (--text-field).")
        if not _is_text(schema.field(name).type):
            raise RefusedError(f"IN's column {name} does not hold strings.")

    def _batches(self, columns: list[str]) -> Iterator[pa.RecordBatch]:
        try:
            yield from self._file.iter_batches(batch_size=_ROWS_AT_ONCE, columns=columns)
        except (pa.ArrowException, OSError):
            raise RefusedError(f"IN is damaged: unreadable after row {self.position}.") from None

    def _row(self, values: dict[str, object]) -> Row:
        line, fields = self.position, self._options.text_fields
        texts = tuple(checked(_decoded(values[name], name), name=name) for name in fields)
        # a text is never also an id: ids are written as they are
        id_ = values.get("id") if "id" not in fields else None
        language = values.get(self._options.language_field)
        return Row(
            line,
            id_of(_readable(id_), line=line),
            texts,
            str(_readable(language) or "") or None,
            sum(len(text or "") for text in texts),
            None,
        )


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(
        pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)
    )


def _plain(column: pa.Array) -> list[object]:
    """Return the values, strings as bytes: pyarrow gives up on a column with one that is not UTF-8.

    Of other kinds of column only whole numbers mean anything to a language or an id.
    """
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if _is_text(column.type):
        column = column.cast(pa.large_binary())
    elif not pa.types.is_integer(column.type):
        return [None] * len(column)
    return column.to_pylist()  # type: ignore[no-any-return]  # pyarrow has no types


def _decoded(value: object, name: str) -> object:
    try:
        return value.decode() if isinstance(value, bytes) else value
    except UnicodeDecodeError:
        raise BadRowError(f"{name} is not UTF-8") from None


def _readable(value: object) -> object:
    """Return the value of a field that is only looked at, None where it cannot be read."""
    try:
        return value.decode() if isinstance(value, bytes) else value
    except UnicodeDecodeError:
        return None
