"""Tickets handed to an agent, many at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import case, or_, select, true, update
from sqlalchemy.orm import Session

from cases.agents import agent_by_id
from cases.audit import record
from cases.errors import AgentNotFoundError
from cases.models import Agent, Ticket
from cases.ticket_states import Status


@dataclass(frozen=True)
class Assigned:
    """How many tickets were given, and how many left: closed, or another agent's by now."""

    given: int
    left: int


def active_agents(db: Session) -> list[Agent]:
    """Whoever can be given a ticket, by name."""
    return list(db.scalars(select(Agent).where(Agent.active).order_by(Agent.name, Agent.id)))


def assign(
    db: Session, references: Sequence[str], *, to: int, by: Agent, any_holder: bool
) -> Assigned:
    """Give these tickets to the agent with the id `to`; a new one is in progress from then on.

    any_holder: also those that another agent has; otherwise only nobody's and one's own. Each is
    claimed by a conditional update, so what somebody took or closed meanwhile is left alone.
    Raises AgentNotFoundError.
    """
    receiver = agent_by_id(db, to)
    if receiver is None:
        raise AgentNotFoundError
    wanted = sorted(set(references))
    free = true() if any_holder else or_(Ticket.assignee_id.is_(None), Ticket.assignee_id == by.id)
    given = db.scalars(
        update(Ticket)
        .where(Ticket.reference.in_(wanted), Ticket.closed_at.is_(None), free)
        .values(
            assignee_id=receiver.id,
            status=case((Ticket.status == Status.NEW, Status.IN_PROGRESS), else_=Ticket.status),
            version=Ticket.version + 1,
        )
        .returning(Ticket.reference)
        .execution_options(synchronize_session=False)
    ).all()
    for reference in sorted(given):
        record(db, actor=f"agent:{by.id}", action="ticket.assign", subject=f"ticket:{reference}",
               to=receiver.id)  # fmt: skip
    return Assigned(len(given), len(wanted) - len(given))
