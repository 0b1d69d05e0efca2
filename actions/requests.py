"""Rights requests: the ticket is opened at the message that holds the request, the questions after
it only enrich it."""

from datetime import date, datetime
from typing import Any

from babel.dates import format_date, format_datetime
from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from actions.desk import Desk, DeskAction, Events
from actions.turn import Slots, Turn, end_turn, say, say_answer, turn_of
from cases.conversations import case_of_conversation
from cases.deadlines import ZONES
from cases.messages import visitor_message
from cases.models import Case, Ticket
from cases.taxonomy import intent_of
from cases.tickets import is_handoff, open_ticket, tickets_of

_LOCALES = {"sv": "sv_SE", "fi": "fi_FI", "en": "en_GB"}
_CLOCKS = {"sv": "'kl.' HH.mm", "fi": "'klo' H.mm", "en": "'at' HH:mm"}
FORM_SLOTS = ("role", "email", "addition", "confirmed")


class ActionOpenTickets(DeskAction):
    """Opens a ticket for every request in the message and answers its questions."""

    def name(self) -> str:
        return "action_open_tickets"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        turn = turn_of(tracker)
        slots = open_tickets(self.desk, dispatcher, turn, kinds=turn.requests)
        for topic in turn.topics:
            say_answer(dispatcher, topic)
        end_turn(dispatcher, turn)
        return [SlotSet(name, value) for name, value in slots.items()]


class ActionCloseRequest(DeskAction):
    """After the last question: what is registered, and the form's slots are forgotten."""

    def name(self) -> str:
        return "action_close_request"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        if tracker.get_slot("confirmed") == "yes":
            turn = turn_of(tracker)
            with self.desk.sessions.begin() as db:
                self._confirm(db, dispatcher, turn, tracker.get_slot("tickets") or [])
        return [SlotSet(name, None) for name in (*FORM_SLOTS, "pending", "misses", "tickets")]

    def _confirm(
        self, db: Session, dispatcher: CollectingDispatcher, turn: Turn, references: list[str]
    ) -> None:
        tickets = tickets_of(db, case_of_conversation(db, turn.conversation_id), references)
        only_handoff = all(is_handoff(ticket) for ticket in tickets)
        response = "utter_handoff_confirmed" if only_handoff else "utter_request_confirmed"
        first = min(tickets, key=_due)
        say(
            dispatcher,
            response,
            topic=first.asked_for,
            ticket=card(first),
            references=", ".join(ticket.reference for ticket in tickets),
            due_on=due_in_words(self.desk, turn, first),
        )


def open_tickets(
    desk: Desk,
    dispatcher: CollectingDispatcher,
    turn: Turn,
    *,
    kinds: list[str],
    earlier: list[str] | None = None,
) -> Slots:
    """Open and announce tickets; returns the form's slots for asking about them and `earlier`."""
    with desk.sessions.begin() as db:
        case = case_of_conversation(db, turn.conversation_id)
        message = visitor_message(db, case, turn.message_id)
        opened = [
            open_ticket(db, case, asked_for=kind, message=message, country=desk.country)
            for kind in kinds
        ]
        for ticket, is_new in opened:
            _announce(desk, dispatcher, turn, ticket, is_new=is_new)
        references = dict.fromkeys((earlier or []) + [ticket.reference for ticket, _ in opened])
        return _form_slots(case, list(references))


def _announce(
    desk: Desk, dispatcher: CollectingDispatcher, turn: Turn, ticket: Ticket, *, is_new: bool
) -> None:
    response = f"utter_{intent_of(ticket.asked_for)}" if is_new else "utter_ticket_already_open"
    say(
        dispatcher,
        response,
        topic=ticket.asked_for,
        ticket=card(ticket),
        reference=ticket.reference,
        due_on=due_in_words(desk, turn, ticket),
    )


def _form_slots(case: Case, references: list[str]) -> Slots:
    asked_before = "given" if case.requester_email else None
    fresh: Slots = dict.fromkeys(FORM_SLOTS)
    return fresh | {
        "tickets": references,
        "email": asked_before,
        "pending": None,
        "offered": None,
        "misses": 0,
    }


def _due(ticket: Ticket) -> date:
    return ticket.due_on or date.max


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


def card(ticket: Ticket) -> dict[str, Any]:
    """A ticket as the chat API shows it. Dates are ISO 8601."""
    return {
        "reference": ticket.reference,
        "kind": ticket.kind,
        "received_on": ticket.received_on.isoformat(),
        "due_on": ticket.due_on and ticket.due_on.isoformat(),
        "status": str(ticket.status),
    }
