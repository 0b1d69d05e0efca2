"""Looks at every value of every table, whatever its type: SQLite through a read-only connection,
PostgreSQL through a server-side cursor."""

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, Executable, Text, cast, column, inspect, select, table, text
from sqlalchemy.dialects.postgresql import BYTEA
from sqlalchemy.exc import DBAPIError

from proof.needles import Needles
from proof.report import Report
from proof.search import hits

_AT_A_TIME = 500
# what the planner remembers of values, also of rows that are gone
_STATISTICS = "SELECT most_common_vals::text, histogram_bounds::text FROM pg_stats"


def look_at_sqlite(path: Path, needles: Needles, report: Report) -> None:
    """The tables of a SQLite file."""
    try:
        connection = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)
        try:
            names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            tables = [name for (name,) in names]
            connection.text_factory = bytes  # a text may hold anything
            for name in tables:
                rows = connection.execute('SELECT * FROM "{}"'.format(name.replace('"', '""')))  # noqa: S608  # a quoted name
                columns = [described[0] for described in rows.description]
                _look_at_rows(f"{path}: {name}", columns, rows, needles, report)
        finally:
            connection.close()
    except sqlite3.Error as error:
        report.not_looked_at.append(f"the tables of {path} ({error})")


def look_at_postgresql(engine: Engine, needles: Needles, report: Report) -> None:
    """Every table of every schema that is not the system's, and the planner's statistics."""
    known = inspect(engine)
    for schema in known.get_schema_names():
        if schema == "information_schema":
            continue
        for name in known.get_table_names(schema) + known.get_materialized_view_names(schema):
            columns = known.get_columns(name, schema)
            titles = [each["name"] for each in columns]
            rows = _rows(schema, name, columns)
            _look_at_query(engine, f"{schema}.{name}", titles, rows, needles, report)
    titles = ["most_common_vals", "histogram_bounds"]
    _look_at_query(engine, "pg_stats", titles, text(_STATISTICS), needles, report)


def _look_at_query(
    engine: Engine,
    name: str,
    titles: Sequence[str],
    rows: Executable,
    needles: Needles,
    report: Report,
) -> None:
    try:
        with engine.connect().execution_options(yield_per=_AT_A_TIME) as connection:
            _look_at_rows(name, titles, connection.execute(rows), needles, report)
    except DBAPIError as error:  # its own words may quote a value
        report.not_looked_at.append(f"the table {name} ({type(error.orig).__name__})")


def _rows(schema: str, name: str, columns: Sequence[Any]) -> Executable:
    shown = [
        column(each["name"])
        if isinstance(each["type"], BYTEA)
        else cast(column(each["name"]), Text)
        for each in columns
    ]
    return select(*shown).select_from(table(name, schema=schema))


def _look_at_rows(
    name: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    needles: Needles,
    report: Report,
) -> None:
    report.tables += 1
    coming, number = iter(rows), 0
    while lot := [[_bytes(value) for value in row] for row in islice(coming, _AT_A_TIME)]:
        # most lots hold nothing, and one search tells that of a whole one
        if any(hits(needles, [b"\n".join(b"\n".join(row) for row in lot)])):
            for row in lot:
                number += 1
                _look_at_row(name, columns, row, number, needles, report)
        else:
            number += len(lot)
    report.rows += number


def _look_at_row(
    name: str,
    columns: Sequence[str],
    row: Sequence[bytes],
    number: int,
    needles: Needles,
    report: Report,
) -> None:
    key = row[columns.index("id")] if "id" in columns else b""
    where = f"id {key.decode()}" if key.isdigit() else f"row {number:,}"
    for title, value in zip(columns, row, strict=True):
        for hit in hits(needles, [value]):
            report.add(f"{name}.{title}", where, hit.needle)


def _bytes(value: Any) -> bytes:
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    return b"" if value is None else str(value).encode("utf-8", "surrogatepass")
