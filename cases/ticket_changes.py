"""What every change of a ticket has in common: the lock, whose it is, its version, the audit line.

A form carries the version of the ticket that its page showed (`seen`). Whoever changes the ticket
counts it up, so that a form from an older page is told apart: its agent looks again first.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cases.audit import record
from cases.conversations import lock_case
from cases.encryption import Vault
from cases.errors import (
    MoveNotAllowedError,
    ReasonMissingError,
    TicketChangedError,
    TicketTakenError,
)
from cases.models import Agent, AuditEntry, Note, Ticket
from cases.ticket_states import CLOSED

_LOOKS = ("ticket.look", "answer.look", "ticket.note", "notice.sent", "notice.failed")


@dataclass(frozen=True)
class Change:
    """The last change of a ticket. action: the audit log's; by: None for nobody of the desk."""

    action: str
    at: datetime
    by: Agent | None


def lock_case_of(db: Session, ticket: Ticket) -> None:
    """Hold the ticket's case until the transaction ends."""
    # what is encrypted while the case is minimised beside us could never be read again; a refresh
    # would forget what is not flushed yet
    db.flush()
    lock_case(db, ticket.case)


def lock_ticket(db: Session, ticket: Ticket) -> None:
    """Hold the ticket until the transaction ends, and see it as it is now."""
    # two forms sent at once are worked off one after the other, each seeing what the first did;
    # the case first, as everywhere, so that nobody waits for nobody
    lock_case_of(db, ticket)
    db.refresh(ticket, with_for_update=True)


def require_own(ticket: Ticket, agent: Agent, *, or_officer: bool = False) -> None:
    """The ticket is open and the agent's; `or_officer`: or the agent decides over all cases.

    Raises TicketTakenError, MoveNotAllowedError.
    """
    if ticket.assignee_id != agent.id and not (or_officer and agent.role in ("dpo", "admin")):
        raise TicketTakenError
    if ticket.status in CLOSED:
        raise MoveNotAllowedError(f"the ticket is {ticket.status}")


def require_seen(ticket: Ticket, seen: int | None) -> None:
    """The ticket is as its page showed it; None asks nothing. Raises TicketChangedError."""
    if seen is not None and seen != ticket.version:
        raise TicketChangedError


def changed(db: Session, ticket: Ticket, by: Agent, action: str, **detail: Any) -> None:
    """Count the change and write it into the audit log."""
    ticket.version += 1
    subject = f"ticket:{ticket.reference}"
    record(db, actor=f"agent:{by.id}", action=action, subject=subject, **detail)


def last_change(db: Session, ticket: Ticket) -> Change | None:
    """The last thing that somebody did to the ticket, looks and notes aside."""
    rows = select(AuditEntry).where(
        AuditEntry.subject == f"ticket:{ticket.reference}", AuditEntry.action.not_in(_LOOKS)
    )
    line = db.scalar(rows.order_by(AuditEntry.id.desc()).limit(1))
    if line is None:
        return None
    kind, _, number = line.actor.partition(":")
    by = db.get(Agent, int(number)) if kind == "agent" and number.isdigit() else None
    return Change(line.action, line.at, by)


def write_note(
    db: Session, vault: Vault, ticket: Ticket, *, by: Agent, about: str, text: str
) -> None:
    """Keep what the agent wrote; about: note, or the move that it is the reason of.

    Raises ReasonMissingError, KeyDestroyedError.
    """
    if not text.strip():
        raise ReasonMissingError
    ciphertext = vault.encrypt(ticket.case, text.strip())
    now = datetime.now(UTC)
    db.add(Note(ticket_id=ticket.id, agent_id=by.id, at=now, about=about, ciphertext=ciphertext))
