"""What a run would do, counted."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import aliased

from cases.claims import due
from cases.database import Sessions, reading
from cases.holds import held
from cases.lifecycle import Periods
from cases.models import Case, Customer, Message
from cases.periods import Day, to_mark_due, to_take_back

CUSTOMER, FORMER, NOBODY = "customer", "former customer", "no customer"
# the conditions look customers up too, by themselves
_Whose = aliased(Customer)


@dataclass(frozen=True, slots=True)
class Group:
    """Cases of one customer relation and language, and their messages."""

    relation: str
    language: str
    cases: int
    messages: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """The groups that would be minimised; besides, cases that are due but held or set aside."""

    groups: tuple[Group, ...]
    held: int
    set_aside: int


def forecast(sessions: Sessions, *, day: Day, periods: Periods) -> Forecast:
    """Count what `redact_cases` would minimise now; nothing is changed."""
    now = datetime.now(UTC)
    coming = to_mark_due(day, periods)
    free = Case.set_aside_at.is_(None) & ~held(now.date())
    would = or_(due(now) & ~to_take_back(day, periods), coming & free)
    ripe = or_(Case.due_since.is_not(None), coming)
    with reading(sessions) as db:
        relation = _relation(day)
        rows = (
            select(relation, Case.language, func.count(Case.id.distinct()), func.count(Message.id))
            .select_from(Case)
            .outerjoin(_Whose, _Whose.id == Case.customer_id)
            .outerjoin(Message, Message.case_id == Case.id)
            .where(would)
            .group_by(relation, Case.language)
            .order_by(relation, Case.language)
        )
        groups = tuple(Group(*row) for row in db.execute(rows).tuples())
        count = select(func.count()).select_from(Case).where(ripe)
        return Forecast(
            groups,
            held=db.scalar(count.where(held(now.date()), Case.set_aside_at.is_(None))) or 0,
            set_aside=db.scalar(count.where(Case.set_aside_at.is_not(None))) or 0,
        )


def _relation(day: Day) -> ColumnElement[str]:
    return case(
        (Case.customer_id.is_(None), NOBODY),
        (_Whose.ended_on < day.today, FORMER),
        else_=CUSTOMER,
    )
