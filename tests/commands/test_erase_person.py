"""`privacy-desk erase-person`: preview, two questions, or a token."""

import logging
import re
from pathlib import Path

import pytest

from cases.models import AuditEntry, Case
from commands import secrets_file
from tests.cases.lives import EMAIL, belongs_to, ended_case, give_ticket, put_on_hold
from tests.commands.desk_at import desk, run

ASKED = ("How many cases are to be erased? Type the number: ", "Type the word erase: ")


@pytest.fixture(autouse=True)
def filled(state: Path) -> Path:
    """Three cases of one person, of which one is held, and one of somebody else."""
    secrets_file.generate_missing()
    with desk() as (sessions, vault), sessions.begin() as db:
        give_ticket(db, belongs_to(vault, ended_case(db, vault)))
        belongs_to(vault, ended_case(db, vault))
        put_on_hold(db, vault, belongs_to(vault, ended_case(db, vault)))
        belongs_to(vault, ended_case(db, vault), "another@post.example")
    return state


def left() -> list[int]:
    with desk() as (sessions, _), sessions.begin() as db:
        return [case.id for case in db.query(Case).order_by(Case.id)]


def token() -> str:
    found = re.search(r"Preview token: (\w+)", run("erase-person", EMAIL, "--preview").stdout)
    assert found is not None
    return found[1]


def test_a_preview_shows_the_cases_and_erases_nothing() -> None:
    done = run("erase-person", EMAIL, "--preview")
    assert done.exit_code == 0
    assert "Cases of this person: 3." in done.stdout
    assert "To erase: 2. Staying: 1." in done.stdout
    assert "stays: a legal hold lasts on it" in done.stdout
    assert re.search(r"PD-\w{5}-\w{5}  request.erasure  new, received \d{4}-", done.stdout)
    assert "Kerstin" not in done.stdout
    assert left() == [1, 2, 3, 4]


def test_two_right_answers_erase_and_what_stays_is_told() -> None:
    done = run("erase-person", EMAIL, typed="2\nerase\n")
    assert (done.exit_code, done.stderr) == (0, "")
    assert all(question in done.stdout for question in ASKED)
    assert "Erased: 2.\ncase 3 stays: a legal hold lasts on it\n" in done.stdout
    assert left() == [3, 4]


@pytest.mark.parametrize("typed", ["3\nerase\n", "2\nyes\n", "2\nERASE\n", "\n", "2\n", ""])
def test_any_other_answer_erases_nothing(typed: str) -> None:
    done = run("erase-person", EMAIL, typed=typed)
    assert done.exit_code == 1
    assert done.stderr.endswith("Nothing was erased.\n")
    assert left() == [1, 2, 3, 4]


def test_a_script_erases_with_the_token_of_its_preview() -> None:
    done = run("erase-person", EMAIL, "--yes", "--preview-token", token())
    assert (done.exit_code, done.stderr) == (0, "")
    assert left() == [3, 4]


@pytest.mark.parametrize("given", [("--yes",), ("--preview-token", "abc")])
def test_yes_and_token_go_together(given: tuple[str, ...]) -> None:
    done = run("erase-person", EMAIL, *given)
    assert done.exit_code == 1
    assert done.stderr == "Without asking: --yes and the --preview-token of a preview.\n"
    assert left() == [1, 2, 3, 4]


def test_a_token_of_what_was_otherwise_erases_nothing() -> None:
    seen = token()
    with desk() as (sessions, vault), sessions.begin() as db:
        belongs_to(vault, ended_case(db, vault))
    done = run("erase-person", EMAIL, "--yes", "--preview-token", seen)
    assert done.exit_code == 1
    assert done.stderr == "The cases are not those of that preview any more. Nothing was erased.\n"
    assert left() == [1, 2, 3, 4, 5]


def test_an_address_that_is_left_out_is_asked_for() -> None:
    done = run("erase-person", "--preview", typed=f"{EMAIL}\n")
    assert "E-mail address: " in done.stdout
    assert "Cases of this person: 3." in done.stdout


def test_of_somebody_unknown_there_is_nothing_to_erase() -> None:
    done = run("erase-person", "nobody@post.example")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "Cases of this person: 0.\nTo erase: 0. Staying: 0.\n"


def test_what_is_no_address_is_refused_and_not_repeated() -> None:
    done = run("erase-person", "kerstin")
    assert (done.exit_code, done.output) == (1, "The e-mail address has no @.\n")


def test_wrong_master_keys_are_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    with desk() as (sessions, _), sessions.begin() as db:
        db.get_one(Case, 1).requester_index = None
    new_key = secrets_file.GENERATED["PRIVACY_DESK_MASTER_KEYS"]()
    monkeypatch.setenv("PRIVACY_DESK_MASTER_KEYS", new_key)
    done = run("erase-person", EMAIL)
    assert done.exit_code == 1
    assert done.output.startswith("None of the master keys opens what is stored (case 1)")


def test_the_address_stands_in_no_log_no_output_and_no_file(
    filled: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    done = run("erase-person", EMAIL, typed="2\nerase\n")
    assert "kerstin" not in (caplog.text + done.output).casefold()
    for file in filled.iterdir():
        assert b"kerstin" not in file.read_bytes().lower()
    with desk() as (sessions, _), sessions.begin() as db:
        actors = {line.actor for line in db.query(AuditEntry) if line.action == "person.erase"}
    assert all(actor.startswith("command line:") for actor in actors)
    assert len(actors) == 1
