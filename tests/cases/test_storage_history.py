"""Stored cases by state at the end of past months, by the moves in the audit log."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from cases.conversations import start_conversation
from cases.encryption import Vault
from cases.erasing import erase_case
from cases.figures import Months
from cases.lifecycle import State, move
from cases.models import AuditEntry, Case
from cases.overview import count_cases
from cases.storage_history import stored_by_month

MONTHS = Months.until(date(2026, 6, 20), ZoneInfo("Europe/Stockholm"), count=6)


def _line(
    db: Session, month: int, action: str, subject: str, day: int = 10, **detail: object
) -> None:
    at = datetime(2026, month, day, tzinfo=UTC)
    db.add(AuditEntry(at=at, actor="x", action=action, subject=subject, detail=detail))
    db.flush()


def _stored(db: Session) -> list[tuple[int, ...]]:
    """open, settled, evidence, erased from January to June."""
    return [tuple(each[state] for state in State) for each in stored_by_month(db, MONTHS)]


@pytest.fixture
def chat(db: Session, vault: Vault) -> Case:
    """A chat that came in February."""
    case, _ = start_conversation(db, vault, language="sv")
    case.opened_at = datetime(2026, 2, 3, tzinfo=UTC)
    db.flush()
    return case


def test_a_desk_without_cases_has_stored_none(db: Session) -> None:
    assert _stored(db) == [(0, 0, 0, 0)] * 6


def test_a_chat_is_open_from_the_month_it_came_in(db: Session, chat: Case) -> None:
    assert _stored(db) == [(0, 0, 0, 0)] + [(1, 0, 0, 0)] * 5


def test_a_case_is_in_each_month_what_it_was_at_its_end(db: Session, chat: Case) -> None:
    subject = f"case:{chat.id}"
    _line(db, 3, "case.settled", subject, day=9)
    _line(db, 3, "case.open", subject, day=20)
    _line(db, 4, "case.settled", subject)
    _line(db, 5, "case.evidence", subject)
    chat.state = State.EVIDENCE
    expected = [(0, 0, 0, 0), (1, 0, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 1, 0)]
    assert _stored(db) == expected


def test_a_chat_without_a_ticket_is_evidence_without_having_been_settled(
    db: Session, chat: Case
) -> None:
    _line(db, 4, "case.evidence", f"case:{chat.id}")
    chat.state = State.EVIDENCE
    assert _stored(db)[1:5] == [(1, 0, 0, 0), (1, 0, 0, 0), (0, 0, 1, 0), (0, 0, 1, 0)]


def test_an_erased_chat_was_there_from_its_first_line_on(db: Session) -> None:
    for month, action in ((2, "conversation.end"), (3, "case.settled"), (4, "case.evidence")):
        _line(db, month, action, "case:700")
    _line(db, 5, "case.erased", "case:700", was="evidence")
    assert _stored(db) == [
        (0, 0, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1), (0, 0, 0, 1)
    ]  # fmt: skip


def test_imported_cases_came_when_they_were_imported_erased_or_not(db: Session) -> None:
    for number in (801, 802):
        day = datetime(2019, 5, 5, tzinfo=UTC)  # when it was opened elsewhere
        db.add(
            Case(id=number, external_id=f"old-{number}", language="fi", opened_at=day,
                 last_activity_at=day)
        )  # fmt: skip
    _line(db, 2, "case.import", "run:1", cases=3, first=801, last=803)
    _line(db, 4, "case.settled", "case:803")
    _line(db, 5, "case.erased", "case:803", was="settled")
    assert _stored(db) == [
        (0, 0, 0, 0), (3, 0, 0, 0), (3, 0, 0, 0), (2, 1, 0, 0), (2, 0, 0, 1), (2, 0, 0, 1)
    ]  # fmt: skip


def test_what_happened_after_the_last_month_is_taken_back_too(db: Session, chat: Case) -> None:
    _line(db, 9, "case.settled", f"case:{chat.id}")
    chat.state = State.SETTLED
    assert _stored(db)[-1] == (1, 0, 0, 0)


def test_a_log_with_less_in_it_than_there_was_gives_no_negative_number(db: Session) -> None:
    _line(db, 4, "case.evidence", "case:900")
    assert min(min(each) for each in _stored(db)) == 0


def test_the_month_that_is_not_over_is_as_the_desk_is_now(db: Session, vault: Vault) -> None:
    """By the real moves: none of them is unknown to the history."""
    now = datetime.now(UTC)
    for path in ((), (State.SETTLED,), (State.SETTLED, State.OPEN), (State.EVIDENCE,),
                 (State.SETTLED, State.EVIDENCE)):  # fmt: skip
        for erased in (False, True):
            case, _ = start_conversation(db, vault, language="sv")
            for state in path:
                move(db, case, state, actor="x", now=now)
            if erased:
                erase_case(db, case, tracker="/nowhere/tracker.db", actor="x", now=now)
    db.flush()
    months = Months.until(now.date(), ZoneInfo("Europe/Stockholm"), count=2)
    before, current = stored_by_month(db, months)
    assert set(before.values()) == {0}
    found = count_cases(db)
    assert {str(state): number for state, number in current.items()} == {
        state: found[state] for state in State
    }
    assert current[State.ERASED] == 5
