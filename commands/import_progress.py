"""An import as whoever runs it sees it: how far it is, its bad rows, what came of it."""

import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TextIO

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from sqlalchemy.exc import SQLAlchemyError

from cases.errors import CaseError, UnreadableFileError
from cases.formats.stream import Stream
from commands.stopping import asked_to_stop, until

WITH_BAD_ROWS = 3
INTERRUPTED = 130
_SHOWN_BAD_ROWS = 20
_LINE_EVERY_SECONDS = 15.0
Counts = dict[str, int]
Watch = Callable[[Counts], None]


class BadRows:
    """Shows the first bad rows at the end, and writes all of them to a file if there is one."""

    def __init__(self, file: TextIO | None) -> None:
        self._file = file
        self._first: list[str] = []
        self._count = 0

    def __call__(self, place: str, reason: str) -> None:
        """Take one: where it stands and why it is bad, never what it says."""
        self._count += 1
        if self._count <= _SHOWN_BAD_ROWS:
            self._first.append(f"{place}: {reason}")
        if self._file:
            self._file.write(f"{place}\t{reason}\n")

    def show(self) -> None:
        """Say which they were."""
        if not self._count:
            return
        print(f"Bad rows, left out: {self._count:,}.", file=sys.stderr)
        for row in self._first:
            print(f"  {row}", file=sys.stderr)
        if self._count > len(self._first):
            print(f"  and {self._count - len(self._first):,} more", file=sys.stderr)


@contextmanager
def bad_rows(path: Path | None) -> Iterator[BadRows]:
    """Collect the bad rows and show them, however the import ends."""
    with path.open("w", encoding="utf-8") if path else nullcontext() as file:
        rows = BadRows(file)
        try:
            yield rows
        finally:
            rows.show()


@contextmanager
def shown(stream: Stream, stop: threading.Event) -> Iterator[Watch]:
    """Give what hears the counts after each lot: a bar on a terminal shows them, now and then a
    line elsewhere. Once it is asked to stop it raises KeyboardInterrupt."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield until(stop, _lines(stream))
        return
    columns = (
        TextColumn("Importing"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[so_far]}, {task.fields[rate]:,.0f} rows/s"),
        TimeRemainingColumn(compact=True),
    )
    began = time.monotonic()
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=1.0, so_far="", rate=0.0)

        def watch(counts: Counts) -> None:
            rate = sum(counts.values()) / max(0.001, time.monotonic() - began)
            bar.update(task, completed=stream.share, so_far=in_words(counts), rate=rate)

        yield until(stop, watch)


@contextmanager
def ending_in_words() -> Iterator[threading.Event]:
    """Say why an import ended without showing what an error may quote: a value of the file.

    A lot is stored whole or not at all, so that the same command may go on. Gives what is set when
    somebody asks to stop.
    """
    try:
        with asked_to_stop() as stop:
            yield stop
    except KeyboardInterrupt:
        print("Stopped: the same command goes on from here.", file=sys.stderr)
        raise typer.Exit(INTERRUPTED) from None
    except (CaseError, SQLAlchemyError):
        raise
    except OSError as error:
        raise UnreadableFileError(error.strerror or type(error).__name__) from None
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__}, {Path(place.filename).name} line {place.lineno}"
        raise CaseError(f"This is a fault of the import ({where}).") from None


def in_words(counts: Counts) -> str:
    """The counts, such as "1,200 imported, 3 known already, 0 bad"."""
    titles = {"known": "known already", "erased_before": "erased before"}
    return ", ".join(f"{number:,} {titles.get(name, name)}" for name, number in counts.items())


def say_what_came_of_it(what: str, counts: Counts) -> None:
    """Print the counts; bad rows end the command with a status of their own."""
    print(f"{what}: {in_words(counts)}.")
    if counts["bad"]:
        raise typer.Exit(WITH_BAD_ROWS)


def _lines(stream: Stream) -> Watch:
    last = time.monotonic()

    def line(counts: Counts) -> None:
        nonlocal last
        if time.monotonic() - last < _LINE_EVERY_SECONDS:
            return
        last = time.monotonic()
        # whoever read these lines may have gone: that is no reason to stop
        with suppress(BrokenPipeError):
            print(f"{stream.share:.0%}: {in_words(counts)}", file=sys.stderr, flush=True)

    return line
