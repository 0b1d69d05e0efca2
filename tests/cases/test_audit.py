"""The audit log can only grow, and what was done to it behind its back shows."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from cases.audit import has_digest, newest_digest, record, verify
from cases.audit_chain import Verdict
from cases.database import Sessions
from cases.models import AuditEntry, AuditLink
from tests.cases.tampering import GUARDED, without_guards


def add_line(db: Session, number: int = 0) -> None:
    record(db, actor="system", action="case.look", subject=f"case:{number}", count=number)


def with_lines(sessions: Sessions, count: int) -> None:
    for number in range(1, count + 1):
        with sessions.begin() as db:
            add_line(db, number)


def verdict(sessions: Sessions) -> Verdict:
    with sessions.begin() as db:
        return verify(db)


def after(sessions: Sessions, *tampering: str) -> tuple[str, ...]:
    """What verify finds wrong with five lines after somebody ran these statements."""
    with_lines(sessions, 5)
    with without_guards(sessions) as connection:
        for statement in tampering:
            connection.execute(text(statement))
    found = verdict(sessions)
    assert found.faults == len(found.broken)
    return found.broken


@pytest.mark.parametrize("table", GUARDED)
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE {table} SET id = id + 100",
        "UPDATE {table} SET id = id WHERE id = 1",
        "DELETE FROM {table}",
        "DELETE FROM {table} WHERE id = 1",
    ],
)
def test_the_database_refuses_to_change_or_delete_a_line(
    sessions: Sessions, table: str, change: str
) -> None:
    with_lines(sessions, 2)
    with pytest.raises(DBAPIError, match="append-only"), sessions.begin() as db:
        db.execute(text(change.format(table=table)))
    assert verdict(sessions).intact


def test_the_database_refuses_the_ways_around_a_delete(sessions: Sessions) -> None:
    with_lines(sessions, 2)
    if sessions.kw["bind"].dialect.name == "postgresql":
        around = [f"TRUNCATE {table} CASCADE" for table in GUARDED]
    else:
        around = [
            "REPLACE INTO audit_entries"
            " SELECT id, at, 'agent:9', action, subject, detail FROM audit_entries",
            "INSERT OR REPLACE INTO audit_links (entry_id, digest) VALUES (1, 'x')",
            "REPLACE INTO audit_links (id, entry_id, digest) VALUES (1, 3, 'x')",
        ]
    for statement in around:
        with pytest.raises(DBAPIError, match="append-only"), sessions.begin() as db:
            db.execute(text(statement))
    assert verdict(sessions).entries == 2
    assert verdict(sessions).intact


def test_an_empty_log_is_intact(sessions: Sessions) -> None:
    assert verdict(sessions) == Verdict(0, (), 0, "0" * 64)


def test_every_line_of_every_transaction_is_in_the_chain(sessions: Sessions) -> None:
    with_lines(sessions, 2)
    with sessions.begin() as db:
        for number in range(3):
            add_line(db, number)
    assert verdict(sessions).entries == 5
    assert verdict(sessions).intact


@pytest.mark.parametrize(
    "change",
    [
        "actor = 'agent:9'",
        "action = 'case.erased'",
        "subject = 'case:4'",
        "at = '2020-01-01 00:00:00'",
        """detail = '{"count": 9}'""",
    ],
)
def test_a_line_that_was_changed_is_named(sessions: Sessions, change: str) -> None:
    broken = after(sessions, f"UPDATE audit_entries SET {change} WHERE id = 3")
    assert broken == ("line 3 is not what was written, or not in its place",)


def test_a_line_that_was_removed_is_named(sessions: Sessions) -> None:
    broken = after(sessions, "DELETE FROM audit_entries WHERE id = 3")
    assert broken == ("line 3 is missing",)


@pytest.mark.parametrize(
    ("removed", "words"),
    [
        ("= 1", "line 2 is not what was written, or lines before it are missing"),
        ("IN (2, 3)", "line 4 is not what was written, or lines between line 1 and it are missing"),
    ],
)
def test_lines_that_were_removed_with_their_links_leave_a_gap_that_is_named(
    sessions: Sessions, removed: str, words: str
) -> None:
    broken = after(
        sessions,
        f"DELETE FROM audit_links WHERE entry_id {removed}",
        f"DELETE FROM audit_entries WHERE id {removed}",
    )
    assert broken == (words,)


INSERTED = """INSERT INTO audit_entries (id, at, actor, action, subject, detail)
VALUES ({}, '2026-01-01 00:00:00', 'system', 'case.look', 'case:1', '{{}}')"""


@pytest.mark.parametrize("number", [-7, 0, 77])
def test_a_line_that_was_slipped_in_is_named(sessions: Sessions, number: int) -> None:
    assert after(sessions, INSERTED.format(number)) == (f"line {number} was slipped in",)


def test_a_line_that_was_slipped_in_with_a_link_is_named(sessions: Sessions) -> None:
    broken = after(
        sessions,
        INSERTED.format(77),
        f"INSERT INTO audit_links (id, entry_id, digest) VALUES (-1, 77, '{'a' * 64}')",
    )
    assert broken[0] == "line 77 is not what was written, or lines before it are missing"


def test_lines_that_changed_places_are_both_named(sessions: Sessions) -> None:
    broken = after(
        sessions,
        "UPDATE audit_links SET entry_id = 99 WHERE id = 2",
        "UPDATE audit_links SET entry_id = 2 WHERE id = 4",
        "UPDATE audit_links SET entry_id = 4 WHERE id = 2",
    )
    assert broken == tuple(
        f"line {number} is not what was written, or not in its place" for number in (4, 2)
    )


def test_a_chain_without_its_end_lacks_the_digest_that_was_noted(sessions: Sessions) -> None:
    """Nothing inside the database tells that its end is gone."""
    with_lines(sessions, 3)
    with sessions.begin() as db:
        noted = newest_digest(db)
        assert has_digest(db, noted)
    with without_guards(sessions) as connection:
        connection.execute(text("DELETE FROM audit_links WHERE id = 3"))
        connection.execute(text("DELETE FROM audit_entries WHERE id = 3"))
    with_lines(sessions, 1)
    with sessions.begin() as db:
        assert verify(db).intact
        assert not has_digest(db, noted)


def test_a_thousand_broken_lines_are_counted_and_the_first_hundred_named(
    sessions: Sessions,
) -> None:
    with sessions.begin() as db:
        for number in range(1100):
            add_line(db, number)
    with without_guards(sessions) as connection:
        connection.execute(text("UPDATE audit_entries SET actor = 'agent:9'"))
    found = verdict(sessions)
    assert (found.entries, found.faults, len(found.broken)) == (1100, 1100, 100)


def test_a_transaction_that_is_rolled_back_leaves_neither_line_nor_link(
    sessions: Sessions,
) -> None:
    with sessions() as db:
        add_line(db)
        db.flush()
        db.rollback()
        add_line(db)
        db.commit()
        assert db.query(AuditEntry).count() == db.query(AuditLink).count() == 1
    assert verdict(sessions).intact


def test_a_session_that_was_closed_does_not_remember_its_lines(sessions: Sessions) -> None:
    db = sessions()
    add_line(db)
    db.flush()
    db.close()
    add_line(db)
    db.commit()
    db.close()
    assert (verdict(sessions).entries, verdict(sessions).intact) == (1, True)


def test_a_savepoint_that_is_rolled_back_takes_only_its_own_lines(sessions: Sessions) -> None:
    with sessions.begin() as db:
        add_line(db, 1)
        savepoint = db.begin_nested()
        add_line(db, 2)
        db.flush()
        savepoint.rollback()
        add_line(db, 3)
    with sessions.begin() as db:
        assert [entry.subject for entry in db.query(AuditEntry)] == ["case:1", "case:3"]
    assert (verdict(sessions).entries, verdict(sessions).intact) == (2, True)


def test_a_savepoint_that_is_kept_is_linked_with_its_transaction(sessions: Sessions) -> None:
    with sessions.begin() as db:
        with db.begin_nested():
            add_line(db, 1)
        assert db.query(AuditLink).count() == 0
        add_line(db, 2)
    assert (verdict(sessions).entries, verdict(sessions).intact) == (2, True)


def test_lines_of_a_session_that_forgot_its_objects_are_linked(sessions: Sessions) -> None:
    with sessions.begin() as db:
        add_line(db, 1)
        db.flush()
        db.expunge_all()
    assert (verdict(sessions).entries, verdict(sessions).intact) == (1, True)
