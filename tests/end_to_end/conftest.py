"""One running desk for all tests that only talk to it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.end_to_end.running_desk import RunningDesk, Visitor


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
