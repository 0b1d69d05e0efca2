"""`privacy-desk retention`: the daily job, and the table of what it moved."""

from datetime import datetime, timedelta
from typing import Annotated

import typer

from cases.deadlines import ZONES
from cases.lifecycle import Periods
from cases.periods import Day
from cases.retention import Counts, Job, foresee, retain
from commands import secrets_file
from commands.opened import opened, operator
from settings import OpenSettings, read_open_settings

_ROWS = {
    "settled": "settled: the grace period is over",
    "taken_back": "no longer due: the customer is one again",
    "due": "due for minimising: the relationship is over",
    "erased": "erased: the evidence period is over",
}
_WIDTH = max(map(len, _ROWS.values()))


def retention_command(
    today: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="the day to count to", show_default="today"),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only say what would move")] = False,
) -> None:
    """Move cases along their life cycle: the daily job."""
    secrets_file.load_into_environment()
    settings = read_open_settings()
    day = Day.of(today and today.date(), zone=ZONES[settings.country])
    with opened(settings) as sessions:
        job = Job(
            sessions,
            day,
            periods_of(settings),
            timedelta(minutes=settings.idle_minutes),
            settings.tracker,
        )
        counts = foresee(job) if dry_run else retain(job, actor=operator())
    _show(counts, day, dry_run=dry_run)


def periods_of(settings: OpenSettings) -> Periods:
    return Periods(
        grace_days=settings.grace_days,
        evidence_days=settings.evidence_days,
        imported_idle_days=settings.imported_idle_days,
        minimise_when_settled=settings.minimise_when_settled,
        feedback_days=settings.feedback_days,
    )


def _show(counts: Counts, day: Day, *, dry_run: bool) -> None:
    what = "would move" if dry_run else "moved"
    print(f"{day.today.isoformat():<{_WIDTH}}  {what:>10}  {'on hold':>8}")
    for name, title in _ROWS.items():
        print(f"{title:<{_WIDTH}}  {counts[name]:>10,}  {counts[f'{name}_held']:>8,}")
    print(f"Messages collected for training {'to forget' if dry_run else 'forgotten'}:"
          f" {counts['feedback']:,}.")  # fmt: skip
    print(f"Idle conversations that wait for the chat to end them: {counts['idle']:,}.")
    print(f"Old conversations {'to sweep' if dry_run else 'swept'} out of Rasa's tracker store:"
          f" {counts['tracker']:,}.")  # fmt: skip
