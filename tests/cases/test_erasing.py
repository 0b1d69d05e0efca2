"""Erasing a case, and one person's cases."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from cases.agents import add_agent
from cases.audit import verify
from cases.database import Sessions
from cases.encryption import Vault
from cases.erasing import erase_case
from cases.errors import CaseHeldError, TrackerStoreError
from cases.lifecycle import State
from cases.models import AuditEntry, Case, Hold, Message, Note, Ticket
from cases.persons import Preview, erase_person, index_old_cases, preview_person
from tests.cases.lives import (
    EMAIL,
    ENDED_ON,
    ZONE,
    belongs_to,
    ended_case,
    evidence,
    give_ticket,
    put_on_hold,
    settled_case,
)

NOW = datetime(2026, 11, 10, 12, tzinfo=UTC)
NOWHERE = "/nowhere/tracker.db"


def look(
    sessions: Sessions, vault: Vault, *, email: str = EMAIL, also_open: bool = False
) -> Preview:
    with sessions.begin() as db:
        return preview_person(db, vault, email, also_open=also_open, now=NOW, actor="t")


def erase(sessions: Sessions, preview: Preview) -> list[int]:
    return erase_person(sessions, preview, tracker=NOWHERE, actor="t", now=NOW)


def full_case(db: Session, vault: Vault) -> Case:
    """A case with all that a case can have."""
    case = ended_case(db, vault)
    solved = give_ticket(db, case, closed_on=ENDED_ON, kind="request.access")
    give_ticket(db, case)
    agent = add_agent(db, email="a@desk.example", name="A", role="agent", actor="t")[0]
    db.add(Note(ticket_id=solved.id, agent_id=agent.id, at=NOW, about="note", ciphertext=b"n"))
    put_on_hold(db, vault, case, until=date(2026, 1, 1))
    question = case.messages[0]
    db.add(Message(case_id=case.id, at=NOW, author="assistant", language="sv", ciphertext=b"m",
                   reply_to_id=question.id, attributes={}))  # fmt: skip
    db.flush()
    return case


def test_of_an_erased_case_nothing_stays_but_its_audit_line(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        case = full_case(db, vault)
        other = ended_case(db, vault)
    with sessions.begin() as db:
        erase_case(db, db.get_one(Case, case.id), tracker=NOWHERE, actor="t", now=NOW, why="x")
    with sessions.begin() as db:
        assert [db.query(table).count() for table in (Ticket, Note, Hold)] == [0, 0, 0]
        assert [each.id for each in db.query(Case)] == [other.id]
        assert [message.case_id for message in db.query(Message)] == [other.id]
        line = db.scalars(select(AuditEntry).where(AuditEntry.action == "case.erased")).one()
        assert (line.subject, line.detail) == (
            f"case:{case.id}",
            {
                "was": "open",
                "why": "x",
                "tickets": {"request.access solved": 1, "request.erasure new": 1},
                "first_received_on": datetime.now(ZONE).date().isoformat(),
                "last_closed_on": ENDED_ON.isoformat(),
            },
        )
        assert verify(db).intact


def test_a_held_case_is_not_erased(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        case = ended_case(db, vault)
        put_on_hold(db, vault, case)
    with pytest.raises(CaseHeldError), sessions.begin() as db:
        erase_case(db, db.get_one(Case, case.id), tracker=NOWHERE, actor="t", now=NOW)
    with sessions.begin() as db:
        assert db.query(Message).count() == 1


def test_where_the_tracker_store_fails_the_case_stays_whole(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    (tmp_path / "tracker.db").write_text("this is no database " * 100)
    with sessions.begin() as db:
        case = ended_case(db, vault)
    broken = str(tmp_path / "tracker.db")
    with pytest.raises(TrackerStoreError), sessions.begin() as db:
        erase_case(db, db.get_one(Case, case.id), tracker=broken, actor="t", now=NOW)
    with sessions.begin() as db:
        assert db.get_one(Case, case.id).state == State.OPEN
        assert db.query(AuditEntry).count() == 0


def test_a_persons_cases_are_found_in_every_state_and_nobody_elses(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        mine = [belongs_to(vault, make(db, vault)).id for make in (ended_case, settled_case)]
        mine.append(belongs_to(vault, evidence(db, vault)).id)
        belongs_to(vault, ended_case(db, vault), "another@post.example")
    preview = look(sessions, vault, email=f" {EMAIL.upper()} ")
    assert [case.id for case in preview.cases] == mine
    assert [case.state for case in preview.cases] == ["open", "settled", "evidence"]


def test_a_preview_shows_kinds_and_counts_and_nobodys_words(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        ticket = give_ticket(db, belongs_to(vault, ended_case(db, vault)), closed_on=ENDED_ON)
    preview = look(sessions, vault)
    (case,) = preview.cases
    assert (case.messages, case.notes, case.last_on) == (1, 0, ENDED_ON.isoformat())
    assert [(t.reference, t.kind, t.status) for t in case.tickets] == [
        (ticket.reference, "request.erasure", "solved")
    ]
    assert "Kerstin" not in repr(preview)
    assert EMAIL not in repr(preview)


def test_what_is_held_or_worked_on_stays_and_the_rest_goes(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        held, busy, asked, old = (belongs_to(vault, ended_case(db, vault)) for _ in range(4))
        put_on_hold(db, vault, held)
        give_ticket(db, busy, kind="request.access")
        give_ticket(db, asked)
    preview = look(sessions, vault)
    assert [case.stays for case in preview.cases] == ["held", "open_tickets", None, None]
    assert erase(sessions, preview) == [asked.id, old.id]
    with sessions.begin() as db:
        assert [case.id for case in db.query(Case).order_by(Case.id)] == [held.id, busy.id]


def test_open_tickets_go_too_where_that_is_asked_but_no_held_case(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        held, busy = (belongs_to(vault, ended_case(db, vault)) for _ in range(2))
        put_on_hold(db, vault, held)
        give_ticket(db, busy, kind="request.access")
    assert erase(sessions, look(sessions, vault, also_open=True)) == [busy.id]


def test_what_was_held_since_the_preview_stays(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        case = belongs_to(vault, ended_case(db, vault))
    preview = look(sessions, vault)
    with sessions.begin() as db:
        put_on_hold(db, vault, db.get_one(Case, case.id))
    assert erase(sessions, preview) == []


def test_the_audit_log_knows_the_person_by_the_blind_index_alone(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        case = belongs_to(vault, ended_case(db, vault))
    erase(sessions, look(sessions, vault))
    person = f"person:{vault.index(EMAIL)[:12]}"
    with sessions.begin() as db:
        lines = db.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
        told = [(line.action, line.subject) for line in lines]
        assert told == [
            ("person.look", person),
            ("case.erased", f"case:{case.id}"),
            ("person.erase", person),
        ]
        assert lines[1].detail["why"] == person
        assert lines[2].detail == {"erased": 1, "stayed": 0}
        said = json.dumps([line.detail for line in lines])
        assert "kerstin" not in said.casefold()


def test_a_token_stands_for_exactly_what_was_shown(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        case = belongs_to(vault, ended_case(db, vault))
    before = look(sessions, vault).token
    assert look(sessions, vault).token == before
    assert look(sessions, vault, also_open=True).token != before
    with sessions.begin() as db:
        give_ticket(db, db.get_one(Case, case.id))
    assert look(sessions, vault).token != before


def test_erasing_twice_at_once_erases_every_case_once(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        mine = [belongs_to(vault, ended_case(db, vault)).id for _ in range(6)]
    preview = look(sessions, vault)
    with ThreadPoolExecutor(2) as pool:
        gone = [pool.submit(erase, sessions, preview) for _ in range(2)]
        assert sorted(id_ for each in gone for id_ in each.result(timeout=60)) == mine
    with sessions.begin() as db:
        erased = select(AuditEntry).where(AuditEntry.action == "case.erased")
        assert len(db.scalars(erased).all()) == 6
        assert verify(db).intact


def test_cases_stored_before_there_was_an_index_are_found(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        case = belongs_to(vault, ended_case(db, vault))
        case.requester_index = None
    index_old_cases(sessions, vault)
    assert [found.id for found in look(sessions, vault).cases] == [case.id]


def test_the_address_stands_nowhere_in_the_database(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        belongs_to(vault, ended_case(db, vault))
    look(sessions, vault)
    with sessions.begin() as db:
        for table in ("cases", "audit_entries"):
            rows = repr(db.execute(text(f"select * from {table}")).all())
            assert "kerstin" not in rows.casefold()
