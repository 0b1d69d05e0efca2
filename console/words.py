"""How the console says days, deadlines and states, in the page's language."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_timezone_location

from cases.models import Ticket
from cases.taxonomy import Language, taxonomy
from cases.ticket_states import CLOSED
from console.articles import cited
from console.languages import N_, gettext, ngettext, pgettext, spoken

SOON_DAYS = 7
SOON_HOURS = 24
_DAY: dict[Language, str] = {"sv": "EEE d MMM y", "fi": "ccc d.M.y", "en": "EEE d MMM y"}
_SHORT: dict[Language, str] = {"sv": "d MMM y", "fi": "d.M.y", "en": "d MMM y"}
_MONTH: dict[Language, str] = {"sv": "MMM y", "fi": "LLLL y", "en": "MMM y"}
_AT: dict[Language, str] = {
    "sv": " kl.\u00a0{0:%H:%M}",
    "fi": " klo\u00a0{0.hour}.{0:%M}",
    "en": ", {0:%H:%M}",
}
_LANGUAGES = {"sv": N_("Swedish"), "fi": N_("Finnish"), "en": N_("English")}
_IN_LANGUAGE = {"sv": N_("in Swedish"), "fi": N_("in Finnish"), "en": N_("in English")}
_STATES = {
    "new": N_("New"),
    "in_progress": N_("In progress"),
    "solved": N_("Solved"),
    "withdrawn": N_("Withdrawn"),
}
_DATA_ROLES = {
    "own": N_("Controller: the visitor’s own data with us"),
    "company": N_("Processor: data of a customer company"),
    "unknown": N_("Not known: the visitor is not sure"),
}
_OUR_ROLES = {"controller": N_("Controller"), "processor": N_("Processor, for a customer company")}


@dataclass(frozen=True)
class Left:
    """text: the time left in words; urgency: late, today, soon, calm or none, for the colour."""

    text: str
    urgency: str


def time_left(ticket: Ticket, now: datetime) -> Left:
    """What is left until the legal end. now: aware, in the member state's zone."""
    if ticket.status in CLOSED:
        return Left(pgettext("time left", "closed"), "none")
    if ticket.due_at is not None:
        return _hours_left(ticket.due_at - now)
    if ticket.due_on is not None:
        return _days_left((ticket.due_on - now.date()).days)
    return Left(gettext("no clock"), "none")


def _days_left(days: int) -> Left:
    if days < 0:
        return Left(ngettext("%(num)s day late", "%(num)s days late", -days), "late")
    if days == 0:
        return Left(gettext("due today"), "today")
    left = ngettext("%(num)s day left", "%(num)s days left", days)
    return Left(left, "soon" if days <= SOON_DAYS else "calm")


def _hours_left(left: timedelta) -> Left:
    hours = int(abs(left).total_seconds() // 3600)
    if left < timedelta(0):
        late = ngettext("%(num)s hour late", "%(num)s hours late", hours)
        return Left(late if hours else gettext("less than an hour late"), "late")
    if hours == 0:
        return Left(gettext("less than an hour left"), "today")
    words = ngettext("%(num)s hour left", "%(num)s hours left", hours)
    return Left(words, "today" if hours < SOON_HOURS else "soon")


def day(value: date) -> str:
    """Such as Mon 2 Mar 2026."""
    return _day(value, _DAY[spoken()], spoken())


def day_of(value: str) -> str:
    """The same of an ISO date."""
    return day(date.fromisoformat(value))


def short_day(value: date) -> str:
    """Such as 2 Mar 2026."""
    return _day(value, _SHORT[spoken()], spoken())


def month(value: date) -> str:
    """Such as Mar 2026."""
    return _day(value, _MONTH[spoken()], spoken())


# a page of the queue says a few days hundreds of times
@lru_cache(maxsize=8192)
def _day(value: date, pattern: str, language: Language) -> str:
    return format_date(value, pattern, locale=language)


def moment(value: datetime, zone: ZoneInfo) -> str:
    """Such as Mon 2 Mar 2026, 14:05, in the member state's time."""
    there = value.astimezone(zone)
    return day(there.date()) + _AT[spoken()].format(there)


@lru_cache
def _city(zone: ZoneInfo, language: Language) -> str:
    return get_timezone_location(zone, locale=language, return_city=True)


def city(zone: ZoneInfo) -> str:
    """The city that a time zone is called after."""
    return _city(zone, spoken())


def language(code: str) -> str:
    return gettext(_LANGUAGES[code])


def in_language(code: str) -> str:
    """As in: write it in Swedish."""
    return gettext(_IN_LANGUAGE[code])


def state(status: str) -> str:
    return gettext(_STATES[status])


def case_states() -> dict[str, str]:
    """What can become of a case, each with its word."""
    return {
        "open": pgettext("cases", "Open"),
        "settled": pgettext("cases", "Settled"),
        "evidence": pgettext("cases", "Redacted"),
        "erased": pgettext("cases", "Erased"),
        "set_aside": pgettext("cases", "Set aside"),
    }


def case_state(state: str) -> str:
    """The same of one case, within a sentence."""
    return {
        "open": pgettext("case", "open"),
        "settled": pgettext("case", "settled"),
        "evidence": pgettext("case", "redacted"),
        "erased": pgettext("case", "erased"),
    }[state]


def data_role(role: str | None) -> str:
    return gettext(_DATA_ROLES[role]) if role else gettext("Not asked yet")


def our_roles() -> list[tuple[str, str]]:
    """The roles that the queue can be narrowed down to, each with its words."""
    return [(role, gettext(words)) for role, words in _OUR_ROLES.items()]


def title(kind: str) -> str:
    return taxonomy().titles[kind][spoken()]


def article(asked_for: str) -> str:
    """Such as GDPR Art. 17; "" for what is no right, like a call for a colleague."""
    return cited(taxonomy().requests[asked_for].article)


def roles() -> dict[str, str]:
    """What an agent may be, each with its word."""
    return {
        "agent": gettext("Agent"),
        "dpo": gettext("Data protection officer"),
        "admin": gettext("Administrator"),
    }
