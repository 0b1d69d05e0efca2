"""The daily job: cases whose time has come move on along their life, in short transactions.

It may be stopped and started again at any moment, and run beside everything else: what to do is
asked of the database, and asked again once the rows are locked.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.exc import SQLAlchemyError

from cases.conversations import idle_conversations
from cases.database import Sessions, empty_log, reading
from cases.forgetting import count_forgettable, forget_old
from cases.handouts import drop_old_handouts
from cases.holds import held
from cases.lifecycle import Periods
from cases.models import Case
from cases.periods import Day, due_after, grace_over
from cases.runs import DONE, FAILED, STOPPED, end_run, see_run, start_run
from cases.steps import Step, all_steps, mark_due, take_back
from cases.tracker_sweep import sweep

JOB = "retention"
_AT_A_TIME = 500
_SEEN_EVERY_SECONDS = 5.0

#: By step: how many cases; `<step>_held`: how many a legal hold keeps; besides `idle`, the
#: conversations that wait for the chat to end them, `feedback`, the collected messages that are
#: forgotten, and `tracker`, the conversations swept out of Rasa's store.
Counts = dict[str, int]


@dataclass(frozen=True)
class Job:
    """What a run goes by."""

    sessions: Sessions
    day: Day
    periods: Periods
    idle: timedelta
    tracker: str


def retain(job: Job, *, actor: str) -> Counts:
    """Do what is due, as a row in `runs`; what was done.

    Raises TrackerStoreError; what was moved until then stays moved.
    """
    counts = {"idle": _idle(job)}
    with _a_run(job.sessions, counts, actor=actor) as run_id:
        seen = time.monotonic()
        for step in all_steps(job.day, job.periods, tracker=job.tracker):
            counts[step.name] = 0
            for done in _take(job.sessions, step, job.day):
                counts[step.name] += done
                if time.monotonic() - seen > _SEEN_EVERY_SECONDS:
                    seen = time.monotonic()
                    with job.sessions.begin() as db:
                        see_run(db, run_id, counts)
            counts[f"{step.name}_held"] = _count(job, step.ready & held(job.day.holds_on))
        with job.sessions.begin() as db:
            counts["feedback"] = forget_old(db, day=job.day, days=job.periods.feedback_days)
            drop_old_handouts(db, now=job.day.now)
        counts["tracker"] = sweep(job.sessions, job.tracker, now=job.day.now)
        # if somebody is in the way, tomorrow's run does it
        empty_log(job.sessions)
    return counts


def foresee(job: Job) -> Counts:
    """What `retain` would do now; nothing is changed."""
    counts, kept = {"idle": _idle(job)}, held(job.day.holds_on)
    settling = grace_over(job.day, job.periods) & ~kept
    for step in all_steps(job.day, job.periods, tracker=job.tracker):
        ready = step.ready
        if step.name == "due":
            ready = due_after(settling, job.day, job.periods)
        counts[step.name] = _count(job, ready & ~kept)
        counts[f"{step.name}_held"] = _count(job, ready & kept)
    with reading(job.sessions) as db:
        counts["feedback"] = count_forgettable(db, day=job.day, days=job.periods.feedback_days)
    counts["tracker"] = sweep(job.sessions, job.tracker, now=job.day.now, dry_run=True)
    return counts


def mark_due_cases(sessions: Sessions, *, day: Day, periods: Periods) -> int:
    """Of the settled cases, find those to be minimised from today: the part of the daily job that
    a job which minimises does by itself. How many were found."""
    sum(_take(sessions, take_back(day, periods), day))
    return sum(_take(sessions, mark_due(day, periods), day))


def _take(sessions: Sessions, step: Step, day: Day) -> Iterator[int]:
    """Do the step to every case that is ready; how many at a time."""
    ready = step.ready & ~held(day.holds_on)
    for ids in _ready_ids(sessions, ready):
        for start in range(0, len(ids), step.lot):
            lot = Case.id.in_(ids[start : start + step.lot])
            with sessions.begin() as db:
                db.execute(select(Case.id).where(lot).order_by(Case.id).with_for_update())
                # a second look: what somebody did before we had the lock is seen only now
                cases = db.scalars(select(Case).where(lot, ready).order_by(Case.id)).all()
                for case in cases:
                    step.act(db, case)
            yield len(cases)


def _ready_ids(sessions: Sessions, ready: ColumnElement[bool]) -> Iterator[list[int]]:
    """Ids in order, so that every job locks in the same one and nobody waits in a circle."""
    after = 0
    while True:
        rows = select(Case.id).where(ready, Case.id > after).order_by(Case.id).limit(_AT_A_TIME)
        with reading(sessions) as db:
            ids = list(db.scalars(rows))
        if not ids:
            return
        yield ids
        after = ids[-1]


@contextmanager
def _a_run(sessions: Sessions, counts: Counts, *, actor: str) -> Iterator[int]:
    with sessions.begin() as db:
        run_id = start_run(db, job=JOB, actor=actor)
    try:
        yield run_id
    except BaseException as error:
        outcome = STOPPED if isinstance(error, KeyboardInterrupt) else FAILED
        # if the database is what failed, the next run finds this one lost
        with suppress(SQLAlchemyError), sessions.begin() as db:
            end_run(db, run_id, counts, outcome=outcome)
        raise
    with sessions.begin() as db:
        end_run(db, run_id, counts, outcome=DONE)


def _count(job: Job, condition: ColumnElement[bool]) -> int:
    with reading(job.sessions) as db:
        return db.scalar(select(func.count()).select_from(Case).where(condition)) or 0


def _idle(job: Job) -> int:
    with reading(job.sessions) as db:
        return len(idle_conversations(db, idle=job.idle, now=job.day.now))
