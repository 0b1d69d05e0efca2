"""Rasa's tracker store, with the table that Rasa 3.6.21 makes."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from cases.database import Sessions
from cases.encryption import Vault
from cases.errors import TrackerStoreError
from cases.models import Case
from cases.tracker_store import delete_tracker_rows, quiet_conversations
from cases.tracker_sweep import sweep
from tests.cases.lives import ended_case, evidence

SAID = "ring <PERSON> i morgon"
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
NOW = datetime(2026, 11, 10, tzinfo=UTC)


# as Rasa's SQLTrackerStore makes it
TABLE = """create table if not exists events (id {serial} primary key, sender_id varchar(255)
    not null, type_name varchar(255) not null, timestamp float, intent_name varchar(255),
    action_name varchar(255), data text)"""
ROW = """insert into events (sender_id, type_name, timestamp, data)
    values (:sender, 'user', :at, :said)"""


def remember(url: str, conversation_id: str, *, at: datetime = LONG_AGO, times: int = 3) -> None:
    row = {"sender": conversation_id, "at": at.timestamp(), "said": SAID}
    engine = create_engine(url)
    with engine.begin() as db:
        db.execute(text(TABLE.format(serial="integer" if "sqlite" in url else "serial")))
        for _ in range(times):
            db.execute(text(ROW), row)
    engine.dispose()


def remembered(url: str) -> set[str]:
    engine = create_engine(url)
    with engine.connect() as db:
        found = set(db.scalars(text("select sender_id from events")))
    engine.dispose()
    return found


@pytest.fixture
def store(database_url: str, tmp_path: Path) -> str:
    """The URL of a store of Rasa's: a file of its own, or a table beside ours on PostgreSQL."""
    return f"sqlite:///{tmp_path}/tracker.db" if "sqlite" in database_url else database_url


def test_only_these_conversations_rows_go(store: str) -> None:
    for name in ("a", "b", "c"):
        remember(store, name)
    assert delete_tracker_rows(store, ["a", "c", "unknown"]) == 6
    assert remembered(store) == {"b"}
    assert delete_tracker_rows(store, ["a", "c"]) == 0


def test_nothing_of_a_deleted_row_is_left_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    remember(f"sqlite:///{path}", "a-conversation", times=200)
    delete_tracker_rows(path, ["a-conversation"])
    left = path.read_bytes()
    assert b"i morgon" not in left
    assert b"a-conversation" not in left


def test_nothing_of_a_deleted_row_is_left_in_the_log_that_rasa_keeps_open(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    remember(f"sqlite:///{path}", "another", times=1)
    with closing(sqlite3.connect(path)) as rasa:
        rasa.execute("PRAGMA journal_mode=WAL")
        rasa.execute("select count(*) from events").fetchall()
        remember(f"sqlite:///{path}", "a-conversation", times=200)
        assert b"a-conversation" in (tmp_path / "tracker.db-wal").read_bytes()
        delete_tracker_rows(path, ["a-conversation"])
        for file in tmp_path.iterdir():
            assert b"a-conversation" not in file.read_bytes(), file.name


def test_a_store_that_is_not_there_yet_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    assert delete_tracker_rows(path, ["a"]) == 0
    assert quiet_conversations(str(path), since=NOW) == []
    assert not path.exists()


def test_a_store_without_tables_has_nothing(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    sqlite3.connect(path).close()
    path.touch()
    assert delete_tracker_rows(path, ["a"]) == 0
    assert quiet_conversations(path, since=NOW) == []


@pytest.mark.parametrize("broken", ["tracker.db", "postgresql+psycopg://nobody@127.0.0.1:1/none"])
def test_a_store_that_does_not_work_is_told_without_its_address(
    tmp_path: Path, broken: str
) -> None:
    if "://" not in broken:
        (tmp_path / broken).write_text("this is no database " * 100)
        broken = str(tmp_path / broken)
    with pytest.raises(TrackerStoreError) as failed:
        delete_tracker_rows(broken, ["a"])
    assert str(failed.value).startswith("Rasa's tracker store cannot be reached or written to: ")
    assert broken not in str(failed.value)


def test_what_nobody_can_read_here_any_more_is_swept_out(
    sessions: Sessions, vault: Vault, store: str
) -> None:
    with sessions.begin() as db:
        kept, minimised = ended_case(db, vault), evidence(db, vault)
    for case in (kept, minimised):
        remember(store, str(case.conversation_id))
    remember(store, "taken back")
    assert sweep(sessions, store, now=NOW, dry_run=True) == 2
    assert len(remembered(store)) == 3
    assert sweep(sessions, store, now=NOW) == 2
    assert remembered(store) == {kept.conversation_id}
    with sessions.begin() as db:
        assert db.query(Case).count() == 2


def test_a_conversation_in_which_something_just_happened_is_not_swept(
    sessions: Sessions, store: str
) -> None:
    remember(store, "begun", at=NOW - timedelta(minutes=59))
    remember(store, "over", at=NOW - timedelta(minutes=61))
    assert sweep(sessions, store, now=NOW) == 1
    assert remembered(store) == {"begun"}
