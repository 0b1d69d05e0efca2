"""Putting a Parquet file together from the input and the redacted texts."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

_ROWS_AT_ONCE = 10_000
_ARROW_SCHEMA = b"ARROW:schema"


class _Texts:
    """The redacted texts in the order of their rows, read as the rows come by."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._next = next(lines, None)
        self._row = 0

    def of(self, count: int) -> list[list[str | None] | None]:
        """Return the texts of the next rows: None for a row that was bad."""
        return [self._of_one() for _ in range(count)]

    def _of_one(self) -> list[str | None] | None:
        self._row += 1
        if self._next is None:
            return None
        row, *texts = json.loads(self._next)
        if row != self._row:
            return None
        self._next = next(self._lines, None)
        return texts  # type: ignore[no-any-return]  # json has no types


def assemble(source: pq.ParquetFile, redacted: Path, fields: Sequence[str]) -> Path:
    """Write the source with the redacted texts in place of these columns; return the new file.

    `redacted` holds a line [row, text, ...] for each row that is kept. Row groups, schema,
    compression and dictionaries are as in the source; a group's rows are in memory at once.
    """
    whole = redacted.with_suffix(".whole")
    descriptor = os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "wb") as file, redacted.open("r", encoding="utf-8") as lines:
        texts = _Texts(lines)
        with pq.ParquetWriter(file, source.schema_arrow, **_as_in(source)) as writer:
            for number in range(source.num_row_groups):
                group = _group(source, number, texts, fields)
                if group.num_rows:
                    writer.write_table(group, row_group_size=group.num_rows)
        file.flush()
        os.fsync(file.fileno())
    return whole


def _group(source: pq.ParquetFile, number: int, texts: _Texts, fields: Sequence[str]) -> pa.Table:
    batches = source.iter_batches(batch_size=_ROWS_AT_ONCE, row_groups=[number])
    made = [_redacted(batch, texts.of(batch.num_rows), fields) for batch in batches]
    # pieces of a column may come with dictionaries of their own
    return pa.Table.from_batches(made, schema=source.schema_arrow).unify_dictionaries()


def _redacted(
    batch: pa.RecordBatch, texts: list[list[str | None] | None], fields: Sequence[str]
) -> pa.RecordBatch:
    """Return the batch without its bad rows and with these texts."""
    good = [row for row in texts if row is not None]
    if len(good) < len(texts):
        batch = _without_leftovers(batch.filter(pa.array([row is not None for row in texts])))
    for place, name in enumerate(fields):
        field = batch.schema.field(name)
        column = _column([row[place] for row in good], field.type)
        batch = batch.set_column(batch.schema.get_field_index(name), field, column)
    return batch


def _without_leftovers(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return the batch with dictionaries that hold only what its rows still use."""
    for index, field in enumerate(batch.schema):
        if pa.types.is_dictionary(field.type):
            values = batch.column(index).cast(field.type.value_type)
            batch = batch.set_column(index, field, values.dictionary_encode().cast(field.type))
    return batch


def _column(texts: list[str | None], kind: pa.DataType) -> pa.Array:
    if pa.types.is_dictionary(kind):
        return pa.array(texts, type=kind.value_type).dictionary_encode().cast(kind)
    return pa.array(texts, type=kind)


def _as_in(source: pq.ParquetFile) -> dict[str, object]:
    """Return the writer's options that give what the source has, a column at a time."""
    stored = source.metadata.metadata or {}
    options: dict[str, object] = {
        "version": source.metadata.format_version,
        "store_schema": _ARROW_SCHEMA in stored,
    }
    if source.num_row_groups:
        group = source.metadata.row_group(0)
        columns = [group.column(index) for index in range(group.num_columns)]
        options["compression"] = {column.path_in_schema: _codec(column) for column in columns}
        options["use_dictionary"] = [
            column.path_in_schema for column in columns if column.has_dictionary_page
        ]
    return options


def _codec(column: pq.ColumnChunkMetaData) -> str:
    return "NONE" if column.compression == "UNCOMPRESSED" else str(column.compression)
