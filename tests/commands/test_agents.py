import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pyotp
import pytest
from typer.testing import CliRunner

from cases.agents import agent_by_email, log_in
from cases.database import sessions_of
from cases.encryption import Vault
from cases.logins import login_of, start_login
from cases.second_factor import begin_factor, confirm_factor, has_factor, pending_secret
from commands import agents, secrets_file
from commands.main import app
from commands.training import ROOT
from settings import read_settings

PRIVACY_DESK = str(ROOT / ".venv/bin/privacy-desk")


@pytest.fixture
def ready(state: Path) -> Path:
    secrets_file.generate_missing()
    return state


def privacy_desk(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line as a process, with this test's environment."""
    return subprocess.run(
        [PRIVACY_DESK, *arguments],
        cwd="/",
        env=dict(os.environ),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("email", "role", "words"),
    [
        ("anna@desk.example", "boss", "There is no role boss: choose one of agent, dpo, admin."),
        ("anna", "agent", "The e-mail address has no @."),
    ],
)
def test_an_account_that_cannot_be_is_refused_in_words(
    ready: Path, email: str, role: str, words: str
) -> None:
    with pytest.raises(agents.AgentError) as refused:
        agents.add(email, "Anna", role)
    assert str(refused.value) == words
    assert not (ready / "privacy-desk.db").exists()


def test_a_second_account_with_the_same_address_is_refused_in_words(ready: Path) -> None:
    agents.add("anna@desk.example", "Anna", "agent")
    with pytest.raises(agents.AgentError) as refused:
        agents.add(" Anna@Desk.Example ", "Another Anna", "dpo")
    assert str(refused.value) == "There is an account with that e-mail address already."


def test_the_first_account_is_made_once(ready: Path) -> None:
    agents.add("anna@desk.example", "Anna", "agent")
    assert agents.add_first(read_settings()) is None


def test_the_password_that_is_shown_logs_in(ready: Path) -> None:
    done = privacy_desk("agents", "add", "anna@desk.example", "Anna Agent", "--role", "dpo")
    assert (done.returncode, done.stderr) == (0, "")
    password = done.stdout.removeprefix("Password, shown only now: ").rstrip("\n")
    sessions = sessions_of(read_settings().database)
    with sessions.begin() as db:
        agent = log_in(db, email="anna@desk.example", password=password)
        assert (agent.name, agent.role) == ("Anna Agent", "dpo")
    sessions.kw["bind"].dispose()


def test_the_command_line_says_what_is_wrong_and_fails(ready: Path) -> None:
    done = CliRunner().invoke(app, ["agents", "add", "anna", "Anna"])
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "The e-mail address has no @.\n"


def test_without_secrets_the_command_line_names_the_variables(state: Path) -> None:
    done = CliRunner().invoke(app, ["agents", "add", "anna@desk.example", "Anna"])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "PRIVACY_DESK_MASTER_KEYS" in done.stderr
    assert "PRIVACY_DESK_CONSOLE_SECRET" in done.stderr


def test_whoever_lost_telephone_and_codes_gets_in_with_the_password_again(
    ready: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    agents.add("anna@desk.example", "Anna", "agent")
    settings = read_settings()
    sessions = sessions_of(settings.database)
    vault = Vault(settings.master_keys, index_key=settings.index_key)
    now = datetime.now(UTC)
    with sessions.begin() as db:
        anna = agent_by_email(db, "anna@desk.example")
        assert anna
        begin_factor(db, vault, anna)
        db.flush()
        found = pending_secret(db, vault, anna)
        assert found
        confirm_factor(db, vault, anna, pyotp.TOTP(found[0]).at(now), now=now)
        _, token = start_login(db, anna, now=now, hours=8)
    agents.reset_factor("Anna@desk.example")
    assert "Logins ended: 1." in capsys.readouterr().out
    with sessions.begin() as db:
        assert not has_factor(db, anna)
        assert login_of(db, token) is None


def test_an_account_that_is_not_there_cannot_be_reset(ready: Path) -> None:
    with pytest.raises(agents.AgentError):
        agents.reset_factor("nobody@desk.example")
