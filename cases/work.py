"""Tickets from the agent's side: taking, noting, replying, extending, solving."""

from datetime import UTC, date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from cases.audit import record
from cases.deadlines import ZONES, Country, extended_deadline
from cases.encryption import Vault
from cases.errors import MoveNotAllowedError, TicketTakenError
from cases.messages import Draft, say
from cases.models import Agent, Case, Message, Ticket
from cases.outbox import queue_notice
from cases.taxonomy import taxonomy
from cases.ticket_changes import (
    changed,
    lock_case_of,
    lock_ticket,
    require_own,
    require_seen,
    write_note,
)
from cases.ticket_states import DONE, Status, moved


def look_at(db: Session, ticket: Ticket, *, by: Agent) -> None:
    """Every look at a case is audited."""
    _audit(db, ticket, by, "ticket.look")


def claim(db: Session, ticket: Ticket, *, by: Agent) -> None:
    """Take a ticket. Raises TicketTakenError if another agent was quicker."""
    taken = db.scalar(
        update(Ticket)
        .where(Ticket.id == ticket.id, Ticket.assignee_id.is_(None), Ticket.status == Status.NEW)
        .values(assignee_id=by.id, status=Status.IN_PROGRESS, version=Ticket.version + 1)
        .returning(Ticket.id)
    )
    if taken is None:
        raise TicketTakenError
    db.refresh(ticket)
    _audit(db, ticket, by, "ticket.claim")


def add_note(db: Session, vault: Vault, ticket: Ticket, *, by: Agent, text: str) -> None:
    """A note for colleagues; the visitor never sees it."""
    lock_case_of(db, ticket)
    write_note(db, vault, ticket, by=by, about="note", text=text)
    _audit(db, ticket, by, "ticket.note")


def reply(
    db: Session,
    vault: Vault,
    ticket: Ticket,
    *,
    by: Agent,
    text: str,
    idempotency_key: str | None = None,
    notify: bool = False,
    seen: int | None = None,
) -> Message:
    """A reply that the visitor reads in the chat. Only the ticket's own agent replies.

    notify: tell the requester by e-mail that there is one, if an address is known. seen: see
    ticket_changes. The same reply again for a repeated key: a form sent twice says nothing twice.
    """
    lock_ticket(db, ticket)
    if idempotency_key is not None and (said := _said(db, ticket, idempotency_key)) is not None:
        return said
    require_own(ticket, by)
    require_seen(ticket, seen)
    message = say(
        db,
        vault,
        ticket.case,
        language=ticket.case.language,
        author="agent",
        agent_id=by.id,
        draft=Draft(text, {"reference": ticket.reference}),
    )
    message.idempotency_key = idempotency_key
    if notify:
        queue_notice(db, ticket, message, now=message.at)
    changed(db, ticket, by, "ticket.reply")
    return message


def agents_of_thread(db: Session, case: Case) -> dict[int, str]:
    """Message id -> name of the agent who wrote it, for the messages that agents wrote."""
    rows = select(Message.id, Agent.name).join(Agent, Message.agent_id == Agent.id)
    return dict(db.execute(rows.where(Message.case_id == case.id)).tuples().all())


def can_extend(ticket: Ticket, *, today: date) -> bool:
    """Once, for a clock of one month, while that month runs (GDPR Art. 12(3))."""
    one_month = taxonomy().requests[ticket.asked_for].clock == "one_month"
    return bool(one_month and not ticket.extended_at and ticket.due_on and today <= ticket.due_on)


def extend(
    db: Session,
    vault: Vault,
    ticket: Ticket,
    *,
    by: Agent,
    reason: str,
    notice: str,
    country: Country,
    today: date,
    notify: bool = False,
    seen: int | None = None,
) -> None:
    """Two further months (GDPR Art. 12(3)), told to the visitor with the reason: `notice`.

    Raises MoveNotAllowedError where can_extend says no, ReasonMissingError.
    """
    lock_ticket(db, ticket)
    require_own(ticket, by)
    require_seen(ticket, seen)
    if not can_extend(ticket, today=today):
        raise MoveNotAllowedError("no clock of one month, extended already, or too late")
    write_note(db, vault, ticket, by=by, about="extension", text=reason)
    limits = extended_deadline(ticket.received_at.astimezone(ZONES[country]).date(), country)
    ticket.target_on, ticket.due_on = limits.target, limits.due
    ticket.extended_at = datetime.now(UTC)
    reply(db, vault, ticket, by=by, text=notice, notify=notify)
    changed(db, ticket, by, "ticket.extend")


def solve(
    db: Session,
    vault: Vault,
    ticket: Ticket,
    *,
    by: Agent,
    reason: str,
    seen: int | None = None,
) -> None:
    """Close the ticket; the reason says how it was settled."""
    lock_ticket(db, ticket)
    require_own(ticket, by)
    require_seen(ticket, seen)
    write_note(db, vault, ticket, by=by, about="solution", text=reason)
    ticket.status = moved(ticket.status, Status.SOLVED)
    ticket.outcome, ticket.closed_at = DONE, datetime.now(UTC)
    changed(db, ticket, by, "ticket.solve")


def _said(db: Session, ticket: Ticket, idempotency_key: str) -> Message | None:
    return db.scalar(
        select(Message).where(
            Message.case_id == ticket.case_id, Message.idempotency_key == idempotency_key
        )
    )


def _audit(db: Session, ticket: Ticket, agent: Agent, action: str) -> None:
    record(db, actor=f"agent:{agent.id}", action=action, subject=f"ticket:{ticket.reference}")
