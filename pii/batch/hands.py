"""Handing lots to workers and taking the results, also when a worker dies of a case."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait

from pii.batch.desk import Opening, desk_of
from pii.batch.errors import BatchError, NotReadyError
from pii.batch.lot import Lot, Result
from pii.batch.queue import Queue
from pii.batch.settling import count_failure
from pii.batch.worker import minimise_lot
from pii.executors import Workers, hired

_LOOK_SECONDS = 1.0
_DEATHS = 3
_DIED = "WorkerDied"

Told = Callable[[Sequence[Result]], None]


class Hands:
    """Works a queue off. `told` gets the results as they come; `stop` ends it after the lots that
    are being worked on."""

    def __init__(self, opening: Opening, queue: Queue, told: Told, stop: threading.Event) -> None:
        """Take the queue and who wants to know."""
        self._opening, self._queue, self._told, self._stop = opening, queue, told, stop
        self._out: dict[Future[list[Result]], Lot] = {}
        self._dead: list[Lot] = []
        self._alone = False
        self._deaths = self._returned = 0

    def claimed(self) -> list[int]:
        """Return the cases that are handed out or are to be; another thread asks."""
        lots = list(self._out.values())
        return [case_id for lot in lots for case_id in lot.case_ids] + self._queue.held()

    def work_off(self, *, processes: int, scheduler: str | None) -> None:
        """Do all there is, with new workers where the old ones have died.

        Raises BatchError, NoWorkersError.
        """
        while not self._stop.is_set() and not self._queue.is_empty():
            with hired(processes=processes, scheduler=scheduler) as workers:
                self._work_with(workers)

    def _work_with(self, workers: Workers) -> None:
        """Do all there is, or as much as there is until the workers have died."""
        while True:
            while not self._dead and (self._hand_out(workers) or self._out):
                done, _ = wait(self._out, timeout=_LOOK_SECONDS, return_when=FIRST_COMPLETED)
                for future in done:
                    self._take(future)
                if self._stop.is_set():
                    self._cancel()
            if self._dead:
                self._bury()
                return
            # a claim whose answer was lost is done in another round
            if self._stop.is_set() or not self._queue.let_go():
                return

    def _hand_out(self, workers: Workers) -> bool:
        """Return whether anything was handed out. A suspect is worked on alone."""
        handed_out = False
        while not self._stop.is_set() and not self._dead and len(self._out) < workers.in_flight:
            alone = self._queue.has_suspects
            if self._out and (alone or self._alone):
                break
            if (lot := self._queue.next(lots_ahead=workers.in_flight)) is None:
                break
            self._alone = alone
            self._submit(workers, lot)
            handed_out = True
        return handed_out

    def _submit(self, workers: Workers, lot: Lot) -> None:
        # in this process submitting is doing, and meanwhile the claims are renewed
        here: Future[list[Result]] = Future()
        self._out[here] = lot
        try:
            self._out[workers.executor.submit(minimise_lot, self._opening, lot)] = lot
        except BrokenExecutor:
            self._dead.append(lot)
        finally:
            del self._out[here]

    def _take(self, future: Future[list[Result]]) -> None:
        lot = self._out.pop(future)
        try:
            results = future.result()
        except BrokenExecutor:
            self._dead.append(lot)
        except BatchError:
            raise
        except CancelledError:
            pass
        except Exception as error:  # such as Dask's KilledWorker
            self._died([lot], type(error).__name__)
        else:
            self._returned += 1
            self._told(results)

    def _bury(self) -> None:
        """Take what was done in time; the other lots are gone with the workers."""
        done, _ = wait(self._out, timeout=_LOOK_SECONDS)
        for future in done:
            self._take(future)
        lots, self._dead = [*self._dead, *self._out.values()], []
        self._out.clear()
        self._died(lots, _DIED)

    def _died(self, lots: Sequence[Lot], kind: str) -> None:
        """A case that was alone is what the worker died of; else that is to be found out."""
        self._deaths += 1
        if self._stop.is_set():
            return
        if self._deaths >= _DEATHS and not self._returned:
            raise NotReadyError("Worker processes die before they have done anything (memory?).")
        if self._alone:
            desk = desk_of(self._opening)
            self._told(
                [count_failure(desk, lot, id_, kind) for lot in lots for id_ in lot.case_ids]
            )
        else:
            self._queue.suspect(lots)

    def _cancel(self) -> None:
        """Take back what no worker has begun."""
        for future in [future for future in self._out if future.cancel()]:
            del self._out[future]
