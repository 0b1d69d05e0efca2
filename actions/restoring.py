"""A withdrawal taken back: "put it back", "no, keep the request after all".

What was withdrawn stays so, for nothing was done about it meanwhile: the same is asked for anew.
"""

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.desk import Desk, Events
from actions.opening import open_tickets
from actions.turn import Turn, end_turn
from actions.vocabulary import holds, made_of
from cases.conversations import case_of_conversation
from cases.database import reading
from cases.tickets import last_withdrawn, set_data_role, tickets_of

_AFTER_ALL = ("request", "rather", "after_all")
_WORDS = (*_AFTER_ALL, "restore", "keep_it", "keep", "lead", "no", "filler", "agreed")


def takes_withdrawal_back(turn: Turn) -> bool:
    """Whether the words want back what was withdrawn. "Keep it" alone may mean the data."""
    text = turn.text
    if turn.entities or holds(text, "data", "not_request") or not made_of(text, *_WORDS):
        return False
    is_kept = holds(text, "keep_it") and holds(text, *_AFTER_ALL) and "?" not in text
    return is_kept or holds(text, "restore")


def restore(
    desk: Desk, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
) -> Events | None:
    """Ask anew for what was withdrawn last, whose data it is being known; None if it was not said,
    nothing was withdrawn, or the words answer what was asked or offered just now."""
    is_answer = tracker.get_slot("pending") or tracker.get_slot("offered")
    if is_answer or not takes_withdrawal_back(turn):
        return None
    with reading(desk.sessions) as db:
        withdrawn = last_withdrawn(db, case_of_conversation(db, turn.conversation_id))
        kinds = list(dict.fromkeys(ticket.asked_for for ticket in withdrawn))
        roles = {ticket.data_role for ticket in withdrawn}
    if not kinds:
        return None
    slots = open_tickets(desk, dispatcher, turn, kinds=kinds)
    if len(roles) == 1 and (role := roles.pop()):
        slots["role"] = role
        _set_role(desk, turn, role, slots["tickets"])
    end_turn(dispatcher, replace(turn, wishes=tuple(kinds)))
    return [*(SlotSet(*slot) for slot in slots.items()), FollowupAction("request_form")]


def _set_role(desk: Desk, turn: Turn, role: str, references: list[str]) -> None:
    with desk.sessions.begin() as db:
        for ticket in tickets_of(db, case_of_conversation(db, turn.conversation_id), references):
            set_data_role(db, ticket, data_role=role)
