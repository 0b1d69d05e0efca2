from datetime import UTC, date, datetime

import pytest

from actions.desk import Desk
from actions.tickets_in_words import day_in_words, due_in_words, moment_in_words
from cases.database import Sessions
from cases.deadlines import Country
from cases.models import Ticket
from cases.taxonomy import Language
from cases.tickets import card
from tests.actions.talk import a_turn

EVENING = datetime(2026, 11, 6, 21, 5, tzinfo=UTC)
SUMMER_NIGHT = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", "7 december 2026"), ("fi", "7. joulukuuta 2026"), ("en", "7 December 2026")],
)
def test_a_day_is_written_as_its_language_does(language: Language, words: str) -> None:
    assert day_in_words(date(2026, 12, 7), a_turn("", language=language)) == words


@pytest.mark.parametrize(
    ("country", "language", "moment", "words"),
    [
        ("SE", "sv", EVENING, "6 november 2026 kl. 22.05"),
        ("SE", "fi", EVENING, "6. marraskuuta 2026 klo 22.05"),
        ("SE", "en", EVENING, "6 November 2026 at 22:05"),
        ("FI", "fi", EVENING, "6. marraskuuta 2026 klo 23.05"),
        ("SE", "sv", SUMMER_NIGHT, "2 juli 2026 kl. 00.30"),
        ("FI", "fi", SUMMER_NIGHT, "2. heinäkuuta 2026 klo 1.30"),
    ],
)
def test_a_moment_is_that_of_the_country(
    sessions: Sessions, country: Country, language: Language, moment: datetime, words: str
) -> None:
    assert moment_in_words(moment, Desk(sessions, country), a_turn("", language=language)) == words


def test_a_clock_of_hours_is_told_to_the_minute_and_none_not_at_all(desk: Desk) -> None:
    turn = a_turn("", language="en")
    assert due_in_words(desk, turn, Ticket(due_on=EVENING.date(), due_at=EVENING)) == (
        "6 November 2026 at 22:05"
    )
    assert due_in_words(desk, turn, Ticket(due_on=EVENING.date())) == "6 November 2026"
    assert due_in_words(desk, turn, Ticket()) == ""


def test_a_card_has_iso_dates_and_no_due_date_without_a_clock() -> None:
    ticket = Ticket(
        reference="PD-7K3M2-92QXA", kind="handoff", status="new", received_on=date(2026, 11, 6)
    )
    assert card(ticket) == {
        "reference": "PD-7K3M2-92QXA",
        "kind": "handoff",
        "received_on": "2026-11-06",
        "due_on": None,
        "status": "new",
    }
