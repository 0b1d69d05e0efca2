"""One process, several, or a Dask cluster: the same result."""

import logging
import multiprocessing
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import nullcontext
from dataclasses import replace

import pytest
from distributed import LocalCluster

from pii import executors
from pii.files import batch, chunks
from pii.files.errors import RefusedError, StoppedError
from pii.files.options import Options
from pii.files.run import redact_file
from pii.progress import Progress
from tests.pii.files.scene import SECRETS, TEXTS, done, lines, many

Made = Callable[..., Options]


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "MAX_ROWS", 5)


@pytest.fixture
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
    ) as made:
        yield made


def files_of(wanted: Options) -> tuple[bytes, bytes]:
    assert wanted.spans is not None
    return wanted.out.read_bytes(), wanted.spans.read_bytes()


def test_two_processes_do_the_same_as_one_also_after_one_of_them_died(options: Made) -> None:
    wanted = options("a.jsonl", many(60), report=None)
    done(wanted)
    alone = files_of(wanted)
    together = replace(wanted, processes=2, force=True)

    def deadly(progress: Progress) -> None:
        for process in multiprocessing.active_children():
            process.kill()

    with pytest.raises(StoppedError, match="A worker process died.*the same command goes on"):
        redact_file(together, watch=deadly)
    done(together)
    assert files_of(together) == alone


def test_a_cluster_of_two_workers_does_the_same(options: Made, cluster: LocalCluster) -> None:
    wanted = options("a.jsonl", many(60), report=None)
    done(wanted)
    alone = files_of(wanted)
    together = replace(wanted, scheduler=cluster.scheduler_address, force=True)
    done(together)
    assert files_of(together) == alone


def test_a_scheduler_that_does_not_answer_is_told(
    options: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(executors, "_CONNECT_SECONDS", 0.5)
    wanted = options("a.jsonl", many(3), scheduler="tcp://127.0.0.1:9")
    with pytest.raises(RefusedError, match="No Dask scheduler answers"):
        redact_file(wanted)
    assert list(wanted.out.parent.iterdir()) == []


def test_without_dask_a_sentence_says_what_to_install(
    options: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(RefusedError, match=r"install privacy-desk\[dask\]"):
        redact_file(options("a.jsonl", many(3), scheduler="tcp://127.0.0.1:9"))


def test_a_worker_with_another_redactor_does_nothing(options: Made) -> None:
    asked = [batch.Asked((TEXTS["sv"],), "sv")]
    answer = batch.redact_rows(asked, "another version")
    assert answer.rows == []
    assert answer.version != "another version"


def test_what_is_sent_to_workers_shows_no_text(options: Made) -> None:
    asked = batch.Asked((TEXTS["sv"],), "sv")
    answer = batch.redact_rows([asked], batch.redactor_version())
    shown = repr([asked, answer])
    assert not [secret for secret in SECRETS if secret in shown]
    assert "Hej" not in shown


class FewAtOnce(executors.InThisProcess):
    """Counts the pieces that are handed in and not yet taken."""

    def __init__(self) -> None:
        self.handed_in = self.most = 0

    def submit(self, *args: object, **kwargs: object) -> "Future[object]":
        self.handed_in += 1
        self.most = max(self.most, self.handed_in)
        return super().submit(*args, **kwargs)  # type: ignore[arg-type]


def test_only_a_few_pieces_are_in_flight(options: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    counting = FewAtOnce()
    crew = executors.Workers(counting, in_flight=3)
    monkeypatch.setattr(executors, "_local", lambda processes, prepare: nullcontext(crew))

    def taken(progress: Progress) -> None:
        counting.handed_in -= 1

    redact_file(options("a.jsonl", lines([{"text": None}] * 200), processes=2), watch=taken)
    assert counting.most == 3
