"""Real databases for the tests: a fresh SQLite file or a fresh database of a real PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import pytest
from argon2 import PasswordHasher
from cryptography.fernet import Fernet
from sqlalchemy.orm import Session

from cases.database import Sessions, sessions_of
from cases.encryption import Vault
from cases.migrate import migrate
from tests.keys import INDEX_KEY
from tests.postgresql_server import DatabaseServer, running_server


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With several workers (`-n 2`) a file's tests share one. What needs the running desk shares
    one as well, as the assistant is trained and started once, and is first, as it takes longest
    (`--no-loadscope-reorder` keeps it there)."""
    items.sort(key=lambda item: item.get_closest_marker("assistant") is None)
    for item in items:
        needs_desk = item.get_closest_marker("assistant")
        group = "desk" if needs_desk else item.nodeid.partition("::")[0]
        item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hash that takes no time; tests/cases/test_agents.py tests the real one."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr("cases.agents._hasher", cheap)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file, to be copied."""
    file = tmp_path_factory.mktemp("migrated") / "cases.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    """A migrated, empty SQLite database."""
    return f"sqlite:///{copyfile(migrated_file, tmp_path / 'cases.db')}"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[DatabaseServer]:
    """A PostgreSQL server of our own, in a folder that pytest does not look after: it would take
    away the rights of the user that the server runs as when another pytest starts."""
    with (
        TemporaryDirectory(prefix="desk-pg-", ignore_cleanup_errors=True) as folder,
        running_server(Path(folder)) as server,
    ):
        yield server


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_kind(request: pytest.FixtureRequest) -> str:
    """The test runs once on each kind of database."""
    return str(request.param)


@pytest.fixture
def new_database_url(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without tables, of each kind."""
    if database_kind == "sqlite":
        return f"sqlite:///{tmp_path / 'cases.db'}"
    return str(request.getfixturevalue("new_postgresql_database"))


@pytest.fixture
def database_url(database_kind: str, request: pytest.FixtureRequest) -> str:
    """A migrated, empty database, of each kind."""
    return str(
        request.getfixturevalue("sqlite_url" if database_kind == "sqlite" else "postgresql_url")
    )


@pytest.fixture
def new_postgresql_database(postgresql: DatabaseServer) -> Iterator[str]:
    """A PostgreSQL database without tables."""
    with postgresql.database(like="template1") as url:
        yield url


@pytest.fixture
def postgresql_url(postgresql: DatabaseServer) -> Iterator[str]:
    """A migrated, empty PostgreSQL database."""
    with postgresql.database(like=postgresql.migrated) as url:
        yield url


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
