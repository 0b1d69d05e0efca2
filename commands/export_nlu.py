"""`privacy-desk export-nlu`: what agents labelled becomes training examples."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
import yaml

from cases.deadlines import ZONES
from cases.feedback_export import Exported, export_feedback
from cases.nlu_files import known_examples
from cases.taxonomy import LANGUAGES
from commands import secrets_file
from commands.opened import actor, opened
from commands.training import ROOT
from settings import read_open_settings

_OURS = ROOT / "data/nlu"


class ExportError(Exception):
    """Nothing was exported; the message quotes no example."""


def export_nlu_command(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]",
            file_okay=False,
            help="with a folder for each language in it",
            show_default="data/nlu",
        ),
    ] = None,
) -> None:
    """Write labelled messages as new training examples, each once; no file is overwritten."""
    secrets_file.load_into_environment()
    settings = read_open_settings()
    target = _checked(folder)
    today = datetime.now(ZONES[settings.country]).date()
    try:
        known = {language: known_examples(_folders(target, language)) for language in LANGUAGES}
        with opened(settings) as sessions:
            done = export_feedback(sessions, target, known=known, today=today, actor=actor())
    except yaml.YAMLError:
        raise ExportError("A file with training examples is no YAML: see `make check`.") from None
    except OSError as error:
        raise ExportError(f"Nothing was exported: {error.strerror}.") from None
    _say(done)


def _checked(folder: Path | None) -> Path:
    """The folder to write to. Raises ExportError where there is no training data to add to."""
    if folder is None and not _OURS.is_dir():
        raise ExportError("There is no data/nlu here: name the folder to write to.")
    return folder or _OURS


def _folders(target: Path, language: str) -> list[Path]:
    """Where examples may stand already: nothing is written that the assistant was taught before."""
    return list(dict.fromkeys(folder.resolve() / language for folder in (target, _OURS)))


def _say(done: Exported) -> None:
    for language in LANGUAGES:
        examples = done.examples.get(language, {})
        where = f" in {done.files[language]}" if examples else ""
        print(f"{language}: {done.count(language):,} examples of {len(examples):,} ids{where}")
    print(f"Were examples already: {done.known:,}.")
    for number, given, has in done.disputed:
        print(f"Message {number} is labelled {given} and an example of {has}: not exported.")
    if done.files:
        print("They are learnt with the next `privacy-desk train`.")
