"""How an earlier ticket is going, by its reference."""

import re

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from actions.desk import DeskAction, Events
from actions.requests import card, due_in_words
from actions.turn import Turn, end_turn, say, turn_of
from cases.conversations import case_of_conversation
from cases.errors import TicketNotFoundError
from cases.models import Ticket
from cases.taxonomy import HANDOFF, TICKET_STATUS, taxonomy
from cases.ticket_states import CLOSED
from cases.tickets import REFERENCE_PATTERN, ticket_by_reference, tickets_of_case


class ActionTellStatus(DeskAction):
    """By the reference in the message; without one, this conversation's tickets, else it asks."""

    def name(self) -> str:
        return "action_tell_status"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        turn = turn_of(tracker)
        references = re.findall(REFERENCE_PATTERN, turn.text.upper())
        with self.desk.sessions.begin() as db:
            if references:
                self._by_reference(db, dispatcher, turn, references)
            else:
                self._of_conversation(db, dispatcher, turn)
        end_turn(dispatcher, turn)
        return []

    def _by_reference(
        self, db: Session, dispatcher: CollectingDispatcher, turn: Turn, references: list[str]
    ) -> None:
        for reference in references:
            try:
                self._tell(dispatcher, turn, ticket_by_reference(db, reference))
            except TicketNotFoundError:
                say(dispatcher, "utter_reference_unknown", topic=TICKET_STATUS)

    def _of_conversation(self, db: Session, dispatcher: CollectingDispatcher, turn: Turn) -> None:
        tickets = tickets_of_case(db, case_of_conversation(db, turn.conversation_id))
        for ticket in tickets:
            self._tell(dispatcher, turn, ticket)
        if not tickets:
            say(dispatcher, "utter_ask_reference", topic=TICKET_STATUS)

    def _tell(self, dispatcher: CollectingDispatcher, turn: Turn, ticket: Ticket) -> None:
        extended = ticket.extended_at is not None and ticket.status not in CLOSED
        state = "extended" if extended else ticket.status
        if ticket.asked_for == HANDOFF and ticket.status not in CLOSED:
            state = "handoff"
        say(
            dispatcher,
            f"utter_status_{state}",
            topic=TICKET_STATUS,
            ticket=card(ticket),
            reference=ticket.reference,
            what=taxonomy().titles[ticket.asked_for][turn.language],
            due_on=due_in_words(self.desk, turn, ticket),
        )
