"""A running desk whose every stored byte is looked at, PostgreSQL's own files too."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory

from sqlalchemy import text

from cases.database import connect
from tests.end_to_end.running_desk import RunningDesk
from tests.postgresql_server import running_server

#: So much of something encrypted is told from chance. Pieces overlap: a page's end may cut it
#: anywhere, and PostgreSQL's log leaves out where a changed row begins and ends as it did before.
_PIECE, _STEP = 24, 8
_MAY_BE_ENCRYPTED = re.compile(rb"[\w-]{%d,}={0,2}" % _PIECE)
# as an owner's server has them, where that of the other tests saves time
_SETTINGS = ("full_page_writes = on", "synchronous_commit = on", "max_wal_size = '32MB'")
#: What docs/operations.md tells owners to do: until then deleted rows stand in PostgreSQL's files,
#: and in the planner's statistics, which are a table too.
_CLEAN_UP = (
    "VACUUM (FULL, ANALYZE) cases",
    "VACUUM (FULL, ANALYZE) messages",
    "VACUUM (FULL, ANALYZE) notes",
    "VACUUM FULL pg_statistic",
    *("SELECT pg_switch_wal()", "CHECKPOINT") * 6,
)


@dataclass
class ProofDesk(RunningDesk):
    """server_files: PostgreSQL's data folder, its log of writes (WAL) in it; None on SQLite."""

    server_files: Path | None = None

    def prove(self, canaries: Path) -> CompletedProcess[str]:
        """`privacy-desk prove` on all of it."""
        server = ("--postgres-data-dir", str(self.server_files)) if self.server_files else ()
        return self.command("prove", str(canaries), *server)

    def analyze(self) -> None:
        """Have PostgreSQL gather the planner's statistics, as it does by itself now and then."""
        if self.server_files:
            execute(self.database_url, "ANALYZE")

    def clean_up(self) -> None:
        """What remains for an owner to do once the jobs have run: nothing on SQLite."""
        if self.server_files:
            execute(self.database_url, *_CLEAN_UP)

    def pieces(self) -> dict[str, bytes]:
        """Of each file what is long enough to be a part of something encrypted, in lines."""
        places = [place for place in (self.folder, self.server_files) if place]
        files = [path for place in places for path in place.rglob("*") if path.is_file()]
        assert {"tracker.db", "chat.log"} <= {path.name for path in files}
        return {str(path): b"\n".join(_MAY_BE_ENCRYPTED.findall(_bytes(path))) for path in files}

    def left_of(self, tokens: list[bytes]) -> dict[str, list[bytes]]:
        """By file, those of which a piece stands in it."""
        found = {
            name: [token for token in tokens if any(piece in content for piece in cut(token))]
            for name, content in self.pieces().items()
        }
        return {name: left for name, left in found.items() if left}


@contextmanager
def proof_desk(folder: Path, *, on: str) -> Iterator[ProofDesk]:
    """A desk that runs on "sqlite" or on "postgresql", with a server of its own."""
    (state := folder / "state").mkdir()
    if on == "sqlite":
        yield from _running(ProofDesk(state, f"sqlite:///{state / 'privacy-desk.db'}"))
        return
    # when another pytest starts, pytest's folder is shut to the user that the server runs as
    with (
        TemporaryDirectory(prefix="desk-pg-", ignore_cleanup_errors=True) as files,
        running_server(Path(files)) as server,
        server.database(like="template1") as url,
    ):
        execute(url, *(f"ALTER SYSTEM SET {each}" for each in _SETTINGS), "SELECT pg_reload_conf()")
        yield from _running(ProofDesk(state, url, server_files=Path(files)))


def _running(desk: ProofDesk) -> Iterator[ProofDesk]:
    desk.start()
    yield desk
    desk.close()


def execute(url: str, *statements: str) -> None:
    """Run them, each outside a transaction."""
    engine = connect(url).execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def cut(token: bytes) -> list[bytes]:
    return [token[at : at + _PIECE] for at in range(0, len(token) - _PIECE + 1, _STEP)]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:  # a server takes its files away when it likes
        return b""
