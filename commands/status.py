"""`privacy-desk status`: how many cases, tickets and audit lines, and whether all is well."""

import json
from typing import Annotated

import typer

from cases.database import reading
from cases.overview import Overview, overview
from commands import secrets_file
from commands.opened import opened
from settings import read_open_settings


def status_command(
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object")] = False,
) -> None:
    """Cases by state, tickets by status, the audit log."""
    secrets_file.load_into_environment()
    with opened(read_open_settings()) as sessions, reading(sessions) as db:
        found = overview(db)
    print(json.dumps(found.as_row()) if as_json else _in_text(found))


def _in_text(found: Overview) -> str:
    audit = "intact" if found.intact else "BROKEN: see `privacy-desk audit verify`"
    return "\n".join(
        (
            f"Cases: {_listed(found.cases)}",
            f"Tickets: {_listed(found.tickets)}",
            f"Audit log: {found.entries:,} entries, {audit}",
        )
    )


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {count:,}" for name, count in counts.items())
