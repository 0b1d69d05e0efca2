"""The actions' desk on a real SQLite file, and conversations at it."""

from collections.abc import Callable

import pytest

from actions.desk import Desk
from cases.database import Sessions
from cases.encryption import Vault
from cases.taxonomy import Language
from tests.actions.talk import Talk


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """SQLite alone: what differs on PostgreSQL is tested in tests/cases."""
    return sqlite_url


@pytest.fixture
def desk(sessions: Sessions) -> Desk:
    return Desk(sessions, "SE")


@pytest.fixture
def new_talk(desk: Desk, vault: Vault) -> Callable[[Language], Talk]:
    return lambda language: Talk(desk, vault, language)


@pytest.fixture
def talk(new_talk: Callable[[Language], Talk]) -> Talk:
    return new_talk("en")
