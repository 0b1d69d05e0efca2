"""Brings a database to the newest tables, and tells whether models and migrations agree."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from cases import account_models, feedback_models, models, tombstone_models, work_models  # noqa: F401  # registers the tables
from cases.database import Base, connect


class MigrationError(Exception):
    """The migration left the database in disorder; the message counts, it names no row."""


def migrate(url: str) -> None:
    """Run the migrations that are missing. Raises MigrationError."""
    if _is_newest(url):  # every command starts here; the checks after a migration read everything
        return
    with connected(url) as connection:
        command.upgrade(_config(connection), "head")


def differences(url: str) -> list[Any]:
    """What the models have and a migrated database has not, or the reverse; empty when equal."""
    migrate(url)
    with connected(url) as connection:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))


def _is_newest(url: str) -> bool:
    engine = connect(url)
    with engine.execution_options(read_only=True).connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
        newest = ScriptDirectory.from_config(_config(connection)).get_current_head()
    engine.dispose()
    return found == newest


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    """A connection for changing tables: one transaction, committed at the end."""
    engine = connect(url)
    with engine.connect() as connection:
        is_sqlite = engine.dialect.name == "sqlite"
        if is_sqlite:  # a table that is made anew would take what points at it with it
            _pragma(connection, "foreign_keys=OFF")
        with connection.begin():
            yield connection
        if is_sqlite and (broken := _pragma(connection, "foreign_key_check")):
            raise MigrationError(f"{len(broken)} rows point at nothing after the migration")
    engine.dispose()


def _pragma(connection: Connection, words: str) -> list[Any]:
    """Run a PRAGMA outside a transaction, where alone foreign_keys can be changed."""
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA {words}")
    rows = list(cursor.fetchall())
    cursor.close()
    return rows


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config
