"""Rights requests: the ticket is opened at the message that holds the request, the questions after
it only enrich it."""

import re
from datetime import date

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from actions.answer import OFFERS
from actions.context import ActionInContext
from actions.desk import DeskAction, Events
from actions.follow_ups import subject_after
from actions.form_answers import FORM_SLOTS, is_question
from actions.opening import open_tickets
from actions.reasons import keeps_from_employer
from actions.status import tell_status
from actions.tickets_in_words import due_in_words
from actions.turn import Turn, end_turn, say, say_answer, say_number_masked, turn_of
from actions.unsaid import say_unsaid
from cases.conversations import case_of_conversation
from cases.models import Ticket
from cases.taxonomy import HANDOFF, TICKET_STATUS
from cases.tickets import card, is_handoff, tickets_of

_ASKS = re.compile(
    r"\?|\b(?:vad|hur|varför|vilk\w+|vem|när|mitä|mikä|miksi|miks|miten|kuinka|kuka|milloin|what|why"
    r"|how|which|where|who|when)\b"
)


class ActionOpenTickets(ActionInContext):
    """Opens a ticket for every request in the message and answers its questions."""

    def name(self) -> str:
        return "action_open_tickets"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        turn = turn_of(tracker)
        say_number_masked(dispatcher, turn)
        if HANDOFF in turn.requests and is_question(turn.text):
            say_unsaid(dispatcher, turn, is_passed_on=True)
        slots = open_tickets(self.desk, dispatcher, tracker, turn, kinds=turn.requests)
        if keeps_from_employer(turn.text):
            say(dispatcher, "utter_employer_not_told")
        for topic in turn.topics:
            if not _is_done(topic, turn):
                say_answer(dispatcher, topic, turn)
        if TICKET_STATUS in turn.wishes:
            tell_status(self.desk, dispatcher, turn)
        end_turn(dispatcher, turn)
        slots["subject"] = subject_after([*turn.requests, *turn.topics], None)
        return [SlotSet(name, value) for name, value in slots.items()]


def _is_done(topic: str, turn: Turn) -> bool:
    """Whether the answer would offer what was just registered, to an order that asks nothing."""
    offered = OFFERS.get(topic)
    return offered != HANDOFF and offered in turn.requests and not _ASKS.search(turn.text.lower())


class ActionCloseRequest(DeskAction):
    """After the last question: what is registered, and the form's slots are forgotten."""

    def name(self) -> str:
        return "action_close_request"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        if tracker.get_slot("confirmed") == "yes":
            turn = turn_of(tracker)
            with self.desk.sessions.begin() as db:
                self._confirm(db, dispatcher, turn, tracker.get_slot("tickets") or [])
        forgotten = (*FORM_SLOTS, "mentioned", "pending", "to_withdraw", "misses", "tickets")
        # what the form's last message withdrew may be wanted back by the next
        kept = SlotSet("withdrawn", tracker.get_slot("withdrawn"))
        return [*(SlotSet(name, None) for name in forgotten), kept]

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


def _due(ticket: Ticket) -> date:
    return ticket.due_on or date.max
