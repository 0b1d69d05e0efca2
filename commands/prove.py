"""`privacy-desk prove`: made-up personal values stand nowhere in clear, or here is where."""

import os
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import make_url

from cases.database import connect
from commands import secrets_file
from proof.errors import ProofError
from proof.files import look_at_files
from proof.needles import Needles, needles_of
from proof.report import Report
from proof.tables import look_at_postgresql
from settings import OpenSettings, read_open_settings

FOUND = 2
#: What our processes and the libraries under them leave in the folder for temporary files.
_TEMPORARY = ("privacy-desk*", "dask-scratch-space*", "dask-worker-space*", "pymp-*", "rasa*")


def prove_command(
    canaries: Annotated[Path, typer.Argument(metavar="CANARIES", help="one made-up value a line")],
    also: Annotated[
        list[Path], typer.Option(help="a file or folder more, such as logs; several times")
    ] = [],  # noqa: B006  # typer copies it
    postgres_data_dir: Annotated[Path | None, typer.Option(help="PostgreSQL's own files")] = None,
) -> None:
    """Look for values in every byte that is stored: exit status 0 none, 2 found in clear."""
    secrets_file.load_into_environment()
    settings = read_open_settings()
    needles = _needles(canaries)
    report = Report()
    asked_for = [*also, *([postgres_data_dir] if postgres_data_dir else [])]
    if missing := [str(path) for path in asked_for if not path.exists()]:
        raise ProofError(f"There is no {', '.join(missing)}.")
    look_at_files(
        [settings.state_dir, *_sqlite_files(settings), *_temporary(), *asked_for],
        needles,
        report,
        leaving_out=canaries,
    )
    for url in sorted({settings.database, settings.tracker}):
        if url.startswith("postgresql"):
            engine = connect(url)
            look_at_postgresql(engine, needles, report)
            engine.dispose()
    _tell(report, needles)


def _needles(canaries: Path) -> Needles:
    try:
        return needles_of(canaries.read_text("utf-8").splitlines())
    except OSError as error:
        raise ProofError(f"The list of values cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise ProofError("The list of values is no text in UTF-8.") from None


def _sqlite_files(settings: OpenSettings) -> list[Path]:
    """SQLite's files, with its logs, where they lie outside the state folder."""
    urls = [make_url(url) for url in (settings.database, settings.tracker)]
    files = [url.database for url in urls if url.get_backend_name() == "sqlite" and url.database]
    endings = ("", "-wal", "-shm", "-journal")
    return [path for file in files for end in endings if (path := Path(file + end)).exists()]


def _temporary() -> list[Path]:
    folder = Path(tempfile.gettempdir())
    ours = (path for pattern in _TEMPORARY for path in folder.glob(pattern))
    return [path for path in ours if path.lstat().st_uid == os.getuid()]


def _tell(report: Report, needles: Needles) -> None:
    for found in report.found:
        print(found)
    for place in report.not_looked_at:
        print(f"Not looked at: {place}", file=sys.stderr)
    print(f"Looked for {needles.values:,} values in {report.files:,} files ({report.size:,} bytes)"
          f" and {report.tables:,} tables ({report.rows:,} rows):"
          f" found in clear in {len(report.found):,} places.")  # fmt: skip
    if report.found:
        raise typer.Exit(FOUND)
    if report.not_looked_at:
        raise ProofError("That proves nothing about what was not looked at.")
