"""`privacy-desk status`, for people and for scripts."""

import json
from pathlib import Path

import pytest

from cases.models import AuditEntry
from commands import secrets_file
from tests.cases.lives import ENDED_ON, ended_case, give_ticket, moment, settled_case
from tests.commands.desk_at import desk, run


@pytest.fixture(autouse=True)
def filled(state: Path) -> None:
    secrets_file.generate_missing()
    with desk() as (sessions, vault), sessions.begin() as db:
        give_ticket(db, ended_case(db, vault), closed_on=ENDED_ON)
        settled_case(db, vault)


def test_scripts_get_one_json_object() -> None:
    done = run("status", "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {
        "cases": {"open": 1, "settled": 1, "evidence": 0, "erased": 0, "set_aside": 0},
        "tickets": {"new": 0, "in_progress": 0, "solved": 1, "withdrawn": 0},
        "audit": {"entries": 1, "intact": True},
    }


def test_people_get_three_lines() -> None:
    assert run("status").stdout.splitlines() == [
        "Cases: open 1, settled 1, evidence 0, erased 0, set aside 0",
        "Tickets: new 0, in progress 0, solved 1, withdrawn 0",
        "Audit log: 1 entries, intact",
    ]


def test_a_line_that_was_slipped_into_the_audit_log_is_told() -> None:
    with desk() as (sessions, _), sessions.begin() as db:
        stranger = AuditEntry(at=moment(ENDED_ON), actor="x", action="x", subject="x", detail={})
        db.add(stranger)
    assert json.loads(run("status", "--json").stdout)["audit"]["intact"] is False
    assert "BROKEN" in run("status").stdout
