"""`python -m tests.bench.queue`: pages of the console's queue over 50,000 tickets, on SQLite and on
a real PostgreSQL. From the request to the last byte of the answer, inside one process: what the
server takes, without the network. The limit is 100 ms (issue 6)."""

import argparse
import random
import re
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet
from sqlalchemy import insert, text

from cases.agents import add_agent
from cases.database import connect, sessions_of
from cases.deadlines import month_deadline
from cases.encryption import Vault
from cases.migrate import migrate
from cases.models import Case, Ticket
from cases.queue import KINDS
from cases.tickets import new_reference
from console.app import create_app
from settings import Settings
from tests.bench.server import serving
from tests.keys import INDEX_KEY

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from fastapi.testclient import TestClient

LIMIT_MS = 100
_AGENTS = 12
_EMAIL = "bench0@desk.example"
_PAGES = (
    "/",
    "/rows",
    "/?shown=mine",
    "/?shown=free",
    "/?shown=closed",
    "/?overdue=1",
    "/?kind=report.breach",
    "/?kind=request.erasure&language=fi&status=new",
    "/?role=processor&language=en&overdue=1",
    "/?shown=mine&kind=request.portability&language=sv&status=in_progress",
)


def main(*given: str) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.queue", description=__doc__)
    parser.add_argument("--tickets", type=int, default=50_000)
    parser.add_argument("--open", type=float, default=0.5, help="the share of open ones")
    parser.add_argument("--times", type=int, default=15, help="how often each page is opened")
    chosen = parser.parse_args(given)
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as server:
        server.wait_for_disk(True)
        for name, url in (
            ("SQLite", f"sqlite:///{folder}/queue.db"),
            ("PostgreSQL", server.create("queue")),
        ):
            print(f"\n{chosen.tickets:,} tickets, {chosen.open:.0%} open, {name}: milliseconds"
                  f"\n{'median':>8}{'largest':>9}  page", flush=True)  # fmt: skip
            for line in measure(url, tickets=chosen.tickets, share=chosen.open, times=chosen.times):
                print(line, flush=True)


def measure(url: str, *, tickets: int, share: float, times: int) -> Iterator[str]:
    """A line for each page, and for the page after the thousandth ticket."""
    settings = Settings(
        master_keys=(Fernet.generate_key().decode(),), console_secret=INDEX_KEY,
        index_key=INDEX_KEY, database_url=url)  # fmt: skip
    vault = Vault(settings.master_keys, index_key=settings.index_key)
    migrate(url)
    password = fill(url, vault, tickets, share)
    app = create_app(settings, sessions_of(url), vault)
    with TestClient(app) as client:
        _log_in(client, password)
        deep = _deep(client)
        for page in (*_PAGES, deep):
            took = sorted(_seconds(client, page) * 1e3 for _ in range(times))
            late = "  over the limit" if statistics.median(took) >= LIMIT_MS else ""
            yield f"{statistics.median(took):>8.1f}{took[-1]:>9.1f}  {page}{late}"


def fill(url: str, vault: Vault, count: int, share: float) -> str:
    """So many invented tickets of as many cases, `share` of them open; gives the password of one of
    the agents who have two thirds of them."""
    sessions, chance = sessions_of(url), random.Random(7)
    with sessions.begin() as db:
        people = [
            add_agent(db, email=f"bench{n}@desk.example", name=f"Agent {n}", role="dpo", actor="b")
            for n in range(_AGENTS)
        ]
    ids, key = [agent.id for agent, _ in people], vault.new_wrapped_key()
    with sessions.begin() as db:
        for begin in range(0, count, 5000):
            numbers = range(begin + 1, min(begin + 5000, count) + 1)
            db.execute(insert(Case), [_case(number, key, chance) for number in numbers])
            rows = [_ticket(number, ids, share, chance) for number in numbers]
            db.execute(insert(Ticket), rows)
    sessions.kw["bind"].dispose()
    engine = connect(url).execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("ANALYZE"))
    engine.dispose()
    return people[0][1]


def _case(number: int, key: bytes, chance: random.Random) -> dict[str, Any]:
    now = datetime.now(UTC)
    return {"id": number, "language": chance.choice(("sv", "fi", "en")), "wrapped_key": key,
            "opened_at": now, "last_activity_at": now, "state": "open"}  # fmt: skip


def _ticket(number: int, ids: list[int], share: float, chance: random.Random) -> dict[str, Any]:
    """Received within a year; the open ones within six weeks."""
    is_open = chance.random() < share
    received = datetime.now(UTC) - timedelta(days=chance.uniform(0, 40 if is_open else 365))
    kind = chance.choice(KINDS)
    limits = month_deadline(received.date(), "SE")
    has_clock = kind != "handoff"
    holder = chance.choice([None, *ids[: 2 * _AGENTS // 3]]) if is_open else chance.choice(ids)
    return {
        "reference": new_reference(), "case_id": number, "kind": kind, "asked_for": kind,
        "status": ("in_progress" if holder else "new") if is_open else "solved",
        "received_at": received, "received_on": received.date(),
        "target_on": limits.target if has_clock else None,
        "due_on": limits.due if has_clock else None,
        "due_at": received + timedelta(hours=72) if kind == "report.breach" else None,
        "assignee_id": holder, "closed_at": None if is_open else received + timedelta(days=20),
    }  # fmt: skip


def _log_in(client: TestClient, password: str) -> None:
    token = re.search(r'name="form_token" value="([^"]+)"', client.get("/login").text)
    assert token
    fields = {"form_token": token[1], "email": _EMAIL, "password": password}
    assert client.post("/login", data=fields).status_code == 200


def _deep(client: TestClient) -> str:
    """The address of the page after ten others."""
    page = "/"
    for _ in range(10):
        found = re.search(r'class="more"><a href="([^"]+)"', client.get(page).text)
        assert found
        page = found[1].replace("&amp;", "&")
    return page


def _seconds(client: TestClient, page: str) -> float:
    began = time.perf_counter()
    answer = client.get(page)
    took = time.perf_counter() - began
    assert answer.status_code == 200
    return took


if __name__ == "__main__":
    main(*sys.argv[1:])
