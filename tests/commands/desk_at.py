"""A desk in a state folder, and the command line run on it."""

from collections.abc import Iterator
from contextlib import contextmanager

from click.testing import Result
from typer.testing import CliRunner

from cases.database import Sessions
from cases.encryption import Vault
from commands.main import app
from commands.opened import opened
from settings import read_settings


@contextmanager
def desk() -> Iterator[tuple[Sessions, Vault]]:
    """The database and the keys that the commands of this test use."""
    settings = read_settings()
    with opened(settings) as sessions:
        yield sessions, Vault(settings.master_keys, index_key=settings.index_key)


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, list(arguments), input=typed)
