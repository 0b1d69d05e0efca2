"""The desk as `redact-cases` opens it, in a process that notes what its cases cost.

Processor time, because the machine is shared: of the whole process with all its threads, and of the
thread that redacts while it is inside `pii.redactor.redact_many`.
"""

import json
import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from commands.redact_cases import desk_from_environment
from pii.batch import worker
from pii.batch.desk import Desk
from pii.batch.lot import Lot, Outcome, Result

FOLDER = "PRIVACY_DESK_BENCH_FOLDER"
#: until then a worker reads its lists and fills its caches
_WARM_AFTER = 50


@dataclass
class Account:
    """Of one worker, once it is warm: cases and texts, processor seconds in all and in `redact`,
    seconds by the clock in all and in `redact`; `before`: the cases by which it got warm."""

    pid: int
    before: int = 0
    cases: int = 0
    texts: int = 0
    cpu: float = 0.0
    redact_cpu: float = 0.0
    wall: float = 0.0
    redact_wall: float = 0.0


def measured_desk() -> Desk:
    """Open the desk and begin to note. Raises NotReadyError."""
    desk = desk_from_environment()
    worker.settle = _Meter(Path(os.environ[FOLDER]), worker.settle)
    return desk


def accounts(folder: Path) -> list[Account]:
    """What the workers of a run noted."""
    return [Account(**json.loads(file.read_text())) for file in sorted(folder.glob("*.json"))]


class _Meter:
    """Stands where `settle` stood."""

    def __init__(self, folder: Path, settle: Callable[[Desk, Lot], list[Result]]) -> None:
        self._settle, self._seen = settle, 0
        self._account = Account(os.getpid())
        self._began: tuple[float, float] | None = None
        self._file = folder / f"{os.getpid()}.json"

    def __call__(self, desk: Desk, lot: Lot) -> list[Result]:
        if not self._seen:
            self._watch_redact()
        if self._began is None and self._seen >= _WARM_AFTER:
            self._account = Account(os.getpid(), before=self._seen)
            self._began = time.process_time(), time.perf_counter()
        self._seen += len(lot.case_ids)
        results = self._settle(desk, lot)
        # when the run is stopped, a cluster's workers let go of what they had not begun
        done = [result for result in results if result.outcome is Outcome.MINIMISED]
        if self._began is not None and done:
            self._write(done, self._began)
        return results

    def _write(self, results: list[Result], began: tuple[float, float]) -> None:
        account = self._account
        account.cases += len(results)
        account.texts += sum(result.texts for result in results)
        account.cpu = time.process_time() - began[0]
        account.wall = time.perf_counter() - began[1]
        self._file.write_text(json.dumps(asdict(account)))

    def _watch_redact(self) -> None:
        # only a worker has it loaded
        from pii import redactor

        redact_many = redactor.redact_many

        def timed(*args: Any, **options: Any) -> list[redactor.Redaction]:
            cpu, wall = time.thread_time(), time.perf_counter()
            try:
                return redact_many(*args, **options)
            finally:
                self._account.redact_cpu += time.thread_time() - cpu
                self._account.redact_wall += time.perf_counter() - wall

        redactor.redact_many = timed
