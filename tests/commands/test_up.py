import socket
from collections.abc import Iterator

import pytest

from commands.secrets_file import GENERATED
from commands.training import ROOT
from commands.up import HEALTH, StartError, _require_free, without_secrets

ENVIRONMENT = {"PATH": "/usr/bin", "PRIVACY_DESK_COUNTRY": "FI"} | dict.fromkeys(
    [*GENERATED, "PRIVACY_DESK_SMTP_URL", "PRIVACY_DESK_OIDC_CLIENT_SECRET"], "a secret"
)


@pytest.mark.parametrize("name", ["rasa", "actions"])
def test_what_decrypts_nothing_gets_no_key(name: str) -> None:
    left = without_secrets(name, ENVIRONMENT)
    assert left == {"PATH": "/usr/bin", "PRIVACY_DESK_COUNTRY": "FI"}


@pytest.mark.parametrize("name", ["chat", "console"])
def test_what_decrypts_gets_the_keys(name: str) -> None:
    assert without_secrets(name, ENVIRONMENT) == ENVIRONMENT


def test_the_environment_given_is_left_as_it_is() -> None:
    without_secrets("rasa", ENVIRONMENT)
    assert ENVIRONMENT.keys() >= GENERATED.keys()


def test_every_process_of_the_procfile_is_waited_for() -> None:
    lines = (ROOT / "Procfile").read_text("utf-8").splitlines()
    assert [line.split(":")[0] for line in lines] == list(HEALTH)


@pytest.fixture
def taken() -> Iterator[str]:
    """An address on which something else listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield f"127.0.0.1:{other.getsockname()[1]}"


def test_an_address_that_is_taken_is_told_with_the_variable_to_set(taken: str) -> None:
    with pytest.raises(StartError) as refused:
        _require_free("console", taken)
    assert taken in str(refused.value)
    assert "PRIVACY_DESK_CONSOLE_ADDRESS" in str(refused.value)


def test_a_free_address_is_taken_without_a_word() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    _require_free("console", address)
