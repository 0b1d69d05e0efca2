"""The run's row in the database: who, when, how far, with what outcome."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy.exc import SQLAlchemyError

from cases.database import empty_log
from cases.runs import DONE, FAILED, STOPPED, end_run, start_run
from pii.batch.desk import Desk
from pii.batch.errors import BatchError, StoppedByUserError
from pii.batch.lot import Lot
from pii.batch.queue import Queue
from pii.batch.report import Report

JOB = "redact-cases"
_ACTOR_LENGTH = 80


def begun(desk: Desk, *, actor: str) -> Lot:
    """Write down that a run began; return what all its lots have in common."""
    actor = actor[:_ACTOR_LENGTH]
    with desk.sessions.begin() as db:
        run_id = start_run(db, job=JOB, actor=actor)
    return Lot(
        case_ids=(),
        run_id=run_id,
        actor=actor,
        by=secrets.token_urlsafe(24),
        proof=desk.vault.seal(JOB),
        redactor=desk.redactor(),
    )


@contextmanager
def written(desk: Desk, run_id: int, queue: Queue, report: Report) -> Iterator[None]:
    """Let go of what the run still claims and say in its row how it ended, whatever ends it."""
    outcome = FAILED
    try:
        yield
        outcome = DONE
    except (StoppedByUserError, KeyboardInterrupt):
        outcome = STOPPED
        raise
    finally:
        # a database that is away says nothing; the claims end by themselves, and the next run
        # finds this one lost
        with suppress(SQLAlchemyError, BatchError):
            queue.let_go()
            with desk.sessions.begin() as db:
                end_run(db, run_id, report.counts(), outcome=outcome)
            report.log_is_empty = empty_log(desk.sessions)
