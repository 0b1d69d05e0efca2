"""One running desk for all tests that only talk to it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from cases.database import Sessions
from tests.end_to_end.batch_desk import BatchDesk
from tests.end_to_end.running_desk import RunningDesk, Visitor
from tests.end_to_end.warm_jobs import WarmJobs

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--disable-component-update",
    "--no-first-run",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    folder = tmp_path_factory.mktemp("desk")
    running = RunningDesk(folder, f"sqlite:///{folder / 'privacy-desk.db'}")
    running.start()
    yield running
    running.close()


@pytest.fixture
def visitor(desk: RunningDesk) -> Iterator[Callable[[str | None], Visitor]]:
    """Makes visitors whose page speaks a language; they leave with the test."""
    with ExitStack() as leaving:

        def come(language: str | None) -> Visitor:
            someone = Visitor(desk, language)
            leaving.callback(someone.http.close)
            return someone

        yield come


@pytest.fixture(scope="session")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WarmJobs]:
    warm = WarmJobs(tmp_path_factory.mktemp("jobs"))
    yield warm
    warm.close()


@pytest.fixture
def batch(jobs: WarmJobs, sessions: Sessions, database_url: str, tmp_path: Path) -> BatchDesk:
    """A database for `redact-cases`, of each kind."""
    return BatchDesk(jobs, sessions, database_url, tmp_path)
