"""Which of several requests is to be withdrawn: "not the copy", "drop the deletion"."""

import re

from actions.desk import Desk
from actions.turn import Turn
from actions.vocabulary import holds, table
from cases.conversations import case_of_conversation
from cases.database import reading
from cases.models import Ticket
from cases.taxonomy import intent_of
from cases.tickets import open_tickets_of

_CLAUSES = re.compile(r"[,.;!?–]|\b(?:men|och|but|and|mutta|muttei|ja)\b")
_TAKING_BACK = ("withdraw", "undo", "unwanted", "rather", "keep", "only")
_MARKETING = "request_stop_marketing"
_LONG = 16


def named_in(text: str, tickets: list[Ticket]) -> list[str]:
    """The references of those of the tickets that the words name as to be withdrawn, or that are
    left beside those that they name as to be kept; all, where none is named."""
    dropped: set[str] = set()
    kept: set[str] = set()
    for clause in _CLAUSES.split(text.lower()):
        is_kept = holds(clause, "keep", "negation") and not holds(clause, "unwanted", "withdraw")
        for kind in _kinds_in(clause):
            # the newsletters are what a stop of them ends: whoever keeps them takes the stop back
            (kept if is_kept and kind != _MARKETING else dropped).add(kind)
    kinds = {ticket.reference: intent_of(ticket.asked_for) for ticket in tickets}
    named = [reference for reference, kind in kinds.items() if kind in dropped - kept]
    left = [reference for reference, kind in kinds.items() if kind not in kept]
    return named or left or list(kinds)


def takes_named_back(desk: Desk, turn: Turn) -> bool:
    """Whether the message names open requests of this conversation to withdraw or to keep."""
    text = turn.text.lower()
    is_brief = len(text.split()) <= _LONG and "?" not in text and not turn.entities
    kinds = _kinds_in(text)
    if not (is_brief and kinds and holds(text, *_TAKING_BACK)):
        return False
    with reading(desk.sessions) as db:
        tickets = open_tickets_of(db, case_of_conversation(db, turn.conversation_id))
    return bool(kinds & {intent_of(ticket.asked_for) for ticket in tickets})


def named_for_withdrawal(desk: Desk, turn: Turn, references: list[str]) -> list[str]:
    """Those of the tickets with these references that the message names, or else all."""
    with reading(desk.sessions) as db:
        tickets = open_tickets_of(db, case_of_conversation(db, turn.conversation_id))
    among = [ticket for ticket in tickets if ticket.reference in references]
    return named_in(turn.text, among) or references


def _kinds_in(text: str) -> set[str]:
    """What the words call requests by, as intents."""
    return {kind for kind in table("kinds") if holds(text, f"kinds.{kind}")}
