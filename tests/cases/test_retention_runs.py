"""The daily job again and again, beside others, stopped and killed."""

import multiprocessing
import time
from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date, timedelta
from multiprocessing.process import BaseProcess

import pytest
from sqlalchemy.orm import Session

from cases.audit import verify
from cases.conversations import lock_case
from cases.database import Sessions
from cases.encryption import Vault
from cases.errors import TrackerStoreError
from cases.lifecycle import State
from cases.models import Case, Message, Run
from cases.retention import Counts, foresee, retain
from tests.cases.lives import (
    ENDED_ON,
    actions,
    ended_case,
    evidence,
    give_ticket,
    job,
    put_on_hold,
    retain_in_a_process,
    settled_case,
)

GRACE_OVER = ENDED_ON + timedelta(days=30)
MOVED = ("settled", "taken_back", "due", "erased")
LONG_AGO = date(2020, 1, 1)
CASES = 30
_JUST_LONG_ENOUGH = 0.4


def fill(db: Session, vault: Vault) -> None:
    for _ in range(3):
        ended_case(db, vault)
        settled_case(db, vault)
        evidence(db, vault, since=date(2020, 1, 1))
        put_on_hold(db, vault, settled_case(db, vault))


def test_a_dry_run_says_what_the_run_then_does_and_changes_nothing(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        fill(db, vault)
    before = actions(sessions)
    foreseen = foresee(job(sessions, GRACE_OVER))
    assert actions(sessions) == before
    with sessions.begin() as db:
        assert db.query(Run).count() == 0
    assert retain(job(sessions, GRACE_OVER), actor="t") == foreseen


def test_a_second_run_finds_nothing_left_to_do(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        fill(db, vault)
    retain(job(sessions, GRACE_OVER), actor="t")
    counts = retain(job(sessions, GRACE_OVER), actor="t")
    assert {name: counts[name] for name in MOVED} == dict.fromkeys(MOVED, 0)


def test_more_cases_than_a_lot_are_all_moved_and_the_chain_holds(
    sessions: Sessions, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cases.retention._AT_A_TIME", 4)
    with sessions.begin() as db:
        for _ in range(9):
            ended_case(db, vault)
    assert retain(job(sessions, GRACE_OVER), actor="t")["settled"] == 9
    with sessions.begin() as db:
        assert verify(db).intact


def test_a_run_is_a_row(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        ended_case(db, vault)
    counts = retain(job(sessions, GRACE_OVER), actor="desk@host")
    with sessions.begin() as db:
        run = db.query(Run).one()
    assert (run.job, run.actor, run.outcome) == ("retention", "desk@host", "done")
    assert run.counts == counts
    assert run.ended_at is not None


def test_a_run_that_fails_says_so_and_keeps_what_it_did(
    sessions: Sessions, vault: Vault, tmp_path_factory: pytest.TempPathFactory
) -> None:
    broken = tmp_path_factory.mktemp("rasa") / "tracker.db"
    broken.write_text("this is no database " * 100)
    with sessions.begin() as db:
        settles, stays = ended_case(db, vault), evidence(db, vault, since=LONG_AGO)
    with pytest.raises(TrackerStoreError):
        retain(job(sessions, GRACE_OVER, tracker=str(broken)), actor="t")
    with sessions.begin() as db:
        assert db.query(Run).one().outcome == "failed"
        assert db.get_one(Case, settles.id).state == State.SETTLED
        assert db.get_one(Case, stays.id).state == State.EVIDENCE


def meanwhile(sessions: Sessions) -> tuple[ThreadPoolExecutor, Future[Counts]]:
    """Retention in another thread, given time to come to the locks of this one."""
    pool = ThreadPoolExecutor(1)
    running = pool.submit(retain, job(sessions, GRACE_OVER), actor="t")
    time.sleep(_JUST_LONG_ENOUGH)
    return pool, running


def test_a_hold_that_was_put_on_while_the_job_waited_is_respected(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        case = ended_case(db, vault)
    with sessions.begin() as db:
        lock_case(db, case := db.get_one(Case, case.id))
        put_on_hold(db, vault, case)
        pool, running = meanwhile(sessions)
    with pool:
        counts = running.result(timeout=20)
    assert (counts["settled"], counts["settled_held"]) == (0, 1)


def test_a_ticket_that_was_opened_while_the_job_waited_keeps_the_case_open(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        case = ended_case(db, vault)
    with sessions.begin() as db:
        give_ticket(db, db.get_one(Case, case.id))
        pool, running = meanwhile(sessions)
    with pool:
        assert running.result(timeout=20)["settled"] == 0


def test_two_jobs_at_once_move_every_case_once(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        for _ in range(20):
            ended_case(db, vault)
            evidence(db, vault, since=LONG_AGO)
    before = Counter(actions(sessions))
    with ThreadPoolExecutor(2) as pool:
        running = [pool.submit(retain, job(sessions, GRACE_OVER), actor="t") for _ in range(2)]
        counts = [future.result(timeout=60) for future in running]
    assert [sum(each[name] for each in counts) for name in MOVED] == [20, 0, 20, 20]
    assert Counter(actions(sessions)) - before == Counter(
        {"case.settled": 20, "case.due": 20, "case.erased": 20}
    )


def test_a_job_that_is_killed_leaves_every_case_whole_and_the_next_one_finishes(
    sessions: Sessions, vault: Vault, database_url: str
) -> None:
    with sessions.begin() as db:
        for _ in range(CASES):
            ended_case(db, vault)
            evidence(db, vault, since=LONG_AGO)
    before = actions(sessions)
    for lines in (0, 1, 2 * CASES, 2 * CASES + 5, 2 * CASES + 20):
        process = started_job(database_url)
        while process.is_alive() and len(actions(sessions)) < len(before) + lines:
            time.sleep(0.002)
        process.kill()
        process.join()
        check_whole(sessions, before)
    retain(job(sessions, GRACE_OVER), actor="t")
    assert Counter(actions(sessions)[len(before) :]) == Counter(
        {"case.settled": CASES, "case.due": CASES, "case.erased": CASES}
    )
    with sessions.begin() as db:
        assert db.query(Case).count() == db.query(Message).count() == CASES


def started_job(url: str) -> BaseProcess:
    """A whole run on the database of that URL, in a process that has just begun it."""
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["tests.cases.lives"])
    started = server.Event()
    process = server.Process(target=retain_in_a_process, args=(url, GRACE_OVER, started))
    process.start()
    assert started.wait(60)
    return process


def check_whole(sessions: Sessions, before: list[str]) -> None:
    """Cases and audit log agree, the chain is whole, and no case is half erased."""
    done = Counter(actions(sessions)[len(before) :])
    with sessions.begin() as db:
        cases = db.query(Case)
        assert verify(db).intact
        assert cases.filter(Case.state == State.SETTLED).count() == done["case.settled"]
        assert cases.filter(Case.due_since.is_not(None)).count() == done["case.due"]
        assert cases.filter(Case.state == State.EVIDENCE).count() == CASES - done["case.erased"]
        assert db.query(Message).count() == cases.count()
