"""Brings a database to the newest tables, and tells whether models and migrations agree."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from cases.database import Base, connect


def migrate(url: str) -> None:
    """Run the migrations that are missing."""
    with _connected(url) as connection:
        command.upgrade(_config(connection), "head")


def differences(url: str) -> list[Any]:
    """What the models have and a migrated database has not, or the reverse; empty when equal."""
    migrate(url)
    with _connected(url) as connection:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))


def new_migration(url: str, message: str) -> None:
    """Write the next migration from the models' differences; read it before committing."""
    migrate(url)
    with _connected(url) as connection:
        command.revision(_config(connection), message=message, autogenerate=True)


@contextmanager
def _connected(url: str) -> Iterator[Connection]:
    engine = connect(url)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config
