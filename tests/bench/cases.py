"""`python -m tests.bench.cases`: the batch job on a real PostgreSQL, in each arrangement, and how
the time outside Presidio grows with the database."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import psutil
from cryptography.fernet import Fernet

from cases.encryption import Vault
from tests.bench import arrangements, growth
from tests.bench.databases import Databases
from tests.bench.measured import FOLDER
from tests.bench.server import serving
from tests.keys import INDEX_KEY

_IMPORTED = 10_000
_UNDUE = _WITHOUT_PRESIDIO = 1_000


def main(*given: str) -> None:
    chosen = _options(given)
    key = Fernet.generate_key().decode()
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as server:
        _set_environment(Path(folder), key)
        _say_load()
        vault = Vault((key,), index_key=INDEX_KEY)
        databases = Databases(server, vault, min([_IMPORTED, chosen.cases, *chosen.sizes]))
        if chosen.minimise != "0":
            _in_each_arrangement(databases, chosen)
        _as_it_grows(databases, chosen.sizes)
        _say_load()


def _options(given: tuple[str, ...]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.cases", description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000, help="how many are due")
    parser.add_argument("--minimise", default="1000", metavar="N",
                        help="of these in each arrangement; all; 0 for none")  # fmt: skip
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000],
                        help="of databases, for the time a case outside Presidio")  # fmt: skip
    return parser.parse_args(given)


def _set_environment(folder: Path, key: str) -> None:
    """What the processes to be started read."""
    noted = folder / "noted"
    noted.mkdir()
    os.environ |= {
        "PRIVACY_DESK_STATE_DIR": str(folder),
        "PRIVACY_DESK_MASTER_KEYS": key,
        "PRIVACY_DESK_CONSOLE_SECRET": INDEX_KEY,
        "PRIVACY_DESK_INDEX_KEY": INDEX_KEY,
        "PYTHONPATH": str(arrangements.ROOT),
        FOLDER: str(noted),
    }


def _in_each_arrangement(databases: Databases, chosen: argparse.Namespace) -> None:
    stop_after = None if chosen.minimise == "all" else int(chosen.minimise)
    with databases.of(chosen.cases):
        print(f"\n{chosen.cases:,} due cases in PostgreSQL\n{arrangements.HEADING}", flush=True)
        for each in arrangements.measure(databases, stop_after=stop_after):
            print(each.line(), flush=True)


def _as_it_grows(databases: Databases, sizes: list[int]) -> None:
    print(f"\noutside Presidio, {_WITHOUT_PRESIDIO:,} cases of each size\n{growth.HEADING}")
    for size in sizes:
        with databases.of(size, undue=min(_UNDUE, size // 5)) as url:
            print(growth.line(databases, url, size=size, minimise=_WITHOUT_PRESIDIO), flush=True)


def _say_load() -> None:
    loads = " ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"{psutil.cpu_count()} cores, load {loads}")


if __name__ == "__main__":
    main(*sys.argv[1:])
