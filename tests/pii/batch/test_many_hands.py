"""Two processes and a Dask cluster of two workers do what one process does."""

import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from distributed import LocalCluster
from sqlalchemy import select

from cases.database import reading, sessions_of
from cases.deadlines import ZONES
from cases.encryption import Vault
from cases.lifecycle import Periods
from cases.migrate import migrate
from cases.models import Case, Message
from cases.periods import Day
from commands.redact_cases import desk_from_environment
from pii.batch.desk import Opening, desk_of
from pii.batch.report import Report
from pii.batch.run import Options, redact_cases
from tests.keys import INDEX_KEY
from tests.pii.batch.deadly import DEADLY, deadly_desk
from tests.pii.batch.scene import add_due_cases, how_they_are

pytestmark = pytest.mark.faults
Made = Callable[[str], Opening]


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Return a function that sets the environment, which workers inherit, for a new database."""

    def new(name: str) -> None:
        desk_of.cache_clear()
        url = f"sqlite:///{tmp_path / name}"
        monkeypatch.setenv("PRIVACY_DESK_STATE_DIR", str(tmp_path))
        monkeypatch.setenv("PRIVACY_DESK_DATABASE_URL", url)
        monkeypatch.setenv("PRIVACY_DESK_MASTER_KEYS", Fernet.generate_key().decode())
        monkeypatch.setenv("PRIVACY_DESK_CONSOLE_SECRET", "only-for-tests-" * 4)
        monkeypatch.setenv("PRIVACY_DESK_INDEX_KEY", INDEX_KEY)
        migrate(url)
        sessions = sessions_of(url)
        add_due_cases(sessions, vault_of_environment(), 12)
        sessions.kw["bind"].dispose()

    yield new
    desk_of.cache_clear()


def vault_of_environment() -> Vault:
    return Vault((os.environ["PRIVACY_DESK_MASTER_KEYS"],), index_key=INDEX_KEY)


def run(opening: Opening, *, processes: int = 1, scheduler: str | None = None) -> Report:
    options = Options(
        actor="test@here:1",
        day=Day.of(None, zone=ZONES["SE"]),
        periods=Periods(grace_days=30, evidence_days=1095, imported_idle_days=92),
        processes=processes,
        scheduler=scheduler,
    )
    report = redact_cases(opening, options)
    desk_of(opening).sessions.kw["bind"].dispose()
    return report


def texts() -> list[str | None]:
    """What is left of all messages, once every case is minimised."""
    sessions = desk_of(desk_from_environment).sessions
    assert how_they_are(sessions, vault_of_environment()) == {"evidence": 12}
    with reading(sessions) as db:
        left = list(db.scalars(select(Message.redacted_text).order_by(Message.id)))
    sessions.kw["bind"].dispose()
    return left


def test_two_processes_and_a_cluster_do_the_same_as_one(
    environment: Callable[[str], None],
) -> None:
    environment("alone.db")
    run(desk_from_environment)
    alone = texts()
    environment("pool.db")
    assert run(desk_from_environment, processes=2).minimised == 12
    assert texts() == alone
    environment("cluster.db")
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
    ) as cluster:
        report = run(desk_from_environment, scheduler=cluster.scheduler_address)
    assert report.minimised == 12
    assert texts() == alone


def test_a_case_that_kills_its_worker_is_set_aside_and_the_rest_is_done(
    environment: Callable[[str], None],
) -> None:
    environment("deadly.db")
    sessions = desk_of(deadly_desk).sessions
    with sessions.begin() as db:
        db.get_one(Case, DEADLY).attempts = 2
    report = run(deadly_desk, processes=2)
    assert [(r.case_id, r.reason) for r in report.set_aside] == [(DEADLY, "WorkerDied")]
    assert report.minimised == 11
    sessions.kw["bind"].dispose()
