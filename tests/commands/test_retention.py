"""`privacy-desk retention`: the table, the exit status, the row."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from cases.models import Case, Run
from commands import secrets_file
from tests.cases.lives import ENDED_ON, ended_case, put_on_hold
from tests.commands.desk_at import desk, run

GRACE_OVER = (ENDED_ON + timedelta(days=30)).isoformat()
TABLE = f"""\
{GRACE_OVER}                                    {{what:>10}}   on hold
settled: the grace period is over                      1         1
no longer due: the customer is one again               0         0
due for minimising: the relationship is over           1         0
erased: the evidence period is over                    0         0
"""


@pytest.fixture(autouse=True)
def filled(state: Path) -> None:
    """Two cases whose grace period is over, one of them held."""
    secrets_file.generate_missing()
    with desk() as (sessions, vault), sessions.begin() as db:
        ended_case(db, vault)
        put_on_hold(db, vault, ended_case(db, vault))


def test_it_prints_what_it_moved_and_leaves_a_row() -> None:
    done = run("retention", "--today", GRACE_OVER)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(TABLE.format(what="moved"))
    assert done.stdout.endswith(
        "Idle conversations that wait for the chat to end them: 0.\n"
        "Old conversations swept out of Rasa's tracker store: 0.\n"
    )
    with desk() as (sessions, _), sessions.begin() as db:
        assert db.query(Run).one().outcome == "done"
        assert sorted(case.state for case in db.query(Case)) == ["open", "settled"]


def test_a_dry_run_prints_what_would_move_and_moves_nothing() -> None:
    done = run("retention", "--today", GRACE_OVER, "--dry-run")
    assert done.exit_code == 0
    assert done.stdout.startswith(TABLE.format(what="would move"))
    with desk() as (sessions, _), sessions.begin() as db:
        assert db.query(Run).count() == 0
        assert {case.state for case in db.query(Case)} == {"open"}


def test_it_needs_no_secret() -> None:
    for name in secrets_file.GENERATED:
        os.environ.pop(name, None)
    secrets_file.secrets_path().unlink()
    assert run("retention", "--dry-run").exit_code == 0


def test_a_day_that_is_none_is_refused() -> None:
    done = run("retention", "--today", "tomorrow")
    assert (done.exit_code, done.stdout) == (2, "")


def test_a_tracker_store_that_does_not_work_is_told_in_one_sentence(state: Path) -> None:
    (state / "tracker.db").write_text("this is no database " * 100)
    done = run("retention", "--today", GRACE_OVER)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == ("Rasa's tracker store cannot be reached or written to: DatabaseError\n")


def test_a_database_that_does_not_answer_is_told_in_one_sentence() -> None:
    os.environ["PRIVACY_DESK_DATABASE_URL"] = "postgresql://nobody@127.0.0.1:1/none"
    done = run("retention")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "The database failed: OperationalError.\n"
