"""Jobs beside jobs, beside agents, and stopped: nothing is done twice, nothing is lost."""

import os
import signal
from datetime import UTC, datetime, timedelta

import psutil
import pytest
from sqlalchemy import func, select

from cases.agents import add_agent
from cases.errors import KeyDestroyedError
from cases.models import Agent, Case, Message, Note, Ticket
from cases.ticket_states import Status
from cases.work import add_note, reply
from tests.end_to_end.batch_desk import BatchDesk
from tests.end_to_end.running_desk import wait_until
from tests.pii.batch.scene import NOTE, let_claims_end

INTERRUPTED = 130
#: so many that a job is at work for a while: it takes 25 at once
MANY = 300


def test_a_case_that_another_job_is_at_is_left_to_it(batch: BatchDesk) -> None:
    batch.add(3)
    with batch.sessions.begin() as db:
        case = db.get_one(Case, 2)
        case.claimed_by, case.claimed_until = "another", datetime.now(UTC) + timedelta(minutes=5)
    assert batch.run() == 0
    assert "Other jobs have claimed 1 cases and are not done.\n" in batch.said
    assert batch.cases() == {"evidence": 2, "settled": 1}


def test_cases_imported_before_there_were_tombstones_get_their_index(batch: BatchDesk) -> None:
    """Those that are due and those that are not: retention, which has no key, waits for that."""
    batch.add(2)
    with batch.sessions.begin() as db:
        db.get_one(Case, 1).external_id = "old-1"
        db.get_one(Case, 2).external_id, db.get_one(Case, 2).due_since = "old-2", None
        db.get_one(Case, 2).state = "open"
    assert batch.run() == 0
    with batch.sessions.begin() as db:
        indexes = [db.get_one(Case, number).external_index for number in (1, 2)]
    assert indexes == [batch.vault.external_index(id_) for id_ in ("old-1", "old-2")]


def test_a_dry_run_counts_and_changes_nothing(batch: BatchDesk) -> None:
    batch.add(3)
    with batch.sessions.begin() as db:
        db.get_one(Case, 3).language = "fi"
    assert batch.run("--dry-run") == 0
    assert [line.split() for line in batch.said.splitlines()[:4]] == [
        ["relation", "language", "cases", "messages"],
        ["no", "customer", "fi", "1", "3"],
        ["no", "customer", "sv", "2", "6"],
        ["would", "be", "minimised", "3", "9"],
    ]
    assert (batch.cases(), batch.runs()) == ({"settled": 3}, [])


def test_ctrl_c_lets_go_of_what_is_not_done(batch: BatchDesk) -> None:
    batch.add(2 * MANY)
    pid = batch.start()
    wait_until(batch.has_begun)
    os.kill(pid, signal.SIGINT)
    assert batch.jobs.wait(pid) == INTERRUPTED, batch.said
    assert batch.said == "Stopped. What is done stays done; the same command goes on.\n"
    assert 0 < batch.cases()["evidence"] < 2 * MANY
    assert batch.runs()[-1].outcome == "stopped"
    assert batch.runs()[-1].counts["minimised"] == batch.cases()["evidence"]
    with batch.sessions() as db:
        assert not db.scalar(select(func.count(Case.claimed_by)))
    assert batch.run() == 0
    assert batch.cases() == {"evidence": 2 * MANY}


@pytest.mark.faults
def test_two_jobs_at_once_do_every_case_once(batch: BatchDesk) -> None:
    batch.add(MANY)
    started = [batch.start(log=f"job{n}") for n in range(2)]
    assert [batch.jobs.wait(pid) for pid in started] == [0, 0]
    done = [run.counts["minimised"] for run in batch.runs()]
    assert sum(done) == MANY
    assert min(done) > 0
    assert batch.cases() == {"evidence": MANY}


@pytest.mark.faults
def test_two_jobs_and_agents_who_write_notes_and_replies_lose_nothing(batch: BatchDesk) -> None:
    batch.add(MANY)
    with batch.sessions.begin() as db:
        agent, _ = add_agent(db, email="a@desk.example", name="A", role="agent", actor="test")
        tickets = list(db.scalars(select(Ticket)))
        for ticket in tickets:
            ticket.assignee_id, ticket.status = agent.id, Status.IN_PROGRESS
    started = [batch.start(log=f"job{n}") for n in range(2)]
    written = late = 0
    for ticket in reversed(tickets * 3):
        try:
            with batch.sessions.begin() as db:
                mine = db.get_one(Ticket, ticket.id)
                add_note(db, batch.vault, mine, by=db.get_one(Agent, agent.id), text=NOTE)
                reply(db, batch.vault, mine, by=db.get_one(Agent, agent.id), text="Hej Maja!")
            written += 1
        except KeyDestroyedError:
            late += 1
    assert [batch.jobs.wait(pid) for pid in started] == [0, 0]
    assert written > 0
    assert written + late == 3 * len(tickets)
    assert batch.cases() == {"evidence": MANY}
    with batch.sessions() as db:
        assert db.scalar(select(func.count(Note.redacted_text))) == written + len(tickets)
        replies = select(func.count(Message.redacted_text)).where(Message.author == "agent")
        assert db.scalar(replies) == written


@pytest.mark.faults
def test_workers_leave_with_a_job_that_is_killed(batch: BatchDesk) -> None:
    if batch.url.startswith("sqlite"):
        pytest.skip("once is enough: no database is in this")
    batch.add(MANY)
    pid = batch.start("--processes", "2")
    wait_until(batch.has_begun, seconds=90)
    workers = psutil.Process(pid).children()
    assert len(workers) >= 2
    batch.jobs.kill(pid)
    _, alive = psutil.wait_procs(workers, timeout=10)
    assert alive == []
    let_claims_end(batch.sessions)
    assert batch.run() == 0
    assert batch.cases() == {"evidence": MANY}
