"""`privacy-desk export-nlu`: what it writes, prints and never touches."""

from datetime import datetime
from pathlib import Path

import pytest

from cases.deadlines import ZONES
from commands import export_nlu, secrets_file
from tests.cases.collected import labelled
from tests.commands.desk_at import desk, run


@pytest.fixture(autouse=True)
def filled(state: Path) -> None:
    """Two labelled Swedish messages and an English one."""
    secrets_file.generate_missing()
    with desk() as (sessions, vault), sessions.begin() as db:
        labelled(db, vault, "får jag tokigt mycket av pärmen om <PERSON>", "request.access")
        labelled(db, vault, "vem har hand om pärmen egentligen då", "controller")
        labelled(db, vault, "whatever became of my wotsit ticket", "ticket_status", language="en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "nlu"


def file(folder: Path, language: str, ending: str = "") -> Path:
    today = datetime.now(ZONES["SE"]).date().isoformat()
    return folder / f"{language}/feedback_{today}{ending}.yml"


def test_it_writes_a_file_a_language_and_prints_counts_but_no_words(folder: Path) -> None:
    done = run("export-nlu", str(folder))
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"sv: 2 examples of 2 ids in {file(folder, 'sv')}",
        "fi: 0 examples of 0 ids",
        f"en: 1 examples of 1 ids in {file(folder, 'en')}",
        "Were examples already: 0.",
        "They are learnt with the next `privacy-desk train`.",
    ]
    assert "  - intent: ticket_status\n    examples: |\n      - whatever became" in file(
        folder, "en"
    ).read_text("utf-8")


def test_a_second_time_there_is_nothing_to_write(folder: Path) -> None:
    run("export-nlu", str(folder))
    done = run("export-nlu", str(folder))
    assert (done.exit_code, done.stdout.count(": 0 examples")) == (0, 3)
    assert len(list(folder.rglob("*.yml"))) == 2


def test_what_the_assistant_was_taught_by_hand_is_not_written_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = tmp_path / "ours"
    (ours / "sv").mkdir(parents=True)
    (ours / "sv/parties.yml").write_text(
        "nlu:\n- intent: controller\n  examples: |\n    - Vem har hand om pärmen egentligen då\n"
        "- intent: data\n  examples: |\n    - får jag tokigt mycket av pärmen om <PERSON>\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(export_nlu, "_OURS", ours)
    done = run("export-nlu", str(folder))
    assert "sv: 0 examples" in done.stdout
    assert "Were examples already: 1." in done.stdout
    assert (
        "Message 1 is labelled request_access and an example of data: not exported." in done.stdout
    )
    assert "pärmen" not in done.stdout


def test_without_a_folder_it_adds_to_our_own_training_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_nlu, "_OURS", tmp_path)
    assert run("export-nlu").exit_code == 0
    assert file(tmp_path, "sv").exists()


def test_without_any_training_data_it_asks_for_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_nlu, "_OURS", tmp_path / "nowhere")
    done = run("export-nlu")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "name the folder" in done.stderr


def test_a_folder_that_cannot_be_written_to_is_told_and_nothing_is_lost(folder: Path) -> None:
    folder.mkdir()
    (folder / "en").write_text("in the way")
    done = run("export-nlu", str(folder))
    assert (done.exit_code, done.stderr) == (1, "Nothing was exported: File exists.\n")
    assert list(folder.rglob("*.yml")) == []
    (folder / "en").unlink()
    assert "sv: 2 examples" in run("export-nlu", str(folder)).stdout


def test_a_broken_file_of_examples_is_told(folder: Path) -> None:
    (folder / "sv").mkdir(parents=True)
    (folder / "sv/mine.yml").write_text("nlu: [")
    done = run("export-nlu", str(folder))
    assert (done.exit_code, done.stdout) == (1, "")
    assert "is no YAML" in done.stderr
