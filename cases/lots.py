"""Rows of a file taken into the database lot by lot, a transaction each; bad ones are told.

What a killed import has done stays: the same file again changes nothing of it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from cases.database import Sessions
from cases.errors import ErasedMeanwhileError, UnreadableFileError
from cases.formats.rows import Bad
from cases.runs import DONE, FAILED, end_run, see_run, start_run

Row = TypeVar("Row")
#: a row's place in the file, such as "line 7", and the row or why it is bad
Found = tuple[str, Row | Bad]
LOT = 200
_LOT_CHARACTERS = 4_000_000
_ATTEMPTS = 5


@dataclass
class Taken:
    """What became of a lot's rows, or of all: counts by name, and the bad ones' places."""

    counts: dict[str, int] = field(default_factory=dict)
    bad: list[tuple[str, str]] = field(default_factory=list)

    def count(self, name: str, number: int = 1) -> None:
        self.counts[name] = self.counts.get(name, 0) + number


@dataclass(frozen=True)
class Intake(Generic[Row]):
    """take: stores a lot in the transaction given, for the run with that id; watch: hears the
    counts after each lot; on_bad: hears each bad row's place and reason."""

    sessions: Sessions
    job: str
    operator: str
    take: Callable[[Session, int, Sequence[tuple[str, Row]]], Taken]
    watch: Callable[[dict[str, int]], None]
    on_bad: Callable[[str, str], None]


def take_in(intake: Intake[Row], rows: Iterable[Found[Row]], *, counts: dict[str, int]) -> None:
    """Take the rows in; `counts` is kept up to date, also for whoever stops it half-way."""
    with _a_run(intake, counts) as run_id:
        for lot in _lots(rows):
            taken = _taken(intake, run_id, lot, counts)
            counts.update(taken.counts)
            for place, reason in taken.bad:
                intake.on_bad(place, reason)
            intake.watch(counts)


def _taken(
    intake: Intake[Row], run_id: int, lot: Sequence[Found[Row]], counts: dict[str, int]
) -> Taken:
    good = [(place, row) for place, row in lot if not isinstance(row, Bad)]
    bad = [(place, row.reason) for place, row in lot if isinstance(row, Bad)]
    for attempt in range(_ATTEMPTS):
        try:
            with intake.sessions.begin() as db:
                taken = intake.take(db, run_id, good)
                taken.bad += bad
                taken.count("bad", len(taken.bad))
                for name, number in counts.items():
                    taken.count(name, number)
                see_run(db, run_id, taken.counts)
            return taken
        except (IntegrityError, ErasedMeanwhileError):
            # another import was first with one of the rows: now it is there to be found, or its
            # tombstone is
            if attempt == _ATTEMPTS - 1:
                raise
    raise AssertionError("the last attempt returns or raises")


def _lots(rows: Iterable[Found[Row]]) -> Iterator[list[Found[Row]]]:
    """Lots of so many rows, or fewer if these are long, so that memory stays bounded."""
    lot: list[Found[Row]] = []
    characters = 0
    try:
        for place, row in rows:
            lot.append((place, row))
            characters += getattr(row, "characters", 0)
            if len(lot) == LOT or characters > _LOT_CHARACTERS:
                yield lot
                lot, characters = [], 0
    except UnreadableFileError:
        # what stands before the damage is taken in all the same
        yield lot
        raise
    if lot:
        yield lot


@contextmanager
def _a_run(intake: Intake[Row], counts: dict[str, int]) -> Iterator[int]:
    with intake.sessions.begin() as db:
        run_id = start_run(db, job=intake.job, actor=intake.operator)
    try:
        yield run_id
    except BaseException:
        # if the database is what failed, the next run finds this one lost
        with suppress(SQLAlchemyError), intake.sessions.begin() as db:
            end_run(db, run_id, counts, outcome=FAILED)
        raise
    with intake.sessions.begin() as db:
        end_run(db, run_id, counts, outcome=DONE)
