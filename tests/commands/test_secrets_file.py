import os
import stat
from pathlib import Path

import pytest

from commands.secrets_file import GENERATED, generate_missing, load_into_environment
from settings import read_settings

KEYS, SECRET = "PRIVACY_DESK_MASTER_KEYS", "PRIVACY_DESK_CONSOLE_SECRET"


def forget() -> None:
    """Another start: the environment knows no secret any more."""
    for name in GENERATED:
        os.environ.pop(name, None)


def write(state: Path, text: str) -> Path:
    state.mkdir()
    path = state / "secrets.env"
    path.write_text(text, "utf-8")
    return path


def test_the_file_can_be_read_by_its_owner_alone(state: Path) -> None:
    path = generate_missing()
    assert path == state / "secrets.env"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(state.stat().st_mode) == 0o700


def test_what_is_generated_is_what_the_settings_ask_for(state: Path) -> None:
    generate_missing()
    settings = read_settings()
    assert len(settings.master_keys) == 1
    assert len(settings.console_secret) >= 32


def test_secrets_are_generated_once(state: Path) -> None:
    path = generate_missing()
    assert path is not None
    first = path.read_text("utf-8")
    forget()
    assert generate_missing() is None
    assert path.read_text("utf-8") == first
    assert first.count("\n") == len(GENERATED)


def test_each_machine_gets_secrets_of_its_own(state: Path) -> None:
    generate_missing()
    first = os.environ[KEYS], os.environ[SECRET]
    forget()
    (state / "secrets.env").unlink()
    generate_missing()
    assert os.environ[KEYS] != first[0]
    assert os.environ[SECRET] != first[1]


def test_the_environment_wins_over_the_file(state: Path) -> None:
    write(state, f"{KEYS}=from-the-file\n{SECRET}=from-the-file\n")
    os.environ[KEYS] = "from-the-environment"
    load_into_environment()
    assert (os.environ[KEYS], os.environ[SECRET]) == ("from-the-environment", "from-the-file")


def test_what_the_environment_has_is_not_written_down(state: Path) -> None:
    os.environ[KEYS] = "from-the-environment"
    path = generate_missing()
    assert path is not None
    assert path.read_text("utf-8").startswith(f"{SECRET}=")
    assert "from-the-environment" not in path.read_text("utf-8")


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n", "\n   \nno separator\n"])
def test_blank_lines_are_passed_over(state: Path, between: str) -> None:
    write(state, f"\n{KEYS}=a=b={between}{SECRET}=c\n\n")
    load_into_environment()
    assert (os.environ[KEYS], os.environ[SECRET]) == ("a=b=", "c")


@pytest.mark.parametrize("end", ["\n", ""])
def test_a_secret_that_is_missing_is_added_to_the_file_on_a_line_of_its_own(
    state: Path, end: str
) -> None:
    path = write(state, f"{KEYS}=kept={end}")
    generate_missing()
    added = os.environ[SECRET]
    lines = path.read_text("utf-8").splitlines()
    assert lines[:2] == [f"{KEYS}=kept=", f"{SECRET}={added}"]


def test_no_file_is_no_failure(state: Path) -> None:
    load_into_environment()
    assert KEYS not in os.environ
