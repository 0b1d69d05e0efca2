"""Who does the work: this process, others on this machine, or a Dask cluster."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

_CONNECT_SECONDS = 10
Prepare = Callable[[], None] | None


class NoWorkersError(Exception):
    """Nobody is there to do the work; the message says why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Workers:
    """An executor, and how many pieces may be with it at once."""

    executor: Executor
    in_flight: int


class InThisProcess(Executor):
    """Does each piece at once, where it is handed in."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Return a future that is done."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def hired(*, processes: int, scheduler: str | None, prepare: Prepare = None) -> Iterator[Workers]:
    """Give the workers, each of which calls `prepare` first, and let them go.

    Raises NoWorkersError if there are none.
    """
    if scheduler:
        with _cluster(scheduler, prepare) as workers:
            yield workers
    elif processes > 1:
        with _local(processes, prepare) as workers:
            yield workers
    else:
        if prepare:
            prepare()
        yield Workers(InThisProcess(), in_flight=1)


@contextmanager
def _local(processes: int, prepare: Prepare) -> Iterator[Workers]:
    pool = ProcessPoolExecutor(
        processes,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(prepare,),
    )
    # Ctrl-C reaches the whole group: the workers, which inherit this, leave it to their parent.
    # The pool starts a worker for each piece that finds none idle, so all of them start here
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        for _ in range(processes):
            pool.submit(os.getpid)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    try:
        yield Workers(pool, in_flight=2 * processes + 1)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(prepare: Prepare) -> None:
    """Watch the parent: a worker holds its own end of the pipe and would wait for ever."""
    threading.Thread(target=_wait_for_the_parent, daemon=True).start()
    if prepare:
        prepare()


def _wait_for_the_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


@contextmanager
def _cluster(address: str, prepare: Prepare) -> Iterator[Workers]:
    with _client(address) as client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise NoWorkersError(f"The Dask scheduler at {address} has no workers.")
        if prepare:
            client.run(prepare)
        # pure: the key of a task would be a digest of its texts, and shown
        yield Workers(client.get_executor(pure=False), in_flight=2 * threads + 1)


def _client(address: str) -> Any:
    """Return a client of the scheduler (distributed's calls have no types)."""
    try:
        from distributed import Client
    except ImportError:
        raise NoWorkersError(
            "--scheduler needs Dask: install privacy-desk[dask] (pip install 'privacy-desk[dask]')."
        ) from None
    client: Callable[..., Any] = Client
    try:
        return client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, TimeoutError, ValueError):
        raise NoWorkersError(f"No Dask scheduler answers at {address}.") from None
