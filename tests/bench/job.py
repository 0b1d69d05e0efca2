"""A run of `redact-cases` as a process of its own: like the command, but it is stopped, as by
Ctrl-C, once so many cases are done."""

import argparse
import threading
from contextlib import suppress

from cases.deadlines import ZONES
from cases.lifecycle import Periods
from cases.periods import Day
from pii.batch.errors import StoppedByUserError
from pii.batch.run import Options, redact_cases
from pii.progress import Progress
from tests.bench.measured import measured_desk


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--scheduler")
    parser.add_argument("--stop-after", type=int)
    given = parser.parse_args()
    stop = threading.Event()

    def watch(progress: Progress) -> None:
        if given.stop_after is not None and progress.done >= given.stop_after:
            stop.set()

    options = Options(
        actor="bench@here:1",
        day=Day.of(None, zone=ZONES["SE"]),
        periods=Periods(grace_days=30, evidence_days=1095, imported_idle_days=92),
        processes=given.processes,
        scheduler=given.scheduler,
    )
    with suppress(StoppedByUserError):
        redact_cases(measured_desk, options, watch=watch, stop=stop)


if __name__ == "__main__":
    main()
