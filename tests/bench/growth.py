"""What a case costs outside Presidio, in databases of different sizes: the real job with a redactor
that gives every text back as it is."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from cases.database import sessions_of
from cases.deadlines import ZONES
from cases.lifecycle import Periods
from cases.periods import Day
from cases.retention import mark_due_cases
from pii import redactor
from pii.batch import queue, settling
from pii.batch.desk import Desk
from pii.batch.errors import StoppedByUserError
from pii.batch.run import Options, redact_cases
from pii.progress import Progress
from tests.bench.databases import Databases
from tests.bench.server import Server

PERIODS = Periods(grace_days=30, evidence_days=1095, imported_idle_days=92)


def _untouched(texts: list[str], **_: object) -> list[redactor.Redaction]:
    return [redactor.Redaction(text, ()) for text in texts]


@dataclass
class Spent:
    """Seconds of processor time by part, of this process and of PostgreSQL; calls by part."""

    here: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    there: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    wall: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    @contextmanager
    def on(self, part: str, server: Server | None = None) -> Iterator[None]:
        cpu, wall = time.thread_time(), time.perf_counter()
        there = server.cpu_seconds() if server else 0.0
        try:
            yield
        finally:
            self.here[part] += time.thread_time() - cpu
            self.wall[part] += time.perf_counter() - wall
            self.there[part] += server.cpu_seconds() - there if server else 0.0


HEADING = (
    "      cases   mark due   begin a run     claim   read  write   PostgreSQL   all by the clock"
)


def line(databases: Databases, url: str, *, size: int, minimise: int) -> str:
    """A line of the table: milliseconds a case, but for the beginning of a run: seconds."""
    spent, sessions, server = Spent(), sessions_of(url), databases.server
    day = Day.of(None, zone=ZONES["SE"])
    with spent.on("mark", server):
        marked = mark_due_cases(sessions, day=day, periods=PERIODS)
    desk = Desk(sessions, databases.vault, "sqlite:///nowhere")
    done = _minimise(desk, spent, server, minimise, day)
    sessions.kw["bind"].dispose()
    a_case = {part: seconds / done * 1e3 for part, seconds in spent.here.items()}
    wall = sum(spent.wall[part] for part in ("claim", "read", "write"))
    return (
        f"{size:>11,}{spent.here['mark'] / marked * 1e3:>11.2f}"
        f"{spent.wall['begin']:>14.2f}{a_case['claim']:>10.2f}{a_case['read']:>7.2f}"
        f"{a_case['write']:>7.2f}{(spent.there['run']) / done * 1e3:>13.2f}"
        f"{wall / done * 1e3:>19.2f}"
    )


def _minimise(desk: Desk, spent: Spent, server: Server, count: int, day: Day) -> int:
    stop, last = threading.Event(), Progress(0, 0, 0, 0)

    def watch(progress: Progress) -> None:
        nonlocal last
        last = progress
        if progress.done >= count:
            stop.set()

    options = Options(actor="bench@here:1", day=day, periods=PERIODS)
    began = time.perf_counter()

    def claim(*given: Any, **named: Any) -> list[int]:
        if not spent.wall["begin"]:
            spent.wall["begin"] = time.perf_counter() - began
        with spent.on("claim"):
            return claim_cases(*given, **named)

    claim_cases = queue.claim_cases
    with (
        _instead(redactor, "redact_many", _untouched),
        _instead(queue, "claim_cases", claim),
        _timed(spent, settling, "_read", "read"),
        _timed(spent, settling, "_write", "write"),
        spent.on("run", server),
        suppress(StoppedByUserError),
    ):
        redact_cases(lambda: desk, options, watch=watch, stop=stop)
    return last.done


@contextmanager
def _timed(spent: Spent, module: Any, name: str, part: str) -> Iterator[None]:
    work: Callable[..., Any] = getattr(module, name)

    def timed(*given: Any, **named: Any) -> Any:
        with spent.on(part):
            return work(*given, **named)

    with _instead(module, name, timed):
        yield


@contextmanager
def _instead(module: Any, name: str, other: Callable[..., Any]) -> Iterator[None]:
    real = getattr(module, name)
    setattr(module, name, other)
    try:
        yield
    finally:
        setattr(module, name, real)
