"""Tickets from the agent's side: the queue, taking, noting, replying, extending, solving."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Literal

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload

from cases.audit import record
from cases.conversations import lock_case
from cases.deadlines import ZONES, Country, extended_deadline
from cases.encryption import Vault
from cases.errors import MoveNotAllowedError, ReasonMissingError, TicketTakenError
from cases.messages import Draft, say
from cases.models import Agent, Case, Message, Note, Ticket
from cases.taxonomy import taxonomy
from cases.ticket_states import CLOSED, Status, moved

Shown = Literal["open", "mine", "closed"]


def queue(
    db: Session, agent: Agent, *, shown: Shown = "open", limit: int = 200
) -> Sequence[Ticket]:
    """Tickets by legal date, the nearest first; those without a clock after them."""
    rows = select(Ticket).options(joinedload(Ticket.case), joinedload(Ticket.assignee))
    if shown == "closed":
        rows = rows.where(Ticket.status.in_(CLOSED)).order_by(Ticket.closed_at.desc())
    else:
        rows = rows.where(Ticket.status.not_in(CLOSED)).order_by(
            Ticket.due_on.is_(None),
            Ticket.due_on,
            # a clock of hours ends before the day does; databases differ on where NULL sorts
            Ticket.due_at.is_(None),
            Ticket.due_at,
            Ticket.id,
        )
    if shown == "mine":
        rows = rows.where(Ticket.assignee_id == agent.id)
    return db.scalars(rows.limit(limit)).all()


def look_at(db: Session, ticket: Ticket, *, by: Agent) -> None:
    """Every look at a case is audited."""
    _audit(db, ticket, by, "ticket.look")


def claim(db: Session, ticket: Ticket, *, by: Agent) -> None:
    """Take a ticket. Raises TicketTakenError if another agent was quicker."""
    taken = db.scalar(
        update(Ticket)
        .where(Ticket.id == ticket.id, Ticket.assignee_id.is_(None), Ticket.status == Status.NEW)
        .values(assignee_id=by.id, status=Status.IN_PROGRESS)
        .returning(Ticket.id)
    )
    if taken is None:
        raise TicketTakenError
    db.refresh(ticket)
    _audit(db, ticket, by, "ticket.claim")


def add_note(db: Session, vault: Vault, ticket: Ticket, *, by: Agent, text: str) -> None:
    """A note for colleagues; the visitor never sees it."""
    _lock_case(db, ticket)
    _note(db, vault, ticket, by=by, about="note", text=text)
    _audit(db, ticket, by, "ticket.note")


def reply(
    db: Session,
    vault: Vault,
    ticket: Ticket,
    *,
    by: Agent,
    text: str,
    idempotency_key: str | None = None,
) -> Message:
    """A reply that the visitor reads in the chat. Only the ticket's own agent replies.

    The same reply again for a repeated key: a form sent twice says nothing twice.
    """
    _lock(db, ticket)
    if idempotency_key is not None and (said := _said(db, ticket, idempotency_key)) is not None:
        return said
    _require_own(ticket, by)
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
    _audit(db, ticket, by, "ticket.reply")
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
) -> None:
    """Two further months (GDPR Art. 12(3)), told to the visitor with the reason: `notice`.

    Raises MoveNotAllowedError where can_extend says no, ReasonMissingError.
    """
    _lock(db, ticket)
    _require_own(ticket, by)
    if not can_extend(ticket, today=today):
        raise MoveNotAllowedError("no clock of one month, extended already, or too late")
    _note(db, vault, ticket, by=by, about="extension", text=reason)
    limits = extended_deadline(ticket.received_at.astimezone(ZONES[country]).date(), country)
    ticket.target_on, ticket.due_on = limits.target, limits.due
    ticket.extended_at = datetime.now(UTC)
    reply(db, vault, ticket, by=by, text=notice)
    _audit(db, ticket, by, "ticket.extend")


def solve(db: Session, vault: Vault, ticket: Ticket, *, by: Agent, reason: str) -> None:
    """Close the ticket; the reason says how it was settled."""
    _lock(db, ticket)
    _require_own(ticket, by)
    _note(db, vault, ticket, by=by, about="solution", text=reason)
    ticket.status = moved(ticket.status, Status.SOLVED)
    ticket.closed_at = datetime.now(UTC)
    _audit(db, ticket, by, "ticket.solve")


def _lock_case(db: Session, ticket: Ticket) -> None:
    # what is encrypted while the case is minimised beside us could never be read again; a refresh
    # would forget what is not flushed yet
    db.flush()
    lock_case(db, ticket.case)


def _lock(db: Session, ticket: Ticket) -> None:
    # two forms sent at once are worked off one after the other, each seeing what the first did;
    # the case first, as everywhere, so that nobody waits for nobody
    _lock_case(db, ticket)
    db.refresh(ticket, with_for_update=True)


def _said(db: Session, ticket: Ticket, idempotency_key: str) -> Message | None:
    return db.scalar(
        select(Message).where(
            Message.case_id == ticket.case_id, Message.idempotency_key == idempotency_key
        )
    )


def _require_own(ticket: Ticket, agent: Agent) -> None:
    if ticket.assignee_id != agent.id:
        raise TicketTakenError
    if ticket.status in CLOSED:
        raise MoveNotAllowedError(f"the ticket is {ticket.status}")


def _note(db: Session, vault: Vault, ticket: Ticket, *, by: Agent, about: str, text: str) -> None:
    if not text.strip():
        raise ReasonMissingError
    db.add(
        Note(
            ticket_id=ticket.id,
            agent_id=by.id,
            at=datetime.now(UTC),
            about=about,
            ciphertext=vault.encrypt(ticket.case, text.strip()),
        )
    )


def _audit(db: Session, ticket: Ticket, agent: Agent, action: str) -> None:
    record(db, actor=f"agent:{agent.id}", action=action, subject=f"ticket:{ticket.reference}")
