"""`privacy-desk import-cases` and `import-customers`: exit status and sentences."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import func, select
from typer.testing import CliRunner

from cases.database import sessions_of
from cases.models import Case, Customer
from commands import secrets_file
from commands.main import app
from commands.training import ROOT
from settings import read_settings
from tests.cases.imported import EMAIL, NAME, row, written

CUSTOMERS = "customer_number,name,started_on,ended_on\n"


@pytest.fixture
def ready(state: Path) -> Path:
    secrets_file.generate_missing()
    return state


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(each) for each in arguments])


def count(table: type[Case] | type[Customer]) -> int:
    sessions = sessions_of(read_settings().database)
    with sessions.begin() as db:
        number = db.scalar(select(func.count()).select_from(table)) or 0
    sessions.kw["bind"].dispose()
    return number


def test_cases_are_counted_and_known_the_second_time(ready: Path, tmp_path: Path) -> None:
    file = written(tmp_path, row("T-1"), row("T-2", language=None))
    first, second = run("import-cases", file), run("import-cases", file)
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout == "Cases: 2 imported, 0 known already, 0 erased before, 0 bad.\n"
    assert second.stdout == "Cases: 0 imported, 2 known already, 0 erased before, 0 bad.\n"


def test_a_case_that_was_erased_is_counted_and_stays_erased(ready: Path, tmp_path: Path) -> None:
    file = written(tmp_path, row("T-1"))
    run("import-cases", file)
    preview = run("erase-person", EMAIL, "--preview").stdout
    token = preview.rsplit("Preview token: ", 1)[1].strip()
    assert run("erase-person", EMAIL, "--yes", "--preview-token", token).exit_code == 0
    again = run("import-cases", file)
    assert (again.exit_code, again.stderr) == (0, "")
    assert again.stdout == "Cases: 0 imported, 0 known already, 1 erased before, 0 bad.\n"
    assert count(Case) == 0


def test_bad_rows_end_with_3_and_are_listed_without_their_words(
    ready: Path, tmp_path: Path
) -> None:
    file = written(tmp_path, row("T-1"), *[row("T-2", opened_at=NAME)] * 25)
    result = run("import-cases", file, "--bad-rows", tmp_path / "bad.txt")
    assert result.exit_code == 3
    lines = result.stderr.splitlines()
    assert lines[:2] == ["Bad rows, left out: 25.", "  line 2: opened_at is not an ISO 8601 time"]
    assert (len(lines), lines[-1]) == (22, "  and 5 more")
    assert len((tmp_path / "bad.txt").read_text("utf-8").splitlines()) == 25
    assert "Kerstin" not in result.output


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--format", "xml"], "There is no such format: choose one of jsonl, csv, zendesk"),
        (["--format", "csv"], "The file cannot be read: its first line does not name the columns"),
    ],
)
def test_what_cannot_be_done_ends_with_1_and_one_sentence(
    ready: Path, tmp_path: Path, options: list[str], words: str
) -> None:
    result = run("import-cases", written(tmp_path, row()), *options)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(words)
    assert NAME not in result.output


def test_customers_come_as_csv_or_as_jsonl(ready: Path, tmp_path: Path) -> None:
    csv = tmp_path / "customers.csv"
    csv.write_text(f"{CUSTOMERS}C-1,Bageri,2020-01-01,\nC-2,Verkstad,2020-01-01,2024-05-31\n")
    first = run("import-customers", csv)
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout == "Customers: 2 added, 0 updated, 0 known already, 0 bad.\n"
    changed = {"customer_number": "C-2", "name": "Verkstad", "started_on": "2020-01-01"}
    second = run("import-customers", written(tmp_path, changed, {"name": NAME}))
    assert second.exit_code == 3
    assert second.stdout == "Customers: 0 added, 1 updated, 0 known already, 1 bad.\n"
    assert second.stderr.splitlines()[1] == "  line 2: customer_number is missing"
    assert count(Customer) == 2


def test_a_stopped_import_says_so_and_the_same_command_completes_it(
    ready: Path, tmp_path: Path
) -> None:
    assert run("import-cases", written(tmp_path, row("first"))).exit_code == 0
    file = written(tmp_path, *(row(f"T-{n}") for n in range(8000)))
    command = [str(ROOT / ".venv/bin/privacy-desk"), "import-cases", str(file)]
    with subprocess.Popen(command, env=dict(os.environ), stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 60
        while count(Case) == 1:
            assert time.monotonic() < deadline
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (
        130,
        b"Stopped: the same command goes on from here.\n",
    )
    before = count(Case) - 1
    assert before % 200 == 0
    again = run("import-cases", file)
    expected = f"Cases: {8000 - before:,} imported, {before:,} known already, "
    assert (again.exit_code, again.stdout) == (0, f"{expected}0 erased before, 0 bad.\n")
