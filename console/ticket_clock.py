"""How a ticket's two days were computed, in sentences: the working target and the legal end."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from cases.deadlines import EXTENDED_MONTHS, Country, is_working_day, month_deadline
from cases.models import Ticket
from console.languages import N_, gettext
from console.words import day, moment

_HOURS = N_("72 hours from when we became aware, weekends and holidays included (GDPR Art. 33(1)).")
_RECEIVED = N_("Received %(day)s. The day of receipt is not counted (Regulation 1182/71, Art. 3).")
_MONTH = N_(
    "One month later it is %(day)s: the time the law gives (GDPR Art. 12(3)). That is the working"
    " target."
)
_MONTHS = N_(
    "Three months later it is %(day)s: the month and two further ones, from the original receipt"
    " (GDPR Art. 12(3)). That is the working target."
)
_ASKED = N_(
    "More was asked to know who it is on %(moment)s. Where that was asked promptly and on"
    " reasonable doubt, the month counts from the answer (Art. 12(6)); these days stay, as the safe"
    " ones."
)
_SETTLED = N_(
    "Who it is was settled on %(day)s. Counted from that day, which the law allows where more was"
    " asked promptly and on reasonable doubt, the end would be %(end)s."
)


def clock_explained(ticket: Ticket, *, country: Country, zone: ZoneInfo) -> list[str]:
    """The steps of the computation; none where no clock runs."""
    if ticket.due_at is not None:
        received = moment(ticket.received_at, zone)
        return [gettext("Received %(moment)s.", moment=received), gettext(_HOURS)]
    if ticket.target_on is None or ticket.due_on is None:
        return []
    later = _MONTHS if ticket.extended_at else _MONTH
    steps = [
        gettext(_RECEIVED, day=day(ticket.received_on)),
        gettext(later, day=day(ticket.target_on)),
        _rolled(ticket.target_on, ticket.due_on, country),
    ]
    return steps + _identity(ticket, country, zone)


def _rolled(target: date, due: date, country: Country) -> str:
    if target == due:
        return gettext("It is a working day, so the legal end is the same day.")
    free = [target + timedelta(days=n) for n in range((due - target).days)]
    names = ", ".join(day(each) for each in free if not is_working_day(each, country))
    return gettext(
        "No working day: %(days)s. So the legal end is the next one, %(end)s (Art. 3(4)).",
        days=names,
        end=day(due),
    )


def _identity(ticket: Ticket, country: Country, zone: ZoneInfo) -> list[str]:
    """What asking for more than a name may do to the clock; the days above stay as they are."""
    asked, settled = ticket.identity_asked_at, ticket.identity_settled_at
    if asked is None:
        return []
    if settled is None:
        return [gettext(_ASKED, moment=moment(asked, zone))]
    on = settled.astimezone(zone).date()
    months = EXTENDED_MONTHS if ticket.extended_at else 1
    end = month_deadline(on, country, months=months).due
    return [gettext(_SETTLED, day=day(on), end=day(end))]
