"""How often somebody may try to log in: counted in the database, for all processes together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from cases.account_models import LoginAttempt
from cases.database import Sessions

_KEPT = timedelta(hours=1)


@dataclass(frozen=True)
class Limit:
    """So many attempts within a time of at most an hour."""

    attempts: int
    within: timedelta


def may_try(sessions: Sessions, limits: Mapping[str, Limit]) -> Limit | None:
    """Count an attempt under each name; None, or the limit that it is beyond.

    Each attempt is written and committed before any is counted, so that of attempts at the same
    time none goes uncounted.
    """
    now = datetime.now(UTC)
    with sessions.begin() as db:
        db.execute(delete(LoginAttempt).where(LoginAttempt.at < now - _KEPT))
        db.add_all(LoginAttempt(who=who, at=now) for who in limits)
    with sessions.begin() as db:
        beyond = [limit for who, limit in limits.items() if _count(db, who, now, limit)]
    return max(beyond, key=lambda limit: limit.within, default=None)


def forget_attempts(db: Session, *names: str) -> None:
    """Somebody succeeded: what they tried before counts no more."""
    db.execute(delete(LoginAttempt).where(LoginAttempt.who.in_(names)))


def _count(db: Session, who: str, now: datetime, limit: Limit) -> bool:
    """Whether there were more attempts than the limit allows."""
    rows = select(func.count()).select_from(LoginAttempt)
    recent = rows.where(LoginAttempt.who == who, LoginAttempt.at > now - limit.within)
    return (db.scalar(recent) or 0) > limit.attempts
