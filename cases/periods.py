"""When a period is over: what retention asks of a case, as conditions for queries."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from sqlalchemy import ColumnElement, exists, or_, true

from cases.lifecycle import Periods, State
from cases.models import Case, Customer, Ticket
from cases.ticket_states import CLOSED
from cases.tombstones import can_leave_one


@dataclass(frozen=True)
class Day:
    """The day that periods are counted to, in the calendar of `zone`, and the real moment that is
    written down. Periods are whole days: what happened on a day is N days ago N days later."""

    today: date
    now: datetime
    zone: tzinfo

    @classmethod
    def of(cls, today: date | None, *, zone: tzinfo) -> "Day":
        """That day, or the real one."""
        now = datetime.now(UTC)
        return cls(today or now.astimezone(zone).date(), now, zone)

    def limit(self, days: int) -> datetime:
        """What happened before this moment is at least so many days ago."""
        try:
            first = self.today - timedelta(days=days - 1)
            return datetime.combine(first, time(), self.zone).astimezone(UTC)
        except OverflowError:  # longer than there is a calendar: nothing is so old
            return datetime.min.replace(tzinfo=UTC)

    @property
    def holds_on(self) -> date:
        """A hold that really lasts is not outlived by naming a later day."""
        return min(self.today, self.now.date())


def grace_over(day: Day, periods: Periods) -> ColumnElement[bool]:
    """Open, ended, nothing to work on, and the last thing that happened is grace_days ago.

    An imported case that nobody ever closed has ended if nothing happened for imported_idle_days.
    """
    limit = day.limit(periods.grace_days)
    late = exists().where(Ticket.case_id == Case.id, Ticket.closed_at >= limit)
    return (
        (Case.state == State.OPEN)
        & ((Case.ended_at < limit) | _never_closed(day, periods))
        & (Case.last_activity_at < limit)
        & ~_open_ticket()
        & ~late
    )


def relationship_over(day: Day, periods: Periods) -> ColumnElement[bool]:
    """Nobody's case, or a customer's whose last day is past, or no matter whose."""
    if periods.minimise_when_settled:
        return true()
    past = exists().where(Customer.id == Case.customer_id, Customer.ended_on < day.today)
    return or_(Case.customer_id.is_(None), past)


def to_mark_due(day: Day, periods: Periods) -> ColumnElement[bool]:
    """Settled, and from today to be minimised."""
    return _settled() & Case.due_since.is_(None) & relationship_over(day, periods)


def due_after(settling: ColumnElement[bool], day: Day, periods: Periods) -> ColumnElement[bool]:
    """What `to_mark_due` will hold once the cases of `settling` are settled."""
    over = relationship_over(day, periods)
    return to_mark_due(day, periods) | (settling & over)


def to_take_back(day: Day, periods: Periods) -> ColumnElement[bool]:
    """Found due, not minimised yet, and the customer is one again."""
    return _settled() & Case.due_since.is_not(None) & ~relationship_over(day, periods)


def evidence_over(day: Day, periods: Periods) -> ColumnElement[bool]:
    """Evidence since evidence_days."""
    limit = day.limit(periods.evidence_days)
    return (
        (Case.state == State.EVIDENCE)
        & (Case.state_since < limit)
        & ~_open_ticket()
        # what was imported before there were tombstones waits for the next job that has the key
        & can_leave_one()
    )


def _never_closed(day: Day, periods: Periods) -> ColumnElement[bool]:
    quiet = Case.last_activity_at < day.limit(periods.imported_idle_days)
    return Case.external_id.is_not(None) & Case.ended_at.is_(None) & quiet


def _settled() -> ColumnElement[bool]:
    return (Case.state == State.SETTLED) & ~_open_ticket()


def _open_ticket() -> ColumnElement[bool]:
    return exists().where(Ticket.case_id == Case.id, Ticket.status.not_in(CLOSED))
