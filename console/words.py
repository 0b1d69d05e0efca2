"""How the console says dates, deadlines and states, in English."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime

from cases.models import Ticket
from cases.taxonomy import taxonomy
from cases.ticket_states import CLOSED

SOON_DAYS = 7
SOON_HOURS = 24
_DAY = "EEE d MMM y"
_LANGUAGES = {"sv": "Swedish", "fi": "Finnish", "en": "English"}
_STATES = {"new": "New", "in_progress": "In progress", "solved": "Solved", "withdrawn": "Withdrawn"}
_OUTCOMES = {
    "running": "Running",
    "done": "Done",
    "failed": "Failed",
    "stopped": "Stopped by somebody",
}
_DATA_ROLES = {
    "own": "Controller: the visitor’s own data with us",
    "company": "Processor: data of a customer company",
    "unknown": "Not known: the visitor is not sure",
}
OUR_ROLES = {"controller": "Controller", "processor": "Processor, for a customer company"}


@dataclass(frozen=True)
class Left:
    """text: the time left in words; urgency: late, today, soon, calm or none, for the colour."""

    text: str
    urgency: str


def time_left(ticket: Ticket, now: datetime) -> Left:
    """What is left until the legal end. now: aware, in the member state's zone."""
    if ticket.status in CLOSED:
        return Left("closed", "none")
    if ticket.due_at is not None:
        return _hours_left(ticket.due_at - now)
    if ticket.due_on is not None:
        return _days_left((ticket.due_on - now.date()).days)
    return Left("no clock", "none")


def _days_left(days: int) -> Left:
    if days < 0:
        return Left(f"{_count(-days, 'day')} late", "late")
    if days == 0:
        return Left("due today", "today")
    return Left(f"{_count(days, 'day')} left", "soon" if days <= SOON_DAYS else "calm")


def _hours_left(left: timedelta) -> Left:
    hours = int(abs(left).total_seconds() // 3600)
    if left < timedelta(0):
        return Left(f"{_count(hours, 'hour')} late" if hours else "less than an hour late", "late")
    if hours == 0:
        return Left("less than an hour left", "today")
    return Left(f"{_count(hours, 'hour')} left", "today" if hours < SOON_HOURS else "soon")


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"


# a page of the queue says a few days hundreds of times
@lru_cache(maxsize=4096)
def day(value: date) -> str:
    """Such as Mon 2 Mar 2026."""
    return format_date(value, _DAY, locale="en")


def moment(value: datetime, zone: ZoneInfo) -> str:
    """Such as Mon 2 Mar 2026, 14:05, in the member state's time."""
    return format_datetime(value.astimezone(zone), f"{_DAY}, HH:mm", locale="en")


def language(code: str) -> str:
    return _LANGUAGES[code]


def state(status: str) -> str:
    return _STATES[status]


def outcome(word: str) -> str:
    return _OUTCOMES.get(word, word)


def counts(numbers: dict[str, int]) -> str:
    """Such as added 3, set aside 1; "" for none."""
    return ", ".join(f"{name.replace('_', ' ')} {number:,}" for name, number in numbers.items())


def data_role(role: str | None) -> str:
    return _DATA_ROLES[role] if role else "Not asked yet"


def title(kind: str) -> str:
    return taxonomy().titles[kind]["en"]


def article(asked_for: str) -> str:
    """Such as GDPR Art. 17; "" for what is no right, like a call for a colleague."""
    number = taxonomy().requests[asked_for].article
    return f"GDPR Art. {number}" if number else ""
