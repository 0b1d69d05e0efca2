"""The same cases with one process, with two, and with a Dask cluster of two workers."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from distributed import Client

from tests.bench.databases import Databases
from tests.bench.family import Family, watched
from tests.bench.measured import FOLDER, Account, accounts
from tests.bench.server import Server

ROOT = Path(__file__).parents[2]
WORKERS = 2
_DATABASE = "PRIVACY_DESK_DATABASE_URL"
_START_SECONDS = 60
#: Dask looks a hundred times a second at what a worker is doing, for its dashboard
_NO_SAMPLING = {"DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False"}


HEADING = (
    "                cases  cases/s  texts/s  CPU ms/case   redact  outside  by clock   PostgreSQL"
    "  peak RSS of workers, job"
)


@dataclass(frozen=True)
class Measured:
    """One arrangement: what its workers noted, what its processes took, and PostgreSQL's seconds
    of processor time a case. `job`: the process that hands out, which may be the worker."""

    name: str
    workers: list[Account]
    family: Family
    job: int
    postgresql: float

    def line(self) -> str:
        cases = sum(worker.cases for worker in self.workers)
        texts = sum(worker.texts for worker in self.workers)
        cpu = sum(worker.cpu for worker in self.workers)
        redact = sum(worker.redact_cpu for worker in self.workers)
        inside = sum(w.redact_wall for w in self.workers) / sum(w.wall for w in self.workers)
        rate = sum(worker.cases / worker.wall for worker in self.workers)
        return (
            f"{self.name:<14}{cases:>7}{rate:>9.1f}{rate * texts / cases:>9.1f}"
            f"{cpu / cases * 1e3:>13.1f}{redact / cases * 1e3:>9.1f}{1 - redact / cpu:>9.1%}"
            f"{1 - inside:>10.1%}{self.postgresql * 1e3:>13.1f}  {self._memory()}"
        )

    def _memory(self) -> str:
        workers = [worker.pid for worker in self.workers]
        others = [] if self.job in workers else [self.job]
        sizes = [round(self.family.memory[pid] / 1e6) for pid in workers + others]
        return " + ".join(map(str, sizes)) + " MB"


def measure(databases: Databases, *, stop_after: int | None) -> Iterator[Measured]:
    """The three arrangements, one after the other, each on the same cases."""
    server = databases.server
    for name, processes in (("1 process", "1"), ("2 processes", "2")):
        with databases.copy() as os.environ[_DATABASE]:
            yield _measure(name, server, stop_after, ["--processes", processes])
    with databases.copy() as os.environ[_DATABASE], _cluster() as (address, pids):
        yield _measure("Dask, 2", server, stop_after, ["--scheduler", address], *pids)


def _measure(
    name: str, server: Server, stop_after: int | None, options: list[str], *cluster: int
) -> Measured:
    command = [sys.executable, "-m", "tests.bench.job", *options]
    if stop_after is not None:
        command += ["--stop-after", str(stop_after)]
    folder = Path(os.environ[FOLDER])
    for old in folder.glob("*.json"):
        old.unlink()
    before = server.cpu_seconds()
    with subprocess.Popen(command, cwd=ROOT) as job, watched(job.pid, *cluster) as family:
        assert job.wait() == 0
    workers = accounts(folder)
    done = sum(worker.before + worker.cases for worker in workers)
    return Measured(name, workers, family, job.pid, (server.cpu_seconds() - before) / done)


@contextmanager
def _cluster() -> Iterator[tuple[str, list[int]]]:
    """A scheduler and two workers, started as the documentation says: address and process ids."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as ending:
        where = ["--scheduler-file", f"{folder}/scheduler.json"]
        log = ending.enter_context(Path(folder, "log").open("w"))
        pids = []
        for part in (
            ["scheduler", *where, "--host", "127.0.0.1", "--port", "0", "--no-dashboard"],
            ["worker", *where, "--nthreads", "1", "--nworkers", str(WORKERS), "--no-dashboard"],
        ):
            command = [sys.executable, "-m", "distributed.cli.dask_" + part[0], *part[1:]]
            process = subprocess.Popen(
                command, cwd=ROOT, env=os.environ | _NO_SAMPLING, stdout=log, stderr=log
            )
            ending.callback(process.wait)
            ending.callback(process.terminate)
            pids.append(process.pid)
        with Client(scheduler_file=where[1], timeout=_START_SECONDS) as client:
            client.wait_for_workers(WORKERS, timeout=_START_SECONDS)
            address = client.scheduler.address
        yield address, pids
