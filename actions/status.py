"""How an earlier ticket is going, by its reference."""

import re

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from actions.desk import Desk, DeskAction, Events
from actions.tickets_in_words import due_in_words
from actions.turn import Turn, end_turn, say, say_answer, turn_of
from cases.conversations import case_of_conversation
from cases.database import reading
from cases.errors import TicketNotFoundError
from cases.models import Ticket
from cases.taxonomy import HANDOFF, TICKET_STATUS, taxonomy
from cases.ticket_states import CLOSED
from cases.tickets import REFERENCE_PATTERN, card, ticket_by_reference, tickets_of_case


class ActionTellStatus(DeskAction):
    """Tells it, and answers what else the message asks."""

    def name(self) -> str:
        return "action_tell_status"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        turn = turn_of(tracker)
        tell_status(self.desk, dispatcher, turn)
        for topic in turn.topics:
            say_answer(dispatcher, topic)
        end_turn(dispatcher, turn)
        return []


def tell_status(desk: Desk, dispatcher: CollectingDispatcher, turn: Turn) -> None:
    """By the reference in the message; without one, this conversation's tickets, else it asks."""
    references = re.findall(REFERENCE_PATTERN, turn.text.upper())
    with reading(desk.sessions) as db:
        if references:
            _by_reference(db, desk, dispatcher, turn, references)
        else:
            _of_conversation(db, desk, dispatcher, turn)


def _by_reference(
    db: Session, desk: Desk, dispatcher: CollectingDispatcher, turn: Turn, references: list[str]
) -> None:
    for reference in dict.fromkeys(references):
        try:
            _tell(desk, dispatcher, turn, ticket_by_reference(db, reference))
        except TicketNotFoundError:
            say(dispatcher, "utter_reference_unknown", topic=TICKET_STATUS)


def _of_conversation(db: Session, desk: Desk, dispatcher: CollectingDispatcher, turn: Turn) -> None:
    tickets = tickets_of_case(db, case_of_conversation(db, turn.conversation_id))
    for ticket in tickets:
        _tell(desk, dispatcher, turn, ticket)
    if not tickets:
        say(dispatcher, "utter_ask_reference", topic=TICKET_STATUS)


def _tell(desk: Desk, dispatcher: CollectingDispatcher, turn: Turn, ticket: Ticket) -> None:
    extended = ticket.extended_at is not None and ticket.status not in CLOSED
    state = "extended" if extended else ticket.status
    if ticket.asked_for == HANDOFF and ticket.status not in CLOSED:
        state = "handoff"
    what = taxonomy().titles[ticket.asked_for][turn.language]
    due_on = due_in_words(desk, turn, ticket)
    say(
        dispatcher,
        f"utter_status_{state}",
        topic=TICKET_STATUS,
        ticket=card(ticket),
        reference=ticket.reference,
        what=what,
        due_on=due_on,
    )
