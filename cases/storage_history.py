"""How many cases were in each state at the end of past months.

Counted backwards from what there is now, by the moves in the audit log. When an erased chat came is
written nowhere: its first line in the log stands in for that, at most two weeks too late. Chats
that visitors took back without a ticket are in no count.
"""

from bisect import bisect_right
from collections import Counter
from datetime import datetime
from typing import Any

from sqlalchemy import case as when
from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from cases.figures import Months
from cases.lifecycle import State
from cases.models import AuditEntry, Case
from cases.overview import count_cases

#: From one state to another, or from or to nowhere, in one of the months or after the last.
Flows = Counter[tuple[State | None, State, int]]


def stored_by_month(db: Session, months: Months) -> list[dict[State, int]]:
    """For each month, how many cases were in each state at its end, or now if it is not over;
    erased: those of all times until then. In a month that is to come: as now."""
    flows = _moves(db, months) + _arrivals(db, months)
    now = count_cases(db)
    stored = {state: now[state] for state in State}
    found: list[dict[State, int]] = []
    for place in range(len(months.firsts) - 1, -1, -1):
        for (was, to, when_), number in flows.items():
            if when_ == place + 1:
                stored[to] -= number
                if was is not None:
                    stored[was] += number
        # a backup that was put back has less in its log than there was
        found.append({state: max(number, 0) for state, number in stored.items()})
    return found[::-1]


def _moves(db: Session, months: Months) -> Flows:
    """The moves after the first month; an evidence line does not say what the case was before."""
    lines, earlier = AuditEntry, aliased(AuditEntry)
    settled_before = (
        exists()
        .where(
            earlier.subject == lines.subject,
            earlier.action == f"case.{State.SETTLED}",
            earlier.id < lines.id,
        )
        .correlate(lines)
    )
    was = when(
        (lines.action == f"case.{State.SETTLED}", State.OPEN.value),
        (lines.action == f"case.{State.OPEN}", State.SETTLED.value),
        (
            lines.action == f"case.{State.ERASED}",
            func.coalesce(lines.detail["was"].as_string(), State.EVIDENCE.value),
        ),
        (settled_before, State.SETTLED.value),
        else_=State.OPEN.value,
    )
    actions = [f"case.{state}" for state in State]
    moved = select(lines.action, lines.at, was.label("was")).where(
        lines.action.in_(actions), lines.at >= _ends(months)[0]
    )
    rows = moved.subquery()
    sums = _by_month(months, rows.c.at)
    found = db.execute(select(rows.c.action, rows.c.was, *sums).group_by(rows.c.action, rows.c.was))
    return Counter(
        {
            (State(was), State(action.removeprefix("case.")), place + 1): int(number)
            for action, was, *numbers in found
            for place, number in enumerate(numbers)
        }
    )


def _arrivals(db: Session, months: Months) -> Flows:
    """The cases that came after the first month: chats that are stored, imports, erased chats."""
    chats = select(*_by_month(months, Case.opened_at)).where(Case.conversation_id.is_not(None))
    found: Flows = Counter()
    for place, number in enumerate(db.execute(chats).one()):
        found[None, State.OPEN, place + 1] += int(number or 0)
    ends, ranges = _ends(months), []
    imports = select(AuditEntry.at, AuditEntry.detail).where(AuditEntry.action == "case.import")
    for at, detail in db.execute(imports).tuples():
        ranges.append((int(detail["first"]), int(detail["last"])))
        found[None, State.OPEN, bisect_right(ends, at)] += int(detail["cases"])
    for case_id, at in _erased(db, after=ends[0]):
        if not any(first <= case_id <= last for first, last in ranges):
            found[None, State.OPEN, bisect_right(ends, at)] += 1
    return found


def _erased(db: Session, *, after: datetime) -> list[tuple[int, datetime]]:
    """The erased cases whose first line is after that moment: id, moment."""
    erased = select(AuditEntry.subject).where(
        AuditEntry.action == f"case.{State.ERASED}", AuditEntry.at >= after
    )
    first = func.min(AuditEntry.at)
    rows = select(AuditEntry.subject, first).where(AuditEntry.subject.in_(erased))
    rows = rows.group_by(AuditEntry.subject).having(first >= after)
    found = db.execute(rows).tuples()
    return [(int(subject.removeprefix("case:")), at) for subject, at in found]


def _ends(months: Months) -> list[datetime]:
    """The first moment after each month."""
    return [end for _, end in months.ranges]


def _by_month(months: Months, moment: Any) -> list[Any]:
    """Counts of the rows in each month but the first, then of those after the last."""
    ends = _ends(months)
    begins_and_ends = [*zip(ends, ends[1:], strict=False)]
    within = [(moment >= begin) & (moment < end) for begin, end in begins_and_ends]
    return [func.sum(when((there, 1), else_=0)) for there in (*within, moment >= ends[-1])]
