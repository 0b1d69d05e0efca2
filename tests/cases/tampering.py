"""Somebody with every right over the database, who takes its guards off."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

from cases.database import Sessions, connect

GUARDED = ("audit_entries", "audit_links")


@contextmanager
def without_guards(sessions: Sessions) -> Iterator[Connection]:
    """A connection on which neither the audit log's triggers nor foreign keys hold."""
    engine = connect(sessions.kw["bind"].url.render_as_string(hide_password=False))
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            _drop_guards(connection)
            yield connection
    engine.dispose()


def _drop_guards(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        for table in GUARDED:
            connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER ALL"))
        return
    names = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    for name in connection.scalars(text(names)).all():
        connection.execute(text(f"DROP TRIGGER {name}"))
