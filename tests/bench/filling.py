"""Fills a database with invented cases.

The first cases go through the importer's own code, each with a key of its own. What is wanted
beyond is these rows again, sealed as they are, under new ids: a hundred times as fast, and the same
work for whoever reads them.
"""

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Table, text

from cases.database import Base, connect, sessions_of
from cases.encryption import Vault
from cases.formats.rows import CaseRow
from cases.importing import import_cases
from cases.lots import Found
from cases.migrate import migrate
from cases.models import Case, Customer, Message
from cases.taxonomy import Language

MESSAGES = 6
CUSTOMERS = 50
BEGIN = datetime(2024, 1, 8, 9, tzinfo=UTC)
_FILES = Path(__file__).parents[1] / "redaction"
_FIRST = ("Maja", "Aino", "Erik", "Juhani", "Emma", "Oliver", "Åsa", "Päivi", "Lars", "Grace")
_LAST = ("Ekström", "Virtanen", "Lindqvist", "Mäkelä", "Bennett", "Nyström", "Korhonen", "Walsh")


def fill_through_importer(url: str, vault: Vault, count: int) -> None:
    """Migrate the database and import so many cases of customers who are none any more; all due."""
    migrate(url)
    sessions = sessions_of(url)
    with sessions.begin() as db:
        db.add_all(_customers())
    counts = import_cases(
        sessions,
        vault,
        _rows(count),
        language_of=lambda code, text: cast(Language, code),
        actor="bench",
        operator="bench",
        watch=lambda counts: None,
        on_bad=lambda place, reason: None,
    )
    sessions.kw["bind"].dispose()
    _settle(url)
    assert counts == {"imported": count, "known": 0, "erased_before": 0, "bad": 0}


def multiply(url: str, times: int) -> None:
    """Make `times` as many cases and messages of what there is."""
    engine = connect(url)
    with engine.begin() as db:
        # the rows refer to each other as those that they are copies of
        db.execute(text("set session_replication_role = replica"))
        cases = _copy(db, Case.__table__, times, external_id="external_id || '-' || copy")
        shift = f"case_id + copy * {cases}"
        _copy(db, Message.__table__, times, case_id=shift)
    engine.dispose()


def _settle(url: str) -> None:
    """All of them settled and found due long ago; the table without what that left behind."""
    engine = connect(url)
    with engine.begin() as db:
        values = {"then": BEGIN + timedelta(days=300)}
        settled = "update cases set state = 'settled', state_since = :then, due_since = :then"
        db.execute(text(settled), values)
    engine.dispose()
    _outside_transactions(url, "vacuum full cases")


def make_undue(url: str, count: int) -> None:
    """So many cases, spread over the table, are not found due yet."""
    engine = connect(url)
    with engine.begin() as db:
        every = (db.scalar(text("select count(*) from cases")) or 0) // count if count else 0
        if every:
            undue = text("update cases set due_since = null where id % :every = 0")
            db.execute(undue, {"every": every})
    engine.dispose()
    _outside_transactions(url, "vacuum analyze", "checkpoint")


def _outside_transactions(url: str, *statements: str) -> None:
    engine = connect(url).execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def _copy(db: Connection, table: Any, times: int, **changed: str) -> int:
    """Add copies of all rows; how many rows there were. Their ids go from 1 without a gap."""
    assert isinstance(table, Table)
    assert table.name in Base.metadata.tables
    rows = db.scalar(text(f"select max(id) from {table.name}")) or 0
    changed["id"] = f"id + copy * {rows}"
    names = [column.name for column in table.columns]
    values = ", ".join(changed.get(name, name) for name in names)
    db.execute(
        text(
            f"insert into {table.name} ({', '.join(names)}) select {values}"
            f" from generate_series(1, {times - 1}) as copy, {table.name} order by copy, id"
        )
    )
    db.execute(text(f"select setval(pg_get_serial_sequence('{table.name}', 'id'), max(id))"
                    f" from {table.name}"))  # fmt: skip
    return cast(int, rows)


def _customers() -> Iterator[Customer]:
    day = BEGIN.date()
    for number in range(CUSTOMERS):
        yield Customer(
            customer_number=f"K-{number:05}",
            name=f"Invented {number} AB",
            started_on=day - timedelta(days=900),
            ended_on=day + timedelta(days=200),
        )


def _rows(count: int) -> Iterator[Found[CaseRow]]:
    chance = random.Random(7)
    for number in range(count):
        language = chance.choice(("sv", "fi", "en"))
        name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
        opened = BEGIN + timedelta(minutes=number % 100_000)
        yield (
            f"line {number}",
            CaseRow.model_validate(
                {
                    "external_id": f"B-{number}",
                    "customer_number": f"K-{chance.randrange(CUSTOMERS):05}",
                    "opened_at": opened.isoformat(),
                    "closed_at": (opened + timedelta(days=1)).isoformat(),
                    "language": language,
                    "requester": {
                        "name": name,
                        "email": f"{name.replace(' ', '.').casefold()}{number}@mail.example",
                    },
                    "messages": [
                        {
                            "at": (opened + timedelta(minutes=turn)).isoformat(),
                            "author": "agent" if turn % 2 else "requester",
                            "text": message,
                        }
                        for turn, message in enumerate(chance.choices(texts(language), k=MESSAGES))
                    ],
                }
            ),
        )


@cache
def texts(language: str) -> list[str]:
    """The texts that redaction is evaluated on."""
    lines = (_FILES / f"{language}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]
