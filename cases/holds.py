"""Legal holds: while one lasts, its case makes no move."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from cases.audit import record
from cases.encryption import Vault
from cases.errors import ReasonMissingError
from cases.models import Agent, Case, Hold


def lasting(today: date) -> ColumnElement[bool]:
    """The condition that a hold lasts on `today`, its last day included."""
    return Hold.released_at.is_(None) & or_(Hold.until.is_(None), Hold.until >= today)


def held(today: date) -> ColumnElement[bool]:
    """The condition that a case is held, for queries over Case."""
    return exists().where(Hold.case_id == Case.id, lasting(today))


def is_held(db: Session, case: Case, *, today: date) -> bool:
    """Whether a hold lasts on the case."""
    return bool(held_among(db, [case.id], today=today))


def held_among(db: Session, case_ids: Sequence[int], *, today: date) -> set[int]:
    """Which of the cases a hold lasts on."""
    return set(db.scalars(select(Hold.case_id).where(Hold.case_id.in_(case_ids), lasting(today))))


def hold(
    db: Session, vault: Vault, case: Case, *, by: Agent, reason: str, until: date | None
) -> Hold:
    """Hold the case until a day, or until released. Raises ReasonMissingError."""
    if not reason.strip():
        raise ReasonMissingError
    new = Hold(
        case_id=case.id,
        agent_id=by.id,
        at=datetime.now(UTC),
        reason=vault.seal(reason.strip()),
        until=until,
    )
    db.add(new)
    record(db, actor=f"agent:{by.id}", action="case.hold", subject=f"case:{case.id}",
           until=until and until.isoformat())  # fmt: skip
    return new


def release(db: Session, case: Case, *, by: Agent) -> None:
    """End every hold on the case."""
    for each in db.scalars(select(Hold).where(Hold.case_id == case.id, Hold.released_at.is_(None))):
        each.released_at = datetime.now(UTC)
        record(db, actor=f"agent:{by.id}", action="case.release", subject=f"case:{case.id}")


def lasting_holds(db: Session, case: Case, *, today: date) -> list[tuple[Hold, Agent | None]]:
    """The holds that last on the case today, each with who put it there."""
    rows = select(Hold, Agent).outerjoin(Agent, Agent.id == Hold.agent_id)
    rows = rows.where(Hold.case_id == case.id, lasting(today)).order_by(Hold.id)
    return list(db.execute(rows).tuples())


def holds_of(db: Session, case: Case) -> list[Hold]:
    return list(db.scalars(select(Hold).where(Hold.case_id == case.id).order_by(Hold.id)))
