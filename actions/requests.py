"""Rights requests: the ticket is opened at the message that holds the request, the questions after
it only enrich it."""

from datetime import date

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from actions.context import ActionInContext
from actions.desk import Desk, DeskAction, Events
from actions.follow_ups import subject_after
from actions.form_answers import FORM_SLOTS
from actions.status import tell_status
from actions.tickets_in_words import due_in_words
from actions.turn import Slots, Turn, end_turn, say, say_answer, turn_of
from cases.conversations import case_of_conversation
from cases.messages import visitor_message
from cases.models import Case, Ticket
from cases.taxonomy import TICKET_STATUS, intent_of
from cases.tickets import card, is_handoff, open_ticket, tickets_of


class ActionOpenTickets(ActionInContext):
    """Opens a ticket for every request in the message and answers its questions."""

    def name(self) -> str:
        return "action_open_tickets"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        turn = turn_of(tracker)
        slots = open_tickets(self.desk, dispatcher, turn, kinds=turn.requests)
        for topic in turn.topics:
            say_answer(dispatcher, topic)
        if TICKET_STATUS in turn.wishes:
            tell_status(self.desk, dispatcher, turn)
        end_turn(dispatcher, turn)
        slots["subject"] = subject_after([*turn.requests, *turn.topics], None)
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
        return [
            SlotSet(name, None)
            for name in (*FORM_SLOTS, "pending", "to_withdraw", "misses", "tickets")
        ]

    def _confirm(
        self, db: Session, dispatcher: CollectingDispatcher, turn: Turn, references: list[str]
    ) -> None:
        tickets = tickets_of(db, case_of_conversation(db, turn.conversation_id), references)
        first = min(tickets, key=_due)
        due = {ticket.reference: due_in_words(self.desk, turn, ticket) for ticket in tickets}
        response, named = "utter_request_confirmed", list(due)
        if all(is_handoff(ticket) for ticket in tickets):
            response = "utter_handoff_confirmed"
        elif len(set(due.values())) > 1:
            response = "utter_requests_confirmed"
            named = [f"{name} ({day})" if day else name for name, day in due.items()]
        say(
            dispatcher,
            response,
            topic=first.asked_for,
            ticket=card(first),
            references=", ".join(named),
            due_on=due[first.reference],
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
        return _form_slots(case, list(references)) | {"subject": subject_after(kinds, None)}


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
        "to_withdraw": None,
        "offered": None,
        "misses": 0,
    }


def _due(ticket: Ticket) -> date:
    return ticket.due_on or date.max
