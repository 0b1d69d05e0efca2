"""Old cases to import, and how the tests do it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cases.customers import put_customers
from cases.database import Sessions
from cases.encryption import Vault
from cases.formats.recognise import Format, read_cases
from cases.formats.rows import Bad, CaseRow, CustomerRow
from cases.formats.stream import Stream
from cases.importing import import_cases
from cases.models import Case
from cases.taxonomy import Language

NAME, EMAIL = "Kerstin Exempelsson", "Kerstin@Example.se"
ASKED, ANSWERED = "Radera allt om Kerstin, tack.", "Det är gjort."


def row(external_id: str = "T-1", **changed: Any) -> dict[str, Any]:
    """A row of a JSONL file."""
    return {
        "external_id": external_id,
        "customer_number": None,
        "opened_at": "2023-03-01T10:00:00+02:00",
        "closed_at": "2023-03-04T10:00:00Z",
        "language": "sv",
        "requester": {"name": NAME, "email": EMAIL},
        "messages": [
            {"at": "2023-03-02T08:00:00Z", "author": "agent", "text": ANSWERED},
            {"at": "2023-03-01T08:00:00Z", "author": "requester", "text": ASKED},
        ],
    } | changed


def written(folder: Path, *rows: object, name: str = "cases.jsonl") -> Path:
    """A file of those rows: what is no string is written as JSON, a line each."""
    file = folder / name
    lines = [line if isinstance(line, str) else json.dumps(line) for line in rows]
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return file


def read(
    file: Path, format_: Format | None = None, *, source: str | None = None
) -> list[tuple[str, CaseRow | Bad]]:
    """The file's rows, each with its place."""
    with Stream(file) as stream:
        return list(read_cases(stream, format_, source=source))


def external_ids(found: list[tuple[str, CaseRow | Bad]]) -> list[str]:
    """Of the rows that are good."""
    return [case.external_id for _, case in found if isinstance(case, CaseRow)]


def imported(
    sessions: Sessions,
    vault: Vault,
    file: Path,
    *,
    language_of: Callable[[str | None, str], Language] = lambda code, text: "sv",
) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Import the file: the counts, and the bad rows."""
    bad: list[tuple[str, str]] = []
    with Stream(file) as stream:
        counts = import_cases(
            sessions,
            vault,
            read_cases(stream, None, source=None),
            language_of=language_of,
            actor="test",
            operator="test",
            watch=lambda counts: None,
            on_bad=lambda place, reason: bad.append((place, reason)),
        )
    return counts, bad


def texts(db: Session, vault: Vault, external_id: str) -> list[tuple[str, str]]:
    """Who wrote what in the case."""
    case = stored(db, external_id)
    return [(m.author, vault.decrypt(case, m.ciphertext)) for m in case.messages if m.ciphertext]


def stored(db: Session, external_id: str) -> Case:
    return db.scalars(select(Case).where(Case.external_id == external_id)).one()


def add_customer(sessions: Sessions, number: str) -> None:
    values = {"customer_number": number, "name": "Firma", "started_on": "2020-01-01"}
    with sessions.begin() as db:
        put_customers(db, [CustomerRow.model_validate(values)], actor="test")
