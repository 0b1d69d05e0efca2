"""Redacting a file from beginning to end."""

import functools
import os
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Future
from contextlib import closing, contextmanager
from itertools import islice

from pii.executors import NoWorkersError, Prepare, Workers, hired
from pii.files.batch import Answer, Redacted, redact_rows
from pii.files.chunks import Chunk, chunks
from pii.files.errors import InterruptedByUserError, RefusedError, StoppedError, in_words
from pii.files.fingerprint import input_fingerprint, redactor_version
from pii.files.formats import FileFormat, open_format
from pii.files.journal import read_journal
from pii.files.options import Options
from pii.files.paths import progress_of, require_new, require_usable
from pii.files.report import Report
from pii.files.work import Work, give_names
from pii.progress import Progress, Watch


class _WorkerError(Exception):
    """A worker did not do its piece; the message is a sentence."""


def redact_file(options: Options, *, watch: Watch = lambda progress: None) -> Report:
    """Write OUT, and the spans and report if asked for; return the report.

    `watch` is told after every piece. Raises RefusedError if nothing could be begun or finished,
    StoppedError if the same call goes on from where it stopped. Rows that cannot be redacted are
    left out and reported.
    """
    try:
        require_usable(options)
        before = options.source.stat()
        identity = _identity(options)
        if report := _already_complete(options, identity):
            return report
        with (
            closing(open_format(options)) as source,
            hired(
                processes=options.processes,
                scheduler=options.scheduler,
                prepare=_other_pipelines(options),
            ) as workers,
            Work(options, source, identity) as work,
            _resumable(work),
        ):
            _redact(source, workers, work, watch)
            _require_unchanged(options, before, work)
            work.finish()
            return work.journal.report
    except NoWorkersError as error:
        raise RefusedError(str(error)) from None
    except OSError as error:
        raise RefusedError(in_words(error)) from None


def _already_complete(options: Options, identity: dict[str, object]) -> Report | None:
    """Return the report of a result that only had to get its names."""
    journal = None if options.restart else read_journal(progress_of(options.out))
    if journal is None or not journal.finished:
        require_new(options)
    if journal is None:
        return None
    journal.require_same(identity)
    if not journal.finished:
        return None
    give_names(options, journal)
    return journal.report


def _other_pipelines(options: Options) -> Prepare:
    """Return what a worker does first where other pipelines find names too."""
    if not options.name_pipelines:
        return None
    return functools.partial(
        _use_pipelines, dict(options.name_pipelines), options.shipped_names_too
    )


def _use_pipelines(others: dict[str, str], shipped_too: bool) -> None:
    # here and not above: the process that hands out the work needs no engine of its own
    from pii.engine import use_pipelines

    use_pipelines(others, shipped_too=shipped_too)


def _redact(source: FileFormat, workers: Workers, work: Work, watch: Watch) -> None:
    began, texts_before = time.monotonic(), work.journal.report.texts
    left = islice(source.rows(), work.journal.rows, None)
    for chunk, redacted in _answers(chunks(left, lambda: source.position), workers):
        work.add(chunk, redacted)
        watch(
            Progress(
                share=chunk.position / max(1, source.total),
                done=work.journal.rows,
                texts=work.journal.report.texts - texts_before,
                seconds=time.monotonic() - began,
            )
        )


def _require_unchanged(options: Options, before: os.stat_result, work: Work) -> None:
    now = options.source.stat()
    if (before.st_size, before.st_mtime_ns) != (now.st_size, now.st_mtime_ns):
        work.spoil()
        raise RefusedError("IN was changed while it was read: begin again with --restart.")


def _identity(options: Options) -> dict[str, object]:
    return {
        "input": input_fingerprint(options.source),
        "options": options.settled(),
        "redactor": redactor_version(),
    }


@contextmanager
def _resumable(work: Work) -> Iterator[None]:
    """Leave a state to go on from, and say so, whatever stops the work."""
    try:
        yield
    except KeyboardInterrupt:
        work.stop()
        raise InterruptedByUserError("Stopped.", rows=work.journal.rows) from None
    except _WorkerError as error:
        work.stop()
        raise StoppedError(str(error), rows=work.journal.rows) from None
    except OSError as error:
        work.stop()
        raise StoppedError(in_words(error), rows=work.journal.rows) from None


def _answers(pieces: Iterable[Chunk], workers: Workers) -> Iterator[tuple[Chunk, list[Redacted]]]:
    """Yield each piece and what became of its rows, in order, with few pieces at work at once."""
    version = redactor_version()
    waiting: deque[tuple[Chunk, Future[Answer]]] = deque()
    for chunk in pieces:
        with _worker_problems():
            waiting.append((chunk, workers.executor.submit(redact_rows, chunk.asked(), version)))
        if len(waiting) >= workers.in_flight:
            yield _answer(*waiting.popleft(), version)
    while waiting:
        yield _answer(*waiting.popleft(), version)


def _answer(chunk: Chunk, future: Future[Answer], version: str) -> tuple[Chunk, list[Redacted]]:
    with _worker_problems():
        answer = future.result()
    if answer.version != version:
        raise _WorkerError("A worker has another version of Privacy Desk or its libraries.")
    return chunk, answer.rows


@contextmanager
def _worker_problems() -> Iterator[None]:
    """Name what went wrong by its kind alone: the message of an error may quote a text."""
    try:
        yield
    except BrokenExecutor:
        raise _WorkerError("A worker process died (out of memory?).") from None
    except CancelledError:
        raise _WorkerError("The Dask scheduler does not answer any more.") from None
    except Exception as error:
        raise _WorkerError(f"A worker failed ({type(error).__name__}).") from None
