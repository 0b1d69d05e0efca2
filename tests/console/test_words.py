"""Days and hours left, in words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cases.deadlines import ZONES
from cases.models import Ticket
from console.words import moment, time_left

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=ZONES["SE"])


@pytest.mark.parametrize(
    ("due_on", "text", "urgency"),
    [
        (date(2026, 3, 20), "18 days left", "calm"),
        (date(2026, 3, 9), "7 days left", "soon"),
        (date(2026, 3, 3), "1 day left", "soon"),
        (date(2026, 3, 2), "due today", "today"),
        (date(2026, 3, 1), "1 day late", "late"),
        (None, "no clock", "none"),
    ],
)
def test_a_clock_of_days_counts_days(due_on: date | None, text: str, urgency: str) -> None:
    left = time_left(Ticket(status="new", due_on=due_on, due_at=None), NOW)
    assert (left.text, left.urgency) == (text, urgency)


@pytest.mark.parametrize(
    ("hours", "text", "urgency"),
    [
        (71.5, "71 hours left", "soon"),
        (1.5, "1 hour left", "today"),
        (0.5, "less than an hour left", "today"),
        (-0.5, "less than an hour late", "late"),
        (-5, "5 hours late", "late"),
    ],
)
def test_a_clock_of_hours_counts_hours(hours: float, text: str, urgency: str) -> None:
    due_at = NOW + timedelta(hours=hours)
    left = time_left(Ticket(status="new", due_on=due_at.date(), due_at=due_at), NOW)
    assert (left.text, left.urgency) == (text, urgency)


def test_a_closed_ticket_has_no_time_left() -> None:
    assert time_left(Ticket(status="solved", due_on=date(2026, 1, 1)), NOW).text == "closed"


def test_a_moment_is_told_in_the_member_states_time() -> None:
    assert moment(datetime(2026, 7, 1, 22, 30, tzinfo=UTC), ZONES["FI"]) == "Thu 2 Jul 2026, 01:30"
