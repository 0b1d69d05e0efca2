"""Many write to the audit log at once: one chain, unbroken, and nobody waits for ever."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, select

from cases.agents import add_agent
from cases.audit import verify
from cases.database import Sessions
from cases.models import AuditEntry
from tests.cases.audit_writer import write_lines

ROOT = Path(__file__).parents[2]
WRITERS, TRANSACTIONS = 3, 30
KEPT = WRITERS * TRANSACTIONS * 4 // 5


@pytest.fixture(autouse=True)
def wanted_by_all(sessions: Sessions) -> None:
    with sessions.begin() as db:
        add_agent(db, email="anna@desk.example", name="Anna", role="dpo", actor="test")


def lines_in_one_chain(sessions: Sessions) -> dict[str, int]:
    """Action -> number of lines, once the chain is known to be whole."""
    with sessions.begin() as db:
        assert verify(db).broken == ()
        counted = select(AuditEntry.action, func.count()).group_by(AuditEntry.action)
        found = dict(db.execute(counted).tuples().all())
        assert verify(db).entries == sum(found.values())
    return found


def test_threads_at_once_write_one_chain(sessions: Sessions) -> None:
    with ThreadPoolExecutor(WRITERS) as pool:
        names = [f"thread:{number}" for number in range(WRITERS)]
        list(pool.map(lambda name: write_lines(sessions, name, TRANSACTIONS), names))
    assert lines_in_one_chain(sessions) == {"agent.add": 1, "case.look": KEPT}


def test_processes_at_once_write_one_chain(sessions: Sessions, database_url: str) -> None:
    command = [sys.executable, "-m", "tests.cases.audit_writer", database_url]
    running = [
        subprocess.Popen([*command, f"process:{n}", str(TRANSACTIONS)], cwd=ROOT)
        for n in range(WRITERS)
    ]
    assert [process.wait(timeout=60) for process in running] == [0] * WRITERS
    assert lines_in_one_chain(sessions) == {"agent.add": 1, "case.look": KEPT}
