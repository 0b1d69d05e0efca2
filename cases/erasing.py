"""Erasing a case: everything of it goes in one transaction, a line in the audit log stays, and of
an imported one the tombstone."""

from collections import Counter
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cases.forgetting import drop_feedback
from cases.lifecycle import State, move
from cases.models import Case, Hold, Message, Note, Ticket
from cases.tickets import tickets_of_case
from cases.tombstones import leave_tombstone
from cases.tracker_store import delete_tracker_rows
from cases.work_models import Check, Handout, OutboxNotice


def erase_case(
    db: Session, case: Case, *, tracker: str, actor: str, now: datetime, **why: str
) -> None:
    """Delete the case, its messages, notes, tickets with all that hangs on them, holds and its rows
    in Rasa's tracker store.

    The caller holds the case's lock. The audit line keeps what came of the tickets, in counts and
    dates, and `why`. Raises CaseHeldError, TrackerStoreError; then nothing is erased.
    """
    tickets = tickets_of_case(db, case)
    detail = {"was": case.state, **why, **_outcome(tickets)}
    move(db, case, State.ERASED, actor=actor, now=now, **detail)
    if case.conversation_id is not None:
        # before the commit: whatever stops us, the next attempt still knows the conversation
        delete_tracker_rows(tracker, [case.conversation_id])
    leave_tombstone(db, case)
    db.flush()
    drop_feedback(db, case)
    tickets_of_it = select(Ticket.id).where(Ticket.case_id == case.id)
    for rows in (
        delete(OutboxNotice).where(OutboxNotice.case_id == case.id),
        delete(Handout).where(Handout.case_id == case.id),
        delete(Check).where(Check.ticket_id.in_(tickets_of_it)),
        delete(Note).where(Note.ticket_id.in_(tickets_of_it)),
        delete(Ticket).where(Ticket.case_id == case.id),
        delete(Message).where(Message.case_id == case.id),
        delete(Hold).where(Hold.case_id == case.id),
        delete(Case).where(Case.id == case.id),
    ):
        db.execute(rows, execution_options={"synchronize_session": False})
    db.expunge(case)


def _outcome(tickets: list[Ticket]) -> dict[str, Any]:
    """What came of them: how many of each kind and status, between which days."""
    counts = Counter(f"{ticket.kind} {ticket.status}" for ticket in tickets)
    received = sorted(ticket.received_on.isoformat() for ticket in tickets)
    closed = sorted(t.closed_at.date().isoformat() for t in tickets if t.closed_at is not None)
    return {
        "tickets": dict(sorted(counts.items())),
        "first_received_on": received[0] if received else None,
        "last_closed_on": closed[-1] if closed else None,
    }
