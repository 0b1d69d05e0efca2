"""How far a redaction is: a bar on a terminal, now and then a line elsewhere."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from pii.progress import Progress as Done
from pii.progress import Watch

_LINE_EVERY_SECONDS = 15.0


@contextmanager
def shown(things: str = "rows") -> Iterator[Watch]:
    """Give the function to tell how far it is with so many things; it shows that on standard
    error."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _lines(things)
        return
    columns = (
        TextColumn("Redacting"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn(f"{{task.fields[done]:,}} {things}, {{task.fields[rate]:.0f}} texts/s"),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=1.0, done=0, rate=0.0)
        yield lambda done: bar.update(task, completed=done.share, done=done.done, rate=_rate(done))


def _lines(things: str) -> Watch:
    began = last = time.monotonic()
    first_share: float | None = None

    def line(done: Done) -> None:
        nonlocal last, first_share
        # what an earlier run has done says nothing about this one's speed
        first_share = done.share if first_share is None else first_share
        now = time.monotonic()
        if now - last < _LINE_EVERY_SECONDS:
            return
        last = now
        speed = (done.share - first_share) / (now - began)
        left = f", about {_in_words((1 - done.share) / speed)} left" if speed else ""
        so_far = f"{done.done:,} {things} ({done.share:.0%}), {_rate(done):.0f} texts/s"
        # whoever read these lines may have gone: that is no reason to stop
        with suppress(BrokenPipeError):
            print(so_far + left, file=sys.stderr, flush=True)

    return line


def _rate(done: Done) -> float:
    return done.texts / done.seconds if done.seconds else 0.0


def _in_words(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
