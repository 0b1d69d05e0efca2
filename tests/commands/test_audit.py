import json
import stat
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner, Result

from cases.agents import add_agent
from cases.database import sessions_of
from cases.migrate import migrate
from commands.main import app
from settings import read_open_settings
from tests.cases.tampering import without_guards

LINES = 4


@pytest.fixture
def log(state: Path) -> Path:
    """A database with four audit lines; the folder to export into."""
    state.mkdir()
    url = read_open_settings().database
    migrate(url)
    sessions = sessions_of(url)
    for number in range(LINES):
        with sessions.begin() as db:
            add_agent(db, email=f"{number}@desk.example", name="A", role="dpo", actor="test")
    sessions.kw["bind"].dispose()
    return state


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["audit", *map(str, arguments)])


def newest(done: Result) -> str:
    return done.stdout.strip().rpartition(" ")[2]


def tamper(statement: str) -> None:
    sessions = sessions_of(read_open_settings().database)
    with without_guards(sessions) as connection:
        connection.execute(text(statement))
    sessions.kw["bind"].dispose()


def test_a_whole_log_is_intact_and_needs_no_secret(log: Path) -> None:
    done = run("verify")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"4 lines, intact. Newest digest: {newest(done)}\n"


def test_a_broken_log_is_told_line_by_line(log: Path) -> None:
    tamper("UPDATE audit_entries SET actor = 'agent:9' WHERE id IN (2, 4)")
    done = run("verify")
    assert done.exit_code == 2
    assert done.stdout.startswith("4 lines, broken in 2 places.")
    assert done.stderr.splitlines() == [
        f"line {number} is not what was written, or not in its place" for number in (2, 4)
    ]


def test_a_digest_that_was_noted_tells_whether_the_end_was_cut_off(log: Path) -> None:
    noted = newest(run("verify"))
    assert run("verify", "--head", noted.upper()).exit_code == 0
    tamper("DELETE FROM audit_links WHERE id = 4")
    tamper("DELETE FROM audit_entries WHERE id = 4")
    assert run("verify").exit_code == 0
    done = run("verify", "--head", noted)
    assert done.exit_code == 2
    assert "That digest is not in the chain" in done.stderr


def test_the_exported_log_is_checked_without_a_database(log: Path) -> None:
    file = log / "audit.jsonl"
    exported = run("export", file)
    assert exported.stdout == f"4 lines written. Newest digest: {newest(run('verify'))}\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    (log / "privacy-desk.db").unlink()
    done = run("export", file, "--check")
    assert (done.exit_code, done.stdout) == (
        0,
        f"4 lines, intact. Newest digest: {newest(exported)}\n",
    )
    assert not (log / "privacy-desk.db").exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda rows: [*rows[:1], rows[1] | {"actor": "x"}, *rows[2:]], "line 2 is not what"),
        (lambda rows: [rows[0], *rows[2:]], "lines between line 1 and it are missing"),
        (lambda rows: [rows[1], rows[0], *rows[2:]], "line 2 is not what was written"),
        (lambda rows: [*rows, rows[-1] | {"digest": None}], "line 4 was slipped in"),
    ],
)
def test_a_changed_export_is_told(log: Path, change: object, words: str) -> None:
    file = log / "audit.jsonl"
    run("export", file)
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert callable(change)
    file.write_text("".join(json.dumps(row) + "\n" for row in change(rows)), "utf-8")
    done = run("export", file, "--check")
    assert done.exit_code == 2
    assert words in done.stderr


def test_what_is_wrong_in_the_database_is_wrong_in_the_export(log: Path) -> None:
    tamper("DELETE FROM audit_entries WHERE id = 2")
    tamper("DELETE FROM audit_links WHERE entry_id = 3")
    file = log / "audit.jsonl"
    assert run("export", file).exit_code == 0
    assert run("export", file, "--check").stderr == run("verify").stderr != ""


def test_an_export_replaces_no_file(log: Path) -> None:
    file = log / "audit.jsonl"
    file.write_text("mine")
    done = run("export", file)
    assert (done.exit_code, done.stderr) == (1, "The file cannot be written: File exists.\n")
    assert file.read_text() == "mine"


def test_a_file_that_is_no_audit_log_is_refused_in_words(log: Path) -> None:
    (log / "other.jsonl").write_text('{"name": "Kerstin"}\n')
    done = run("export", log / "other.jsonl", "--check")
    assert (done.exit_code, done.stderr) == (1, "Line 1 of the file is no line of an audit log.\n")
