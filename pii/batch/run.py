"""A run of the job from beginning to end."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select

from cases.claims import due, waiting
from cases.database import reading
from cases.lifecycle import Periods
from cases.models import Case
from cases.periods import Day
from cases.retention import mark_due_cases
from pii.batch.desk import Desk, Opening, desk_of
from pii.batch.errors import NotReadyError, StoppedByUserError
from pii.batch.hands import Hands, Told
from pii.batch.heartbeat import beating
from pii.batch.lot import Result
from pii.batch.patience import patiently
from pii.batch.queue import Queue
from pii.batch.report import Report
from pii.batch.row import begun, written
from pii.progress import Progress, Watch

#: cases whose keys are tried before anything moves, of the oldest and of the newest
_TRIED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Who runs it (who@host:pid), the day and the periods it goes by, and who does the work."""

    actor: str
    day: Day
    periods: Periods
    processes: int = 1
    scheduler: str | None = None


def redact_cases(
    opening: Opening,
    options: Options,
    *,
    watch: Watch = lambda progress: None,
    stop: threading.Event | None = None,
) -> Report:
    """Minimise every case that is due and free; return what came of it.

    `watch` is told after every lot; `stop` ends the run after the lots that are being worked on.
    Raises NotReadyError before anything moves if the master keys are wrong; NoWorkersError,
    DatabaseAwayError, StoppedByUserError: what is done stays done, and the same call goes on.
    """
    began = time.monotonic()
    desk, report, stop = desk_of(opening), Report(), stop or threading.Event()
    _require_keys(desk)
    lot = begun(desk, actor=options.actor)
    queue = Queue(desk.sessions, lot)
    with written(desk, lot.run_id, queue, report):
        report.marked = mark_due_cases(desk.sessions, day=options.day, periods=options.periods)
        hands = Hands(opening, queue, _telling(desk, report, watch), stop)
        with beating(desk.sessions, lot, counts=report.counts, claimed=hands.claimed):
            hands.work_off(processes=options.processes, scheduler=options.scheduler)
        if stop.is_set():
            raise StoppedByUserError("Stopped.")
        report.claimed_elsewhere = patiently(lambda: _left(desk))
    report.seconds = time.monotonic() - began
    return report


def _telling(desk: Desk, report: Report, watch: Watch) -> Told:
    """Return the function that counts results and tells how far the run is."""
    began = time.monotonic()
    with reading(desk.sessions) as db:
        total = max(1, waiting(db))

    def told(results: Sequence[Result]) -> None:
        report.count(results)
        done = report.minimised + len(report.set_aside)
        watch(Progress(min(1.0, done / total), done, report.texts, time.monotonic() - began))

    return told


def _require_keys(desk: Desk) -> None:
    """One case may be damaged; keys that open none of them are another database's."""
    with reading(desk.sessions) as db:
        rows = select(Case).where(Case.wrapped_key.is_not(None)).limit(_TRIED)
        tried = [*db.scalars(rows.order_by(Case.id)), *db.scalars(rows.order_by(Case.id.desc()))]
    if tried and not any(desk.vault.opens(case) for case in tried):
        raise NotReadyError(
            "The master keys open no case of this database: PRIVACY_DESK_MASTER_KEYS is not what it"
            " was written with. Nothing was changed."
        )


def _left(desk: Desk) -> int:
    """Return how many cases are due and not done: other jobs have claimed them."""
    with reading(desk.sessions) as db:
        return db.scalar(select(func.count()).select_from(Case).where(due(datetime.now(UTC)))) or 0
