"""Earlier requests of the same kind by the same requester: shown to the agent, blocking nothing."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from cases.models import Case, Ticket

MONTHS = 12


def duplicates_of(db: Session, ticket: Ticket) -> Sequence[Ticket]:
    """The same requester's tickets about the same within the twelve months before, the latest
    first. Who it is shows by the case, or by the blind index of the address."""
    case = ticket.case
    same = Case.id == case.id
    if case.requester_index is not None:
        same = or_(same, Case.requester_index == case.requester_index)
    rows = select(Ticket).join(Case, Case.id == Ticket.case_id)
    rows = rows.where(
        same,
        Ticket.asked_for == ticket.asked_for,
        Ticket.id != ticket.id,
        Ticket.received_at <= ticket.received_at,
        Ticket.received_at >= _a_year_before(ticket.received_at),
    )
    return db.scalars(rows.order_by(Ticket.received_at.desc(), Ticket.id.desc())).all()


def _a_year_before(moment: datetime) -> datetime:
    try:
        return moment.replace(year=moment.year - 1)
    except ValueError:  # 29 February
        return moment.replace(year=moment.year - 1, day=28)
