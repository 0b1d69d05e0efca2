"""`privacy-desk redact-file`: exit status, sentences, report."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from commands.main import app

SECRET = "Hemlis 0701234567"
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a function that writes IN and runs the command on it."""

    def ran(data: str, *options: str, name: str = "in.jsonl") -> Result:
        (tmp_path / name).write_text(data, "utf-8")
        out = tmp_path / f"out{Path(name).suffix}"
        command = ["redact-file", str(tmp_path / name), str(out), "--processes", "1", *options]
        return CliRunner().invoke(app, command)

    return ran


def test_a_file_without_bad_rows_ends_with_0(run: Run, tmp_path: Path) -> None:
    result = run('{"text": "Ring 070-123 45 67"}\n')
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 rows, 1 texts" in result.stdout
    assert "PHONE_NUMBER 1" in result.stdout
    assert (tmp_path / "out.jsonl").read_text("utf-8") == '{"text": "Ring <PHONE_NUMBER>"}\n'


def test_bad_rows_end_with_3_the_first_twenty_by_line(run: Run, tmp_path: Path) -> None:
    result = run(f"{SECRET}\n" * 25 + '{"text": null}\n')
    assert result.exit_code == 3
    assert result.stderr.splitlines() == [
        "Bad rows, left out: 25.",
        *[f"  line {n}: the line is not a JSON object" for n in range(1, 21)],
        "  and 5 more",
    ]
    assert SECRET not in result.output


def test_what_cannot_be_done_ends_with_1_and_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("old")
    result = run('{"text": "a"}\n')
    assert result.exit_code == 1
    assert result.output == "OUT exists already: --force replaces it.\n"
    assert (tmp_path / "out.jsonl").read_text() == "old"


def test_an_encoding_that_is_not_read_is_refused(run: Run) -> None:
    result = run("text\n", "--encoding", "utf-16", name="in.csv")
    assert result.exit_code == 1
    assert "windows-1252" in result.output


def test_text_fields_add_up_and_the_report_is_written(run: Run, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    result = run(
        "a;b;lang\nRing 070-123 45 67;x@y.example;no\n",
        *("--text-field", "a", "--text-field", "b", "--language-field", "lang"),
        *("--report", str(report)),
        name="in.csv",
    )
    assert "Language guessed: 1 rows, 1 of them with a code that is not sv" in result.stdout
    stored = json.loads(report.read_text("utf-8"))
    assert stored["texts"] == 2
    assert stored["types"] == {"EMAIL_ADDRESS": 1, "PHONE_NUMBER": 1}
    assert set(stored) == {
        "rows",
        "rows_bad",
        "texts",
        "types",
        "languages",
        "without_language",
        "unknown_language",
        "reasons",
        "bad_rows",
        "seconds",
        "texts_per_second",
    }
