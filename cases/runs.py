"""Runs of the batch jobs: a row each, which the console shows."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from cases.models import Run

RUNNING, DONE, FAILED, STOPPED = "running", "done", "failed", "stopped"
#: A run that was not seen for so long was killed.
_LOST_AFTER = timedelta(minutes=15)


def start_run(db: Session, *, job: str, actor: str) -> int:
    """Write down that a job began; the run's id. Earlier ones that were killed have failed."""
    now = datetime.now(UTC)
    lost = (Run.job == job) & (Run.outcome == RUNNING) & (Run.seen_at < now - _LOST_AFTER)
    db.execute(update(Run).where(lost).values(outcome=FAILED, ended_at=Run.seen_at))
    run = Run(job=job, actor=actor[:80], started_at=now, seen_at=now, outcome=RUNNING, counts={})
    db.add(run)
    db.flush()
    return run.id


def see_run(db: Session, run_id: int, counts: Mapping[str, int]) -> None:
    """It is still at work: so far it did this."""
    _write(db, run_id, seen_at=datetime.now(UTC), counts=dict(counts))


def end_run(db: Session, run_id: int, counts: Mapping[str, int], *, outcome: str) -> None:
    """It ended: done, failed, or stopped by somebody."""
    now = datetime.now(UTC)
    _write(db, run_id, seen_at=now, ended_at=now, counts=dict(counts), outcome=outcome)


def latest_runs(db: Session, *, limit: int) -> list[Run]:
    """Runs, the latest first."""
    rows = select(Run).order_by(Run.started_at.desc(), Run.id.desc())
    return list(db.scalars(rows.limit(limit)))


def _write(db: Session, run_id: int, **values: object) -> None:
    db.execute(update(Run).where(Run.id == run_id).values(values))
