"""What a visitor is told about a ticket, composed from notices.yml."""

from datetime import date
from functools import cache
from pathlib import Path

import yaml
from babel.dates import format_date

from cases.deadlines import Country, extended_deadline
from cases.models import Ticket
from cases.taxonomy import taxonomy


def extension_notice(ticket: Ticket, *, reason: str, country: Country) -> str:
    """That the answer takes up to two further months, why, and until when (GDPR Art. 12(3)).

    In the visitor's language, but for the reason, which is as the agent wrote it.
    """
    language = ticket.case.language
    due_on = extended_deadline(ticket.received_on, country).due
    return _notices()["extension"][language].format(
        reference=ticket.reference,
        what=taxonomy().titles[ticket.asked_for][language],  # type: ignore[index]  # one of three
        received_on=_long(ticket.received_on, language),
        reason=reason,
        due_on=_long(due_on, language),
    )


def refusal_notice(ticket: Ticket, *, reason: str, country: Country) -> str:
    """That we do not act on the request, why, and where to complain (GDPR Art. 12(4)), in the
    visitor's language; the reason is as the agent wrote it."""
    language = ticket.case.language
    return _notices()["refusal"][language].format(
        reference=ticket.reference,
        what=taxonomy().titles[ticket.asked_for][language],  # type: ignore[index]  # one of three
        received_on=_long(ticket.received_on, language),
        reason=reason,
        authority=_notices()[f"authority_{country}"][language],
    )


def handout_notice(ticket: Ticket, *, link: str, last_day: date) -> str:
    """Where the requester can fetch their data, and until when, in their language."""
    language = ticket.case.language
    return _notices()["handout"][language].format(
        reference=ticket.reference, link=link, last_day=_long(last_day, language)
    )


def _long(day: date, language: str) -> str:
    return format_date(day, format="long", locale="en_GB" if language == "en" else language)


@cache
def _notices() -> dict[str, dict[str, str]]:
    text = (Path(__file__).parent / "notices.yml").read_text(encoding="utf-8")
    notices: dict[str, dict[str, str]] = yaml.safe_load(text)
    return notices
