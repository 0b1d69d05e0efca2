"""What an agent decides about a ticket besides solving it: refused, reopened, handed over, whose
data it is about, who the requester is."""

from datetime import UTC, datetime
from typing import Literal

from sqlalchemy.orm import Session

from cases.agents import agent_by_id
from cases.customers import find_customer
from cases.encryption import Vault
from cases.errors import AgentNotFoundError, KeyDestroyedError, MoveNotAllowedError
from cases.lifecycle import State, move
from cases.models import Agent, Ticket
from cases.taxonomy import PROCESSOR_ASSIST
from cases.ticket_changes import changed, lock_ticket, require_own, require_seen, write_note
from cases.ticket_states import REFUSED, Status, moved
from cases.tickets import FORWARDED
from cases.work import reply

Role = Literal["own", "company", "unknown"]
Identity = Literal["asked", "settled"]


def can_refuse(ticket: Ticket) -> bool:
    """A right that is exercised against us; what a customer company decides is not ours to refuse
    (GDPR Art. 28(3)(e)), and a report or a call for a human is no right."""
    return ticket.kind.startswith(FORWARDED)


def refuse(
    db: Session,
    vault: Vault,
    ticket: Ticket,
    *,
    by: Agent,
    reason: str,
    notice: str,
    notify: bool = False,
    seen: int | None = None,
) -> None:
    """Close the ticket without acting on it, told to the visitor with the reason and where to
    complain: `notice` (GDPR Art. 12(4)).

    Raises MoveNotAllowedError where can_refuse says no, ReasonMissingError.
    """
    lock_ticket(db, ticket)
    require_own(ticket, by)
    require_seen(ticket, seen)
    if not can_refuse(ticket):
        raise MoveNotAllowedError("there is nothing to refuse")
    write_note(db, vault, ticket, by=by, about="refusal", text=reason)
    reply(db, vault, ticket, by=by, text=notice, notify=notify)
    ticket.status = moved(ticket.status, Status.SOLVED)
    ticket.outcome, ticket.closed_at = REFUSED, datetime.now(UTC)
    changed(db, ticket, by, "ticket.refuse")


def reopen(
    db: Session, vault: Vault, ticket: Ticket, *, by: Agent, reason: str, seen: int | None = None
) -> None:
    """Take up a solved ticket again; it is then this agent's. Its clock is the one it had.

    Raises MoveNotAllowedError, ReasonMissingError, KeyDestroyedError, CaseHeldError.
    """
    lock_ticket(db, ticket)
    require_seen(ticket, seen)
    case, now = ticket.case, datetime.now(UTC)
    if case.wrapped_key is None:
        raise KeyDestroyedError(case.id)
    status = moved(ticket.status, Status.IN_PROGRESS)
    write_note(db, vault, ticket, by=by, about="reopening", text=reason)
    if case.state == State.SETTLED:
        move(db, case, State.OPEN, actor=f"agent:{by.id}", now=now)
    ticket.status, ticket.assignee_id = status, by.id
    ticket.outcome = ticket.closed_at = None
    changed(db, ticket, by, "ticket.reopen")


def hand_over(db: Session, ticket: Ticket, *, to: int, by: Agent, seen: int | None = None) -> None:
    """Give one's ticket to the agent with the id `to`; officers give anybody's.

    Raises AgentNotFoundError, TicketTakenError, MoveNotAllowedError.
    """
    lock_ticket(db, ticket)
    require_own(ticket, by, or_officer=True)
    require_seen(ticket, seen)
    receiver = agent_by_id(db, to)
    if receiver is None:
        raise AgentNotFoundError
    ticket.assignee_id = receiver.id
    if ticket.status == Status.NEW:
        ticket.status = moved(ticket.status, Status.IN_PROGRESS)
    changed(db, ticket, by, "ticket.assign", to=receiver.id)
    db.flush()
    db.refresh(ticket)


def settle_role(
    db: Session,
    ticket: Ticket,
    *,
    role: Role,
    customer_number: str,
    by: Agent,
    seen: int | None = None,
) -> None:
    """Write down whose data the ticket is about, and which customer company it is, "" for none.

    A company's request becomes processor_assist. Raises CustomerNotFoundError.
    """
    lock_ticket(db, ticket)
    require_own(ticket, by, or_officer=True)
    require_seen(ticket, seen)
    if customer_number.strip():
        ticket.case.customer = find_customer(db, customer_number)
    ticket.data_role = role
    if ticket.asked_for.startswith(FORWARDED):
        ticket.kind = PROCESSOR_ASSIST if role == "company" else ticket.asked_for
    changed(db, ticket, by, "ticket.role", data_role=role)


def note_identity(
    db: Session,
    vault: Vault,
    ticket: Ticket,
    *,
    step: Identity,
    reason: str,
    by: Agent,
    seen: int | None = None,
) -> None:
    """Write down that more was asked to know who the requester is, on what doubt, or how that was
    settled (GDPR Art. 12(6)). Raises ReasonMissingError."""
    lock_ticket(db, ticket)
    require_own(ticket, by, or_officer=True)
    require_seen(ticket, seen)
    write_note(db, vault, ticket, by=by, about=f"id {step}", text=reason)
    now = datetime.now(UTC)
    if step == "asked":
        ticket.identity_asked_at, ticket.identity_settled_at = now, None
    else:
        ticket.identity_settled_at = now
    changed(db, ticket, by, f"ticket.id_{step}")
