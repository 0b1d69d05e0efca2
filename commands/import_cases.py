"""`privacy-desk import-cases`: old support cases from a file."""

from pathlib import Path
from typing import Annotated, cast

import typer

from cases.encryption import Vault
from cases.errors import ImportRefusedError
from cases.formats.recognise import FORMATS, read_cases
from cases.formats.stream import Stream
from cases.importing import import_cases
from cases.taxonomy import Language
from commands import secrets_file
from commands.import_progress import bad_rows, ending_in_words, say_what_came_of_it, shown
from commands.opened import actor, opened, operator
from pii.files.language import guess_language, said_language
from settings import read_settings


def import_cases_command(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, metavar="FILE")],
    format_: Annotated[
        str | None,
        typer.Option("--format", help=" | ".join(FORMATS), show_default="told from the file"),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(help="begins the external ids of an export", show_default="its format"),
    ] = None,
    bad: Annotated[
        Path | None, typer.Option("--bad-rows", help="where to write all bad rows' places")
    ] = None,
) -> None:
    """Import old support cases; those that are there already stay as they are, those
    that were erased stay erased."""
    if format_ is not None and format_ not in FORMATS:
        raise ImportRefusedError(f"There is no such format: choose one of {', '.join(FORMATS)}.")
    secrets_file.load_into_environment()
    settings = read_settings()
    vault = Vault(settings.master_keys, index_key=settings.index_key)
    with ending_in_words() as stop, opened(settings) as sessions, Stream(file) as stream:
        rows = read_cases(stream, format_, source=source)
        with bad_rows(bad) as on_bad, shown(stream, stop) as watch:
            counts = import_cases(
                sessions,
                vault,
                rows,
                language_of=_language_of,
                actor=actor(),
                operator=operator(),
                watch=watch,
                on_bad=on_bad,
            )
    say_what_came_of_it("Cases", counts)


def _language_of(code: str | None, text: str) -> Language:
    return cast(Language, said_language(code or "") or guess_language(text))
