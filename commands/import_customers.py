"""`privacy-desk import-customers`: who is a customer, and until when."""

from pathlib import Path
from typing import Annotated

import typer

from cases.customer_import import import_customers
from cases.formats.recognise import read_customers
from cases.formats.stream import Stream
from commands import secrets_file
from commands.import_progress import bad_rows, ending_in_words, say_what_came_of_it, shown
from commands.opened import actor, opened, operator
from settings import read_open_settings


def import_customers_command(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, metavar="FILE")],
    bad: Annotated[
        Path | None, typer.Option("--bad-rows", help="where to write all bad rows' places")
    ] = None,
) -> None:
    """Add new customers, update known ones; those that FILE does not name stay as they are."""
    secrets_file.load_into_environment()
    settings = read_open_settings()
    with (
        ending_in_words() as stop,
        opened(settings) as sessions,
        Stream(file) as stream,
        bad_rows(bad) as on_bad,
        shown(stream, stop) as watch,
    ):
        counts = import_customers(
            sessions,
            read_customers(stream),
            actor=actor(),
            operator=operator(),
            watch=watch,
            on_bad=on_bad,
        )
    say_what_came_of_it("Customers", counts)
