"""`privacy-desk`: what can be asked of it."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Annotated, get_args

import typer
from sqlalchemy.exc import SQLAlchemyError

from cases.agents import Role
from cases.errors import CaseError
from cases.migrate import MigrationError
from commands import agents, secrets_file, training, up
from commands.audit import audit_export_command, audit_verify_command
from commands.erase_person import ErasePersonError, erase_person_command
from commands.export_nlu import ExportError, export_nlu_command
from commands.import_cases import import_cases_command
from commands.import_customers import import_customers_command
from commands.prove import prove_command
from commands.redact_cases import redact_cases_command
from commands.redact_file import redact_file_command
from commands.retention import retention_command
from commands.rotate_keys import rotate_keys_command
from commands.status import status_command
from pii.batch.errors import BatchError
from pii.executors import NoWorkersError
from pii.files.errors import FileError
from proof.errors import ProofError
from settings import SettingsError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Privacy Desk: triages privacy questions, keeps no more than needed.",
)
agents_app = typer.Typer(no_args_is_help=True, help="Console accounts.")
app.add_typer(agents_app, name="agents")
audit_app = typer.Typer(no_args_is_help=True, help="The audit log.")
app.add_typer(audit_app, name="audit")

_EXPECTED = (
    SettingsError,
    up.StartError,
    training.TrainingError,
    agents.AgentError,
    FileError,
    BatchError,
    NoWorkersError,
    CaseError,
    MigrationError,
    ProofError,
    ErasePersonError,
    ExportError,
)


def _in_words(command: Callable[..., None]) -> Callable[..., None]:
    """An expected failure is a sentence and exit status 1."""

    @wraps(command)
    def run(*args: object, **options: object) -> None:
        try:
            command(*args, **options)
        except _EXPECTED as error:
            print(error, file=sys.stderr)
            raise typer.Exit(1) from None
        except SQLAlchemyError as error:  # its own words may quote what is stored
            print(f"The database failed: {type(error).__name__}.", file=sys.stderr)
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


@agents_app.command("reset-factor")
@_in_words
def agents_reset_factor(email: str) -> None:
    """Remove an account's second factor and end its logins."""
    secrets_file.load_into_environment()
    agents.reset_factor(email)


app.command("redact-file")(_in_words(redact_file_command))
app.command("redact-cases")(_in_words(redact_cases_command))
app.command("retention")(_in_words(retention_command))
app.command("erase-person")(_in_words(erase_person_command))
app.command("import-cases")(_in_words(import_cases_command))
app.command("import-customers")(_in_words(import_customers_command))
app.command("export-nlu")(_in_words(export_nlu_command))
app.command("status")(_in_words(status_command))
app.command("prove")(_in_words(prove_command))
app.command("rotate-keys")(_in_words(rotate_keys_command))
audit_app.command("verify")(_in_words(audit_verify_command))
audit_app.command("export")(_in_words(audit_export_command))


if __name__ == "__main__":
    app()
