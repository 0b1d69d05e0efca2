"""How tickets are going: by a reference, or those of the conversation."""

import re
from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from actions.desk import Desk, DeskAction, Events
from actions.restoring import restore
from actions.tickets_in_words import due_in_words
from actions.turn import Turn, end_turn, say, say_answer, turn_of
from actions.vocabulary import holds, is_only, made_of
from actions.withdrawal import offer_elsewhere
from cases.conversations import case_of_conversation
from cases.database import reading
from cases.errors import TicketNotFoundError
from cases.models import Ticket
from cases.taxonomy import BREACH, HANDOFF, TICKET_STATUS, taxonomy
from cases.ticket_states import CLOSED
from cases.tickets import REFERENCE_PATTERN, card, ticket_by_reference, tickets_of_case

_TIMES = ("response_time", "retention", "security", "complaint")
_SHORT = 10


class ActionTellStatus(DeskAction):
    """Tells it, and answers what else the message asks."""

    def name(self) -> str:
        return "action_tell_status"

    def read_in_context(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events | None:
        turn = turn_of(tracker)
        elsewhere = offer_elsewhere(self.desk, dispatcher, turn)
        return elsewhere or restore(self.desk, dispatcher, tracker, turn)

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        turn = turn_of(tracker)
        if lacks_reference(tracker, turn):
            return offer_search(dispatcher, turn)
        asks_back = tell_status(self.desk, dispatcher, turn)
        for topic in turn.topics:
            say_answer(dispatcher, topic, turn)
        end_turn(dispatcher, turn)
        return [SlotSet("pending", "reference")] if asks_back else []


def asks_for_progress(desk: Desk, turn: Turn, subject: dict[str, Any] | None) -> bool:
    """Whether it asks how this conversation's tickets are going, in words that without them would
    mean something else; or how soon, where they have another deadline than requests have."""
    if is_only(turn.text, "progress"):
        return bool(_asked_for(desk, turn))
    is_brief = len(turn.text.split()) <= _SHORT and holds(turn.text, "deadline")
    about_breach = subject is not None and subject["party"] == "breach"
    if not is_brief or not turn.first.startswith(_TIMES if about_breach else _TIMES[:1]):
        return False
    kinds = _asked_for(desk, turn)
    return BREACH in kinds if about_breach else bool(kinds) and kinds <= {BREACH, HANDOFF}


def _asked_for(desk: Desk, turn: Turn) -> set[str]:
    return {ticket.asked_for for ticket in desk.all_tickets(turn.conversation_id)}


def lacks_reference(tracker: Tracker, turn: Turn) -> bool:
    """Whether it says that there is none, when asked for one."""
    if tracker.get_slot("pending") != "reference" or turn.entities:
        return False
    words = ("lost", "filler", "agreed", "negation", "hesitation", "request")
    asks_more = turn.requests or turn.topics or "?" in turn.text
    has_none = holds(turn.text, "no_reference") and not asks_more
    has_none = has_none and not re.search(REFERENCE_PATTERN, turn.text.upper())
    return has_none or (holds(turn.text, "lost") and made_of(turn.text, *words))


def offer_search(dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    end_turn(dispatcher, replace(turn, wishes=(TICKET_STATUS,)))
    say(dispatcher, "utter_reference_missing", topic=TICKET_STATUS)
    return [SlotSet("offered", HANDOFF)]


def tell_status(desk: Desk, dispatcher: CollectingDispatcher, turn: Turn) -> bool:
    """By the reference in the message; without one, this conversation's tickets, else it asks: then
    True."""
    references = re.findall(REFERENCE_PATTERN, turn.text.upper())
    with reading(desk.sessions) as db:
        if not references:
            return _of_conversation(db, desk, dispatcher, turn)
        _by_reference(db, desk, dispatcher, turn, references)
        return False


def _by_reference(
    db: Session, desk: Desk, dispatcher: CollectingDispatcher, turn: Turn, references: list[str]
) -> None:
    for reference in dict.fromkeys(references):
        try:
            _tell(desk, dispatcher, turn, ticket_by_reference(db, reference))
        except TicketNotFoundError:
            say(dispatcher, "utter_reference_unknown", topic=TICKET_STATUS)


def _of_conversation(db: Session, desk: Desk, dispatcher: CollectingDispatcher, turn: Turn) -> bool:
    tickets = tickets_of_case(db, case_of_conversation(db, turn.conversation_id))
    for ticket in tickets:
        _tell(desk, dispatcher, turn, ticket)
    if not tickets:
        say(dispatcher, "utter_ask_reference", topic=TICKET_STATUS)
    return not tickets


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
