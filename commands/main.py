"""`privacy-desk`: what can be asked of it."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Annotated, get_args

import typer

from cases.agents import Role
from commands import agents, secrets_file, training, up
from settings import SettingsError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Privacy Desk: triages privacy questions, keeps no more than needed.",
)
agents_app = typer.Typer(no_args_is_help=True, help="Console accounts.")
app.add_typer(agents_app, name="agents")

_EXPECTED = (SettingsError, up.StartError, training.TrainingError, agents.AgentError)


def _in_words(command: Callable[..., None]) -> Callable[..., None]:
    """An expected failure is a sentence and exit status 1."""

    @wraps(command)
    def run(*args: object, **options: object) -> None:
        try:
            command(*args, **options)
        except _EXPECTED as error:
            print(error, file=sys.stderr)
            raise typer.Exit(1) from None

    return run


@app.command("up")
@_in_words
def up_command() -> None:
    """Everything on this machine: secrets, database, assistant, then the four processes."""
    up.run()


@app.command("train")
@_in_words
def train_command() -> None:
    """Train the assistant, unless its inputs are the ones it was trained on."""
    secrets_file.load_into_environment()
    training.trained_assistant(training.state_dir())


@agents_app.command("add")
@_in_words
def agents_add(
    email: str,
    name: str,
    role: Annotated[str, typer.Option(help="agent, dpo or admin")] = get_args(Role)[0],
) -> None:
    """Open a console account and show its generated password, once."""
    secrets_file.load_into_environment()
    agents.add(email, name, role)


if __name__ == "__main__":
    app()
