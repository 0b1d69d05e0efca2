"""What there is to count: open tickets, deadlines, days to an answer, languages, chats, moves.

Of cases and tickets that are stored now: what was erased is in the audit log's counts alone.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy import case as when
from sqlalchemy.orm import InstrumentedAttribute, Session

from cases.lifecycle import State
from cases.models import AuditEntry, Case, Message, Run, Ticket
from cases.ticket_states import Status

#: The last day of each age but the oldest.
AGES = (7, 14, 30)
MOVES = (State.SETTLED, State.EVIDENCE, State.ERASED)
_REDACTION = "redact-cases"


@dataclass(frozen=True)
class Months:
    """Whole months of the member state's calendar, one after the other."""

    firsts: tuple[date, ...]
    zone: ZoneInfo

    @classmethod
    def until(cls, today: date, zone: ZoneInfo, *, count: int = 12) -> "Months":
        """The month of `today` and those before it."""
        last = today.year * 12 + today.month - 1
        return cls(tuple(_month(number) for number in range(last - count + 1, last + 1)), zone)

    @classmethod
    def of_year(cls, year: int, zone: ZoneInfo) -> "Months":
        return cls(tuple(date(year, month, 1) for month in range(1, 13)), zone)

    @property
    def ranges(self) -> list[tuple[datetime, datetime]]:
        """Each month's first moment and the one after its last."""
        last = self.firsts[-1]
        days = (*self.firsts, _month(last.year * 12 + last.month))
        moments = [datetime.combine(day, time(), self.zone) for day in days]
        return list(zip(moments, moments[1:], strict=False))

    def within(self, column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
        ranges = self.ranges
        return (column >= ranges[0][0]) & (column < ranges[-1][1])

    def place(self, moment: datetime) -> int:
        """Which of the months it is in."""
        day = moment.astimezone(self.zone).date()
        return self.firsts.index(day.replace(day=1))


@dataclass(frozen=True)
class Answer:
    """A solved ticket. days: from the day it was received; in_time: None where no clock runs."""

    month: int
    kind: str
    days: int
    in_time: bool | None


def open_by_age(db: Session, today: date) -> dict[str, list[int]]:
    """Kind -> how many open tickets of each age."""
    rows = select(Ticket.kind, Ticket.received_on, func.count()).where(Ticket.closed_at.is_(None))
    found: dict[str, list[int]] = defaultdict(lambda: [0] * (len(AGES) + 1))
    for kind, received_on, count in db.execute(rows.group_by(Ticket.kind, Ticket.received_on)):
        days = (today - received_on).days
        found[kind][sum(days > age for age in AGES)] += count
    return dict(found)


def answers(db: Session, months: Months) -> list[Answer]:
    """The tickets that were solved in these months."""
    rows = select(
        Ticket.kind, Ticket.received_on, Ticket.closed_at, Ticket.due_on, Ticket.due_at
    ).where(Ticket.status == Status.SOLVED, months.within(Ticket.closed_at))
    return [
        Answer(
            month=months.place(closed_at),
            kind=kind,
            days=(closed_at.astimezone(months.zone).date() - received_on).days,
            in_time=_in_time(closed_at.astimezone(months.zone), due_on, due_at),
        )
        for kind, received_on, closed_at, due_on, due_at in db.execute(rows).tuples()
        if closed_at is not None
    ]


def received_by_language(db: Session, months: Months) -> Counter[str]:
    """Language -> how many tickets were received in these months."""
    rows = select(Case.language, func.count()).join(Ticket, Ticket.case_id == Case.id)
    rows = rows.where(months.within(Ticket.received_at)).group_by(Case.language)
    return Counter(dict(db.execute(rows).tuples().all()))


def chats(db: Session, months: Months) -> list[tuple[int, int]]:
    """For each month: the chats that somebody wrote in, answered without a human and with one."""
    asked = exists().where(Message.case_id == Case.id, Message.author == "visitor")
    ticket = exists().where(Ticket.case_id == Case.id)
    rows = select(Case.opened_at, ticket).where(
        Case.conversation_id.is_not(None), months.within(Case.opened_at), asked
    )
    found = Counter((months.place(at), bool(human)) for at, human in db.execute(rows).tuples())
    return [(found[place, False], found[place, True]) for place in range(len(months.firsts))]


def redaction_runs(db: Session, *, limit: int = 12) -> Sequence[Run]:
    """The last runs of the job that redacts, the earliest first."""
    rows = select(Run).where(Run.job == _REDACTION).order_by(Run.id.desc()).limit(limit)
    return list(reversed(db.scalars(rows).all()))


def moved_on(db: Session, months: Months) -> list[list[int]]:
    """For each month: how many cases were settled, redacted and erased, by the audit log."""
    sums = [
        func.sum(when(((AuditEntry.at >= begin) & (AuditEntry.at < end), 1), else_=0))
        for begin, end in months.ranges
    ]
    actions = [f"case.{state}" for state in MOVES]
    rows = select(AuditEntry.action, *sums).where(
        AuditEntry.action.in_(actions), months.within(AuditEntry.at)
    )
    found = {row[0]: row[1:] for row in db.execute(rows.group_by(AuditEntry.action))}
    none = (0,) * len(sums)
    return [
        [int(found.get(action, none)[place]) for action in actions] for place in range(len(sums))
    ]


def _month(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def _in_time(closed: datetime, due_on: date | None, due_at: datetime | None) -> bool | None:
    if due_at is not None:
        return closed <= due_at
    return None if due_on is None else closed.date() <= due_on
