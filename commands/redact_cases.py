"""`privacy-desk redact-cases`: reads the options, shows how far it is, says what came of it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from sqlalchemy.exc import SQLAlchemyError

from cases.database import sessions_of
from cases.deadlines import ZONES
from cases.encryption import Vault
from cases.errors import WrongMasterKeyError
from cases.migrate import migrate
from cases.periods import Day
from cases.tombstones import index_imports
from commands import secrets_file
from commands.opened import opened, operator
from commands.redaction_progress import shown
from commands.retention import periods_of
from commands.stopping import asked_to_stop
from pii.batch.desk import Desk, desk_of
from pii.batch.errors import DatabaseAwayError, NotReadyError, StoppedByUserError
from pii.batch.forecast import Forecast, forecast
from pii.batch.patience import in_words
from pii.batch.report import Report
from pii.batch.run import Options, redact_cases
from pii.files.options import usable_cores
from settings import OpenSettings, SettingsError, read_open_settings, read_settings

WITH_SET_ASIDE = 3
INTERRUPTED = 130


def redact_cases_command(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only say what would be done")] = False,
    processes: Annotated[
        int, typer.Option(min=1, help="1: in this process", show_default="usable cores")
    ] = usable_cores(),
    scheduler: Annotated[str | None, typer.Option(help="Dask's, tcp://host:port")] = None,
) -> None:
    """Minimise the cases that are due: redacted text stays, the key is destroyed."""
    secrets_file.load_into_environment()
    settings = read_open_settings()
    with _in_words():
        if dry_run:
            _foresee(settings)
            return
        # secrets that are missing are told before anything else is done
        read_settings()
        migrate(settings.database)
        report = _run(settings, processes=processes, scheduler=scheduler)
    _say(report)
    with _in_words():
        _index_imports()
    if report.set_aside:
        raise typer.Exit(WITH_SET_ASIDE)


def desk_from_environment() -> Desk:
    """Open what a process needs from its own environment, in a worker too: this travels by name.

    Raises NotReadyError.
    """
    secrets_file.load_into_environment()
    try:
        settings = read_settings()
        vault = Vault(settings.master_keys, index_key=settings.index_key)
    except (SettingsError, WrongMasterKeyError) as error:
        raise NotReadyError(str(error)) from None
    return Desk(
        sessions_of(settings.database),
        vault,
        settings.tracker,
        name_pipelines=settings.name_pipelines,
        shipped_names_too=not settings.spacy_pipelines_only,
    )


def _run(settings: OpenSettings, *, processes: int, scheduler: str | None) -> Report:
    options = Options(
        actor=f"{operator()}:{os.getpid()}",
        day=Day.of(None, zone=ZONES[settings.country]),
        periods=periods_of(settings),
        processes=processes,
        scheduler=scheduler,
    )
    with asked_to_stop() as stop, shown("cases") as watch:
        return redact_cases(desk_from_environment, options, watch=watch, stop=stop)


def _index_imports() -> None:
    """For `retention`, which has no key and erases no imported case without its index. Raises
    WrongIndexKeyError."""
    desk = desk_of(desk_from_environment)
    index_imports(desk.sessions, desk.vault)


@contextmanager
def _in_words() -> Iterator[None]:
    """Say why the run ended without showing what an error may quote."""
    try:
        yield
    except (StoppedByUserError, KeyboardInterrupt):
        print("Stopped. What is done stays done; the same command goes on.", file=sys.stderr)
        raise typer.Exit(INTERRUPTED) from None
    except SQLAlchemyError as error:
        raise DatabaseAwayError(in_words(error)) from None


def _foresee(settings: OpenSettings) -> None:
    with opened(settings) as sessions:
        day = Day.of(None, zone=ZONES[settings.country])
        found = forecast(sessions, day=day, periods=periods_of(settings))
    _show(found)


def _show(found: Forecast) -> None:
    print(f"{'relation':<16}  {'language':<8}  {'cases':>9}  {'messages':>9}")
    for group in found.groups:
        print(f"{group.relation:<16}  {group.language:<8}  {group.cases:>9,}  {group.messages:>9,}")
    cases, messages = (sum(g.cases for g in found.groups), sum(g.messages for g in found.groups))
    print(f"{'would be minimised':<26}  {cases:>9,}  {messages:>9,}")
    print(f"Due but on legal hold: {found.held:,}. Set aside before: {found.set_aside:,}.")


def _say(report: Report) -> None:
    rate = report.minimised / report.seconds if report.seconds else 0.0
    print(f"{report.minimised:,} cases minimised ({report.texts:,} texts) in {report.seconds:.1f} s"
          f" ({rate:.1f} cases/s); {report.marked:,} found due today.")  # fmt: skip
    if report.claimed_elsewhere:
        print(f"Other jobs have claimed {report.claimed_elsewhere:,} cases and are not done.")
    if report.failed:
        print(f"Attempts that failed: {report.failed + len(report.set_aside):,}.", file=sys.stderr)
    for result in report.set_aside:
        print(f"ALERT: case {result.case_id} is set aside ({result.reason}).", file=sys.stderr)
    if not report.log_is_empty:
        print("SQLite's log could not be emptied: somebody was reading. It is at the next run.",
              file=sys.stderr)  # fmt: skip
