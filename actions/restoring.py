"""A withdrawal taken back: "put it back", "no, keep the request after all".

What was withdrawn stays so, for nothing was done about it meanwhile: the same is asked for anew.
It holds for the message after the withdrawal.
"""

import re
from dataclasses import replace
from functools import partial
from itertools import groupby

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.desk import Desk, Events
from actions.form_turn import set_role
from actions.opening import open_tickets
from actions.other_people import SELF, known_persons
from actions.turn import Slots, Turn, end_turn
from actions.vocabulary import holds, made_of, plain
from cases.conversations import case_of_conversation
from cases.database import reading
from cases.models import Ticket
from cases.tickets import tickets_of

_WORDS = ("request", "rather", "after_all", "restore", "keep_it", "keep", "lead", "no", "filler")
_LEADING_NO = re.compile(r"^\W*(?:no|nope|nej|nä|ei|eiku|eikun)\b[\s,]*")


def takes_withdrawal_back(turn: Turn) -> bool:
    """Whether the words want back what was withdrawn. "Keep it" may mean the data, which is why an
    erasure was withdrawn: the request must be named."""
    text = _LEADING_NO.sub("", plain(turn.text))
    if turn.entities or holds(text, "data", "not_request"):
        return False
    if not made_of(text, *_WORDS, "agreed"):
        return False
    if holds(text, "keep_it") and "?" not in text:
        return holds(text, "request")
    return holds(text, "restore") and not holds(text, "negation")


def restore(
    desk: Desk, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
) -> Events | None:
    """What brings back what the last message withdrew; None if it was not said, or nothing was."""
    if not tracker.get_slot("withdrawn") or not takes_withdrawal_back(turn):
        return None
    slots, kinds = reopen(desk, dispatcher, turn, tracker)
    end_turn(dispatcher, replace(turn, wishes=tuple(kinds)))
    slots["handled"] = turn.message_id
    return [*(SlotSet(*slot) for slot in slots.items()), FollowupAction("request_form")]


def _persons_of(known: dict[str, list[str]], ticket: Ticket) -> frozenset[str]:
    return frozenset(known.get(ticket.reference, [SELF]))


def reopen(
    desk: Desk,
    dispatcher: CollectingDispatcher,
    turn: Turn,
    tracker: Tracker,
    *,
    earlier: list[str] | None = None,
) -> tuple[Slots, list[str]]:
    """Ask anew for what was withdrawn; returns the form's slots, with whose data it is, and what is
    asked for. earlier: the tickets that the form asks about already."""
    with reading(desk.sessions) as db:
        case = case_of_conversation(db, turn.conversation_id)
        withdrawn = tickets_of(db, case, tracker.get_slot("withdrawn") or [])
    kinds = list(dict.fromkeys(ticket.asked_for for ticket in withdrawn))
    roles = {ticket.data_role for ticket in withdrawn}
    slots: Slots = {"tickets": earlier or []}
    for persons, of_them in groupby(withdrawn, key=partial(_persons_of, known_persons(tracker))):
        again = [ticket.asked_for for ticket in of_them]
        asked = open_tickets(
            desk, dispatcher, tracker, turn, kinds=again, earlier=slots["tickets"], persons=persons
        )
        slots |= asked | {"persons": slots.get("persons", {}) | asked["persons"]}
    if len(roles) == 1 and (role := roles.pop()):
        slots["role"] = role
        set_role(desk, turn, role, slots["tickets"])
    return slots, kinds
