"""A database of the first version with data in it becomes one of the second: nothing is lost, what
was minimised is evidence, and the audit lines that were there are chained."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from alembic import command
from sqlalchemy import MetaData, func, insert, select, text
from sqlalchemy.exc import DBAPIError

from cases.audit import record, verify
from cases.database import connect, sessions_of
from cases.migrate import _config, connected, differences, migrate
from cases.models import AuditEntry, AuditLink, Case, Message, Note

LINES = 2500
NOW = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)
AGENT = {"id": 1, "email": "a@desk.example", "name": "Åsa", "password_hash": "x", "role": "dpo",
         "active": True}  # fmt: skip


def case(number: int, key: bytes | None) -> dict[str, Any]:
    return {"id": number, "conversation_id": f"c{number}", "language": "sv",
            "language_settled": True, "wrapped_key": key, "opened_at": NOW,
            "last_activity_at": NOW}  # fmt: skip


def ticket(number: int) -> dict[str, Any]:
    return {"id": number, "reference": f"PD-{number}", "case_id": number, "kind": "handoff",
            "asked_for": "handoff", "status": "new", "received_at": NOW,
            "received_on": date(2026, 3, 1)}  # fmt: skip


def message(number: int) -> dict[str, Any]:
    return {"id": number, "case_id": number, "at": NOW, "author": "visitor", "language": "sv",
            "ciphertext": b"\x00\xff", "attributes": {"topics": ["ö"]}, "attempts": 0}  # fmt: skip


def line(number: int) -> dict[str, Any]:
    # a whole second, and ids with a hole, as a transaction that was rolled back leaves one
    at = NOW.replace(microsecond=0) if number % 2 else NOW + timedelta(seconds=number)
    return {"id": number + (number > 7), "at": at, "actor": "agent:1", "action": "ticket.look",
            "subject": f"ticket:PD-{number}", "detail": {"kind": "ö", "n": number}}  # fmt: skip


@pytest.fixture
def first_version(new_database_url: str) -> str:
    """Two cases, one of them without its key, and thousands of audit lines."""
    with connected(new_database_url) as connection:
        command.upgrade(_config(connection), "0001")
    engine = connect(new_database_url)
    tables = MetaData()
    tables.reflect(engine)
    rows: dict[str, list[dict[str, Any]]] = {
        "agents": [AGENT],
        "cases": [case(1, b"wrapped"), case(2, None)],
        "messages": [message(1), message(2)],
        "tickets": [ticket(1), ticket(2)],
        "notes": [{"id": 1, "ticket_id": 1, "agent_id": 1, "at": NOW, "about": "note",
                   "ciphertext": b"\x01"}],
        "audit_entries": [line(number) for number in range(1, LINES + 1)],
    }  # fmt: skip
    with engine.begin() as connection:
        for name, content in rows.items():
            connection.execute(insert(tables.tables[name]), content)
            if engine.dialect.name == "postgresql":
                newest = f"setval('{name}_id_seq', (SELECT max(id) FROM {name}))"
                connection.execute(text(f"SELECT {newest}"))
    engine.dispose()
    return new_database_url


def test_a_database_of_the_first_version_is_brought_up_to_date(first_version: str) -> None:
    assert differences(first_version) == []
    sessions = sessions_of(first_version)
    with sessions.begin() as db:
        assert [c.state for c in db.query(Case).order_by(Case.id)] == ["open", "evidence"]
        assert [m.ciphertext for m in db.query(Message)] == [b"\x00\xff"] * 2
        assert db.query(Note).one().ciphertext == b"\x01"
    sessions.kw["bind"].dispose()


def test_the_lines_that_were_there_are_chained_and_new_ones_follow(first_version: str) -> None:
    migrate(first_version)
    sessions = sessions_of(first_version)
    with sessions.begin() as db:
        assert verify(db).broken == ()
        assert db.scalar(select(func.count()).select_from(AuditLink)) == LINES
        record(db, actor="system", action="case.look", subject="case:1")
    with sessions.begin() as db:
        assert (verify(db).entries, verify(db).intact) == (LINES + 1, True)
        assert db.query(AuditEntry).filter_by(id=3).one().detail == {"kind": "ö", "n": 3}
    with pytest.raises(DBAPIError, match="append-only"), sessions.begin() as db:
        db.execute(text("UPDATE audit_entries SET actor = 'agent:2' WHERE id = 1"))
    sessions.kw["bind"].dispose()
