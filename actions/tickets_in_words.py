"""Tickets as the visitor's language calls them, and their dates as it writes them."""

from datetime import date, datetime

from babel.dates import format_date, format_datetime

from actions.desk import Desk
from actions.turn import Turn
from cases.conversations import case_of_conversation
from cases.database import reading
from cases.deadlines import ZONES
from cases.models import Ticket
from cases.taxonomy import taxonomy
from cases.tickets import tickets_of

_LOCALES = {"sv": "sv_SE", "fi": "fi_FI", "en": "en_GB"}
_CLOCKS = {"sv": "'kl.' HH.mm", "fi": "'klo' H.mm", "en": "'at' HH:mm"}


def called(desk: Desk, turn: Turn, references: list[str]) -> dict[str, str]:
    """What each of the tickets asks for, by its reference."""
    with reading(desk.sessions) as db:
        tickets = tickets_of(db, case_of_conversation(db, turn.conversation_id), references)
        titles = taxonomy().titles
        return {each.reference: titles[each.asked_for][turn.language] for each in tickets}


def due_in_words(desk: Desk, turn: Turn, ticket: Ticket) -> str:
    """The last legal day, or moment, as the visitor's language writes it; "" without a clock."""
    if ticket.due_at is not None:
        return moment_in_words(ticket.due_at, desk, turn)
    return day_in_words(ticket.due_on, turn) if ticket.due_on else ""


def day_in_words(day: date, turn: Turn) -> str:
    return format_date(day, format="long", locale=_LOCALES[turn.language])


def moment_in_words(moment: datetime, desk: Desk, turn: Turn) -> str:
    local = moment.astimezone(ZONES[desk.country])
    clock = format_datetime(local, format=_CLOCKS[turn.language], locale=_LOCALES[turn.language])
    return f"{day_in_words(local.date(), turn)} {clock}"
