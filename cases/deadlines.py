"""When the law wants an answer.

GDPR (Regulation (EU) 2016/679) Art. 12(3) and 33(1); the counting is that of Regulation (EEC,
Euratom) No 1182/71 Art. 3. Holidays are the member state's, from the `holidays` library.
"""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import holidays

from cases.taxonomy import Clock

Country = Literal["SE", "FI"]

ZONES = {"SE": ZoneInfo("Europe/Stockholm"), "FI": ZoneInfo("Europe/Helsinki")}
BREACH_HOURS = timedelta(hours=72)
EXTENDED_MONTHS = 3

# Midsummer, Christmas and New Year's Eve count as working days: an earlier deadline is the safe
# one. The library has the first two among Finland's public holidays; these are their dates.
_EVES = {(6, day) for day in range(19, 26)} | {(12, 24), (12, 31)}


@dataclass(frozen=True)
class Deadline:
    """target: the nominal last day, which agents work towards; due: the last legal day, in the
    member state's calendar. due_at: the last moment (aware), set where the clock counts hours."""

    target: date
    due: date
    due_at: datetime | None = None


def is_working_day(day: date, country: Country) -> bool:
    """Neither Saturday, Sunday nor a public holiday of the member state (1182/71 Art. 2)."""
    if day.weekday() >= calendar.SATURDAY:
        return False
    is_eve = (day.month, day.day) in _EVES and not (day.month == 6 and day.weekday() != 4)
    return is_eve or day not in holidays.country_holidays(country, years=day.year)


def months_after(received: date, months: int) -> date:
    """The same date `months` on, or that month's last day if it has no such date (Art. 3(2)(c))."""
    year, month = divmod(received.year * 12 + received.month - 1 + months, 12)
    return date(year, month + 1, min(received.day, calendar.monthrange(year, month + 1)[1]))


def month_deadline(received: date, country: Country, *, months: int = 1) -> Deadline:
    """`months` calendar months after the day of receipt, moved on to a working day (Art. 3(4))."""
    target = due = months_after(received, months)
    while not is_working_day(due, country):
        due += timedelta(days=1)
    return Deadline(target, due)


def extended_deadline(received: date, country: Country) -> Deadline:
    """One month plus two further ones, counted from the original receipt (GDPR Art. 12(3))."""
    return month_deadline(received, country, months=EXTENDED_MONTHS)


def deadline(clock: Clock, received_at: datetime, country: Country) -> Deadline | None:
    """The deadline of something received at an aware moment; None where no clock runs.

    Hours (Art. 33: 72 from becoming aware) run on through weekends and holidays.
    """
    zone = ZONES[country]
    if clock == "none":
        return None
    if clock == "72_hours":
        due_at = received_at + BREACH_HOURS
        day = due_at.astimezone(zone).date()
        return Deadline(day, day, due_at)
    return month_deadline(received_at.astimezone(zone).date(), country)
