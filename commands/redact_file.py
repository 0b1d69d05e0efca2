"""`privacy-desk redact-file`: reads the options, shows how far it is, says what came of it."""

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from commands.redaction_progress import shown
from commands.stopping import asked_to_stop, until
from pii.errors import PipelineNotInstalledError
from pii.files.encodings import ENCODINGS
from pii.files.errors import FileError, InterruptedByUserError, RefusedError
from pii.files.options import Options, usable_cores
from pii.files.report import Report, by_line
from pii.files.run import redact_file
from pii.names.more_pipelines import require_installed
from settings import read_open_settings

WITH_BAD_ROWS = 3
INTERRUPTED = 130
_SHOWN_BAD_ROWS = 20


def redact_file_command(
    source: Annotated[Path, typer.Argument(metavar="IN", help="JSONL, CSV or Parquet")],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="the same format; must be new")],
    text_field: Annotated[list[str], typer.Option(help="may be given several times")] = ["text"],  # noqa: B006  # typer copies it
    language_field: Annotated[str, typer.Option(help="sv, fi or en; else guessed")] = "language",
    spans: Annotated[Path | None, typer.Option(help="where to write what was found")] = None,
    report: Annotated[Path | None, typer.Option(help="where to write the counts (JSON)")] = None,
    processes: Annotated[
        int, typer.Option(min=1, help="1: in this process", show_default="usable cores")
    ] = usable_cores(),
    scheduler: Annotated[str | None, typer.Option(help="Dask's, tcp://host:port")] = None,
    encoding: Annotated[str, typer.Option(help=f"one of {', '.join(ENCODINGS)}")] = ENCODINGS[0],
    force: Annotated[bool, typer.Option("--force", help="replace OUT if it exists")] = False,
    restart: Annotated[bool, typer.Option("--restart", help="begin unfinished work again")] = False,
) -> None:
    """Redact personal data in a file; the same command goes on where it was stopped."""
    if encoding not in ENCODINGS:
        raise RefusedError(f"There is no encoding of that name: {', '.join(ENCODINGS)}.")
    settings = read_open_settings()
    try:
        require_installed(settings.name_pipelines)
    except PipelineNotInstalledError as error:
        raise RefusedError(f"PRIVACY_DESK_SPACY_PIPELINES: {error}.") from None
    options = Options(
        source=source,
        out=out,
        text_fields=tuple(dict.fromkeys(text_field)),
        language_field=language_field,
        encoding=encoding,
        spans=spans,
        report=report,
        processes=processes,
        scheduler=scheduler,
        force=force,
        restart=restart,
        name_pipelines=tuple(settings.name_pipelines.items()),
        shipped_names_too=not settings.spacy_pipelines_only,
    )
    with _in_words():
        with asked_to_stop() as stop, shown() as watch:
            result = redact_file(options, watch=until(stop, watch))
        _say(result)
    if result.rows_bad:
        raise typer.Exit(WITH_BAD_ROWS)


@contextmanager
def _in_words() -> Iterator[None]:
    """Say why the work ended without showing what an error may quote: a value of the file."""
    try:
        yield
    except (InterruptedByUserError, KeyboardInterrupt) as error:
        print(str(error) or "Stopped.", file=sys.stderr)
        raise typer.Exit(INTERRUPTED) from None
    except FileError:
        raise
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__}, {Path(place.filename).name} line {place.lineno}"
        raise FileError(f"This is a fault of redact-file ({where}).") from None


def _say(report: Report) -> None:
    print(f"{report.rows:,} rows, {report.texts:,} texts in {report.seconds:.1f} s", end="")
    print(f" ({report.texts_per_second:.0f} texts/s).")
    for title, counts in (("Languages", report.languages), ("Found", report.types)):
        listed = ", ".join(f"{name} {count:,}" for name, count in counts.most_common())
        print(f"{title}: {listed or 'none'}.")
    if guessed := report.without_language + report.unknown_language:
        unknown = f"{report.unknown_language:,} of them with a code that is not sv, fi or en"
        print(f"Language guessed: {guessed:,} rows, {unknown}.")
    if report.rows_bad:
        print(f"Bad rows, left out: {report.rows_bad:,}.", file=sys.stderr)
        for row in by_line(report.bad_rows, _SHOWN_BAD_ROWS):
            print(f"  {row}", file=sys.stderr)
        if report.rows_bad > _SHOWN_BAD_ROWS:
            print(f"  and {report.rows_bad - _SHOWN_BAD_ROWS:,} more", file=sys.stderr)
