"""Requests for others beside one's own: "and my husband's too" asks for one more of what was asked
for last, and another person's request is none that is open already."""

from actions.desk import Desk
from actions.turn import Turn
from actions.vocabulary import begins_with, holds, made_of, table
from cases.tickets import FORWARDED

_SELF = "self"
_LIKEWISE = ("likewise", "both")
_WORDS = ("others", "likewise", "both", "joint", "beside_others", "filler", "agreed")


def persons_in(text: str) -> list[str]:
    """For whom a message asks, beside or instead of the visitor: the relations that it names, or
    `self` where it asks for the visitor's own as well; [] where it does not say so."""
    if holds(text, "negation"):
        return []
    named = [name for name in table("others") if holds(text, f"others.{name}")]
    says_own = holds(text, "both") and holds(text, "role.own")
    return named or ([_SELF] if says_own else [])


def asked_for_another(desk: Desk, turn: Turn) -> list[str]:
    """The kinds of the requests that were opened last, where the message only asks for the same
    for somebody else."""
    text = turn.text
    is_more = holds(text, *_LIKEWISE) or begins_with(text, "joint")
    is_plain = "?" not in text and not turn.entities and made_of(text, *_WORDS)
    if not (is_more and is_plain and holds(text, "others") and persons_in(text)):
        return []
    tickets = desk.open_tickets(turn.conversation_id)
    requests = [ticket for ticket in tickets if ticket.asked_for.startswith(FORWARDED)]
    last = requests[-1].message_id if requests else None
    return [ticket.asked_for for ticket in requests if ticket.message_id == last]
