"""A case that an agent is just writing to is passed over by a claim, and not by the job."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from sqlalchemy.orm import Session

from cases.claims import waiting
from cases.conversations import lock_case
from cases.database import Sessions, sessions_of
from cases.models import Case
from pii.batch import queue
from pii.batch.desk import Desk
from pii.batch.queue import Queue
from pii.batch.row import begun
from tests.pii.batch.scene import add_due_cases

CASE = 1


@pytest.fixture
def sessions(postgresql_url: str) -> Iterator[Sessions]:
    """SQLite locks no rows: there the claim itself waits."""
    made = sessions_of(postgresql_url)
    yield made
    made.kw["bind"].dispose()


@pytest.fixture
def waiting_queue(desk: Desk) -> Queue:
    add_due_cases(desk.sessions, desk.vault, 1)
    return Queue(desk.sessions, begun(desk, actor="test@here:1"))


@pytest.mark.postgresql
def test_the_last_case_is_waited_for_while_an_agent_writes_to_it(
    waiting_queue: Queue, sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed_over = Event()

    def looked(db: Session) -> int:
        passed_over.set()
        return waiting(db)

    monkeypatch.setattr(queue, "waiting", looked)
    with ThreadPoolExecutor(1) as job:
        with sessions.begin() as agent:
            lock_case(agent, agent.get_one(Case, CASE))
            lot = job.submit(waiting_queue.next, lots_ahead=1)
            assert passed_over.wait(20)
        found = lot.result(20)
    assert found is not None
    assert found.case_ids == (CASE,)


@pytest.mark.postgresql
def test_a_row_that_stays_locked_does_not_hold_the_job_up_for_ever(
    waiting_queue: Queue, sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "_LOOK_SECONDS", 0.001)
    with sessions.begin() as agent:
        lock_case(agent, agent.get_one(Case, CASE))
        assert waiting_queue.next(lots_ahead=1) is None
    assert waiting_queue.next(lots_ahead=1) is not None
