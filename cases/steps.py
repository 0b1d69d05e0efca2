"""The steps of the daily job: which cases each takes, and what it does to one of them."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from cases.audit import record
from cases.erasing import erase_case
from cases.lifecycle import Periods, State, move
from cases.models import Case
from cases.periods import Day, evidence_over, grace_over, to_mark_due, to_take_back

ACTOR = "retention"


@dataclass(frozen=True)
class Step:
    """ready: the condition, legal holds aside; lot: how many cases share a transaction."""

    name: str
    ready: ColumnElement[bool]
    act: Callable[[Session, Case], None]
    lot: int = 100


def all_steps(day: Day, periods: Periods, *, tracker: str) -> tuple[Step, ...]:
    """In the order in which one makes cases ready for the next."""
    return (
        _settle(day, periods),
        take_back(day, periods),
        mark_due(day, periods),
        _erase(day, periods, tracker=tracker),
    )


def take_back(day: Day, periods: Periods) -> Step:
    """The customer is one again before the case was minimised."""

    def act(db: Session, case: Case) -> None:
        # a job that has claimed it finds its claim gone and changes nothing
        case.due_since = case.claimed_by = case.claimed_until = None
        record(db, actor=ACTOR, action="case.not_due", subject=f"case:{case.id}")

    return Step("taken_back", to_take_back(day, periods), act)


def mark_due(day: Day, periods: Periods) -> Step:
    """From today on `redact-cases` minimises it."""

    def act(db: Session, case: Case) -> None:
        case.due_since = day.now
        record(db, actor=ACTOR, action="case.due", subject=f"case:{case.id}")

    return Step("due", to_mark_due(day, periods), act)


def _settle(day: Day, periods: Periods) -> Step:
    def act(db: Session, case: Case) -> None:
        move(db, case, State.SETTLED, actor=ACTOR, now=day.now)

    return Step("settled", grace_over(day, periods), act)


def _erase(day: Day, periods: Periods, *, tracker: str) -> Step:
    def act(db: Session, case: Case) -> None:
        erase_case(db, case, tracker=tracker, actor=ACTOR, now=day.now, why="period over")

    return Step("erased", evidence_over(day, periods), act, lot=1)
