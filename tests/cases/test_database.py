import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from cases.database import Sessions, reading, sessions_of

_AT_ONCE = 8
_TIMES = 20


@pytest.fixture
def counting(tmp_path: Path) -> Iterator[Sessions]:
    """A database of one number, 0."""
    sessions = sessions_of(f"sqlite:///{tmp_path}/numbers.db")
    with sessions.begin() as db:
        db.execute(text("create table numbers (number integer)"))
        db.execute(text("insert into numbers values (0)"))
    yield sessions
    sessions.kw["bind"].dispose()


def number(sessions: Sessions) -> int:
    with reading(sessions) as db:
        found: int = db.execute(text("select number from numbers")).scalar_one()
        return found


def add_one(sessions: Sessions) -> None:
    with sessions.begin() as db:
        found = db.execute(text("select number from numbers")).scalar_one()
        db.execute(text("update numbers set number = :more"), {"more": found + 1})


def test_writers_of_a_process_take_turns_and_nothing_is_lost(counting: Sessions) -> None:
    together = Barrier(_AT_ONCE)

    def write() -> None:
        together.wait()
        for _ in range(_TIMES):
            add_one(counting)

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for done in [pool.submit(write) for _ in range(_AT_ONCE)]:
            done.result()
    assert number(counting) == _AT_ONCE * _TIMES


def test_who_fails_lets_the_next_one_write(counting: Sessions) -> None:
    def fail() -> None:
        with counting.begin() as db:
            db.execute(text("update numbers set number = 7"))
            raise ValueError

    for _ in range(3):
        with pytest.raises(ValueError, match="^$"):
            fail()
    began = time.monotonic()
    add_one(counting)
    assert time.monotonic() - began < 5, "it waited until it gave up waiting"
    assert number(counting) == 1


def test_who_cannot_begin_lets_the_next_one_write(counting: Sessions, tmp_path: Path) -> None:
    other = sessions_of(f"sqlite:///{tmp_path}/numbers.db")  # as another process would
    with counting() as db:
        db.connection().exec_driver_sql("pragma busy_timeout=1")
        db.rollback()
        with other.begin() as first:
            first.execute(text("update numbers set number = 3"))
            with pytest.raises(OperationalError, match="locked"):
                db.execute(text("update numbers set number = 4"))
    other.kw["bind"].dispose()
    began = time.monotonic()
    add_one(counting)
    assert time.monotonic() - began < 5
    assert number(counting) == 4


def test_who_waits_begins_when_the_one_before_ends(counting: Sessions) -> None:
    """SQLite alone would have it look again every tenth of a second by then."""
    begun, ended = Event(), []

    def write() -> None:
        with counting.begin() as db:
            db.execute(text("select 1"))
            begun.set()
            time.sleep(0.94)
        ended.append(time.monotonic())

    late = []
    for _ in range(3):
        begun.clear()
        with ThreadPoolExecutor(1) as pool:
            done = pool.submit(write)
            assert begun.wait(10)
            with counting.begin() as db:
                db.execute(text("select 1"))
                began = time.monotonic()
            done.result()
        late.append(began - ended[-1])
    assert min(late) < 0.05, late


def test_a_connection_that_is_given_up_lets_the_next_one_write(counting: Sessions) -> None:
    with counting() as db:
        db.execute(text("update numbers set number = 5"))
        db.connection().invalidate()
    began = time.monotonic()
    add_one(counting)
    assert time.monotonic() - began < 5
    assert number(counting) == 1


def test_a_connection_may_write_again(counting: Sessions) -> None:
    began = time.monotonic()
    with counting.kw["bind"].connect() as connection:
        for _ in range(2):
            with connection.begin():
                connection.execute(text("update numbers set number = number + 1"))
    assert time.monotonic() - began < 5
    assert number(counting) == 2


def test_a_reader_waits_for_no_writer(counting: Sessions) -> None:
    writes, has_read = Event(), Event()

    def write() -> None:
        with counting.begin() as db:
            db.execute(text("update numbers set number = 1"))
            writes.set()
            assert has_read.wait(10)

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(write)
        assert writes.wait(10)
        assert number(counting) == 0
        has_read.set()
        done.result()
    assert number(counting) == 1
