"""Tickets from the visitor's side: opened by a message, enriched, asked about, withdrawn."""

import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cases.audit import record
from cases.deadlines import ZONES, Country, deadline
from cases.errors import TicketNotFoundError
from cases.models import Case, Message, Ticket
from cases.taxonomy import HANDOFF, PROCESSOR_ASSIST, taxonomy
from cases.ticket_states import CLOSED, Status, moved

# Crockford's base 32: no I, L, O, U, so that a reference can be read aloud; 50 bits
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
REFERENCE_PATTERN = rf"PD-[{_ALPHABET}]{{5}}-[{_ALPHABET}]{{5}}"
# a request about a company's own data is forwarded to it; a breach or a call for a human is ours
FORWARDED = "request."
_DATA_ROLES = ("own", "company", "unknown")


def new_reference() -> str:
    """An unguessable public name such as PD-7K3M2-92QXA."""
    half = ["".join(secrets.choice(_ALPHABET) for _ in range(5)) for _ in range(2)]
    return f"PD-{half[0]}-{half[1]}"


def open_ticket(
    db: Session,
    case: Case,
    *,
    asked_for: str,
    message: Message,
    country: Country,
    is_same: Callable[[Ticket], bool] = lambda _: True,
) -> tuple[Ticket, bool]:
    """The ticket for a request that a message holds, and whether it is a new one.

    The clock starts when the message was received. A request of the same kind that still runs in
    this case is returned instead of a second one, so a repeated message opens nothing twice.
    is_same: of a running request of the kind, whether it is for the same person: another data
    subject gets a ticket of their own.
    """
    db.execute(select(Case.id).where(Case.id == case.id).with_for_update())
    ticket = _same_message(db, asked_for, message) or next(
        filter(is_same, _running(db, case, asked_for)), None
    )
    if ticket is not None:
        return ticket, False
    limits = deadline(taxonomy().requests[asked_for].clock, message.at, country)
    ticket = Ticket(
        reference=new_reference(),
        case_id=case.id,
        message_id=message.id,
        kind=asked_for,
        asked_for=asked_for,
        status=Status.NEW,
        received_at=message.at,
        received_on=message.at.astimezone(ZONES[country]).date(),
        target_on=limits and limits.target,
        due_on=limits and limits.due,
        due_at=limits and limits.due_at,
    )
    db.add(ticket)
    db.flush()
    record(
        db,
        actor="visitor",
        action="ticket.open",
        subject=f"ticket:{ticket.reference}",
        kind=asked_for,
    )
    return ticket, True


def _same_message(db: Session, asked_for: str, message: Message) -> Ticket | None:
    same: Ticket | None = db.scalar(
        select(Ticket).where(Ticket.message_id == message.id, Ticket.asked_for == asked_for)
    )
    return same


def _running(db: Session, case: Case, asked_for: str) -> Sequence[Ticket]:
    rows = select(Ticket).where(
        Ticket.case_id == case.id, Ticket.asked_for == asked_for, Ticket.status.not_in(CLOSED)
    )
    return db.scalars(rows.order_by(Ticket.id)).all()


def ticket_by_reference(db: Session, reference: str) -> Ticket:
    """Raises TicketNotFoundError."""
    ticket = db.scalar(select(Ticket).where(Ticket.reference == reference.strip().upper()))
    if ticket is None:
        raise TicketNotFoundError
    return ticket


def tickets_of(db: Session, case: Case, references: Sequence[str]) -> list[Ticket]:
    """The case's own tickets among these references: a stranger's reference opens nothing."""
    rows = select(Ticket).where(Ticket.case_id == case.id, Ticket.reference.in_(references))
    return list(db.scalars(rows.order_by(Ticket.id)))


def set_data_role(db: Session, ticket: Ticket, *, data_role: str) -> None:
    """Whose data it is: own, company or unknown, else ValueError. A company's request becomes
    processor_assist (GDPR Art. 28(3)(e)); nothing else about it changes."""
    if data_role not in _DATA_ROLES:
        raise ValueError("no role")
    ticket.data_role = data_role
    ticket.version = Ticket.version + 1
    if ticket.asked_for.startswith(FORWARDED):
        ticket.kind = PROCESSOR_ASSIST if data_role == "company" else ticket.asked_for
    record(
        db,
        actor="visitor",
        action="ticket.role",
        subject=f"ticket:{ticket.reference}",
        data_role=data_role,
    )


def withdraw(db: Session, ticket: Ticket) -> None:
    """The visitor takes the request back. Raises MoveNotAllowedError on a closed ticket."""
    ticket.status = moved(ticket.status, Status.WITHDRAWN)
    ticket.closed_at = datetime.now(UTC)
    ticket.version = Ticket.version + 1
    record(db, actor="visitor", action="ticket.withdraw", subject=f"ticket:{ticket.reference}")


def is_handoff(ticket: Ticket) -> bool:
    return ticket.asked_for == HANDOFF


def only_handoffs(db: Session, conversation_id: str, references: Sequence[str]) -> bool:
    """Whether each of a conversation's own tickets among these is a call for a human; where it has
    none, or there is no such conversation, too."""
    others = (
        select(Ticket.id)
        .join(Case)
        .where(
            Case.conversation_id == conversation_id,
            Ticket.reference.in_(references),
            Ticket.asked_for != HANDOFF,
        )
    )
    return db.scalar(others.limit(1)) is None


def tickets_of_case(db: Session, case: Case) -> list[Ticket]:
    return list(db.scalars(select(Ticket).where(Ticket.case_id == case.id).order_by(Ticket.id)))


def open_tickets_of(db: Session, case: Case) -> list[Ticket]:
    return [ticket for ticket in tickets_of_case(db, case) if ticket.status not in CLOSED]


def give_to_human(db: Session, message: Message, *, country: Country) -> Ticket:
    """A message that the assistant could not answer: a handoff, so that somebody reads it."""
    ticket, _ = open_ticket(db, message.case, asked_for=HANDOFF, message=message, country=country)
    message.answered_at = datetime.now(UTC)
    return ticket


def card(ticket: Ticket) -> dict[str, Any]:
    """A ticket as the chat API shows it. Dates are ISO 8601."""
    return {
        "reference": ticket.reference,
        "kind": ticket.kind,
        "received_on": ticket.received_on.isoformat(),
        "due_on": ticket.due_on and ticket.due_on.isoformat(),
        "status": str(ticket.status),
    }
