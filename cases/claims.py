"""Cases that wait to be minimised: claimed in lots, by any number of jobs, each case by one.

A claim ends by itself, so that a job that was killed blocks nothing. What its holder does counts
only while the claim is still its own: the last look is under the row's lock.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.orm import Session

from cases.audit import record
from cases.errors import ClaimLostError
from cases.holds import held
from cases.lifecycle import State
from cases.models import Case

CLAIM_LASTS = timedelta(minutes=10)
ATTEMPTS = 3


def due(now: datetime) -> ColumnElement[bool]:
    """The condition that a case is to be minimised: settled, found due, not held nor set aside."""
    return (
        (Case.state == State.SETTLED)
        & Case.due_since.is_not(None)
        & Case.set_aside_at.is_(None)
        & ~held(now.date())
    )


def free(now: datetime) -> ColumnElement[bool]:
    """The condition that no job is at it. A claim into the far future is a wrong clock's."""
    return or_(
        Case.claimed_until.is_(None),
        Case.claimed_until < now,
        Case.claimed_until > now + 2 * CLAIM_LASTS,
    )


def claim_cases(db: Session, *, by: str, limit: int, now: datetime) -> list[int]:
    """Claim up to `limit` due cases for the job `by`, those that wait longest; their ids.

    A claim costs the same however many wait: the order is the index's and nothing is sorted.
    """
    lot = (
        select(Case.id)
        .where(due(now), free(now))
        .order_by(Case.due_since)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    taken = (
        update(Case)
        .where(Case.id.in_(lot.scalar_subquery()))
        .values(claimed_by=by, claimed_until=now + CLAIM_LASTS)
        .returning(Case.id)
        .execution_options(synchronize_session=False)
    )
    return sorted(db.scalars(taken))


def claimed_cases(db: Session, case_ids: Sequence[int], *, by: str) -> list[Case]:
    """The cases, locked until the transaction ends. Raises ClaimLostError if one is no more ours,
    or no more due."""
    mine = Case.id.in_(case_ids) & (Case.claimed_by == by)
    is_due = (Case.state == State.SETTLED) & Case.due_since.is_not(None)
    # in order, as everybody locks them
    rows = select(Case).where(mine, is_due).order_by(Case.id).with_for_update()
    cases = list(db.scalars(rows.execution_options(populate_existing=True)))
    if len(cases) < len(case_ids):
        raise ClaimLostError(f"of {len(case_ids)} cases {len(cases)} are still this job's")
    return cases


def renew(db: Session, case_ids: Sequence[int], *, by: str, now: datetime) -> None:
    """Let the claims on these cases last anew, where they are still ours."""
    mine = Case.id.in_(case_ids) & (Case.claimed_by == by)
    db.execute(update(Case).where(mine).values(claimed_until=now + CLAIM_LASTS))


def give_back(db: Session, *, by: str, case_ids: Sequence[int] | None = None) -> int:
    """Let go of what was claimed and is not done, or of these cases alone; how many there were."""
    mine = Case.claimed_by == by
    if case_ids is not None:
        mine &= Case.id.in_(case_ids)
    rows = update(Case).where(mine).values(claimed_by=None, claimed_until=None).returning(Case.id)
    return len(db.scalars(rows.execution_options(synchronize_session=False)).all())


def failed(db: Session, case_id: int, *, by: str, reason: str) -> bool:
    """Count an attempt that failed; whether the case is now set aside, with the reason.

    reason: the kind of failure, never anybody's words.
    """
    [case] = claimed_cases(db, [case_id], by=by)
    case.attempts += 1
    case.claimed_by = case.claimed_until = None
    # to the end of the queue, so that it is tried again later and the others come first
    case.due_since = datetime.now(UTC)
    if case.attempts < ATTEMPTS:
        return False
    case.set_aside_at, case.set_aside_reason = datetime.now(UTC), reason[:200]
    record(db, actor="system", action="case.set_aside", subject=f"case:{case_id}",
           attempts=case.attempts)  # fmt: skip
    return True


def cases_set_aside(db: Session, *, limit: int) -> list[Case]:
    """Cases that were set aside, the latest first."""
    rows = select(Case).where(Case.set_aside_at.is_not(None))
    return list(db.scalars(rows.order_by(Case.set_aside_at.desc(), Case.id).limit(limit)))


def case_set_aside(db: Session, case_id: int) -> Case | None:
    """The case, locked until the transaction ends, if it is set aside."""
    case = db.get(Case, case_id, with_for_update=True, populate_existing=True)
    return case if case is not None and case.set_aside_at is not None else None


def take_up_again(db: Session, case: Case, *, actor: str) -> None:
    """A case that was set aside is tried again."""
    case.attempts, case.set_aside_at, case.set_aside_reason = 0, None, None
    record(db, actor=actor, action="case.take_up", subject=f"case:{case.id}")


def waiting(db: Session) -> int:
    """How many cases are due and free."""
    now = datetime.now(UTC)
    return db.scalar(select(func.count()).select_from(Case).where(due(now), free(now))) or 0
