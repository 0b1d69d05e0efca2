"""`privacy-desk audit verify` and `audit export`: is the log whole, and the log as a file."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO

import typer

from cases import audit_file
from cases.audit import has_digest, verify
from cases.audit_chain import Verdict
from cases.database import reading
from cases.errors import CaseError
from commands import secrets_file
from commands.opened import opened
from settings import read_open_settings

BROKEN = 2


class AuditExportError(CaseError):
    """The file cannot be written or read as asked."""


def audit_verify_command(
    head: Annotated[
        str, typer.Option(metavar="DIGEST", help="noted earlier: is it still in the chain?")
    ] = "",
) -> None:
    """Check the chain of the audit log: exit status 0 whole, 2 broken."""
    secrets_file.load_into_environment()
    with opened(read_open_settings()) as sessions, reading(sessions) as db:
        found = verify(db)
        lost = bool(head) and not has_digest(db, head.strip().lower())
    if lost:
        print("That digest is not in the chain: lines were taken off its end, or it was written"
              " anew.", file=sys.stderr)  # fmt: skip
    _tell(found, lost=lost)


def audit_export_command(
    file: Annotated[Path, typer.Argument(help="JSON Lines; must be new")],
    check: Annotated[
        bool, typer.Option("--check", help="check an exported file; needs no database")
    ] = False,
) -> None:
    """Write the audit log into a file, or check such a file."""
    if check:
        _tell(_checked(file), lost=False)
        return
    secrets_file.load_into_environment()
    settings = read_open_settings()
    with _new(file) as out, opened(settings) as sessions, reading(sessions) as db:
        count, newest = audit_file.export(db, out)
    print(f"{count:,} lines written. Newest digest: {newest}")


def _checked(file: Path) -> Verdict:
    try:
        with file.open(encoding="utf-8") as lines:
            return audit_file.check(lines)
    except OSError as error:
        raise AuditExportError(f"The file cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise AuditExportError("The file is no text in UTF-8.") from None


@contextmanager
def _new(path: Path) -> Iterator[TextIO]:
    """The file, readable by its owner alone; it stays only if it was written to its end."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise AuditExportError(f"The file cannot be written: {error.strerror}.") from None
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except BaseException as error:
        path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise AuditExportError(f"The file cannot be written: {error.strerror}.") from None
        raise


def _tell(found: Verdict, *, lost: bool) -> None:
    for fault in found.broken:
        print(fault, file=sys.stderr)
    if found.faults > len(found.broken):
        print(f"and {found.faults - len(found.broken):,} more", file=sys.stderr)
    state = "intact" if found.intact else f"broken in {found.faults:,} places"
    print(f"{found.entries:,} lines, {state}. Newest digest: {found.newest}")
    if lost or not found.intact:
        raise typer.Exit(BROKEN)
