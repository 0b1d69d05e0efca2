"""Which of several requests is to be withdrawn: "not the copy", "drop the deletion"."""

import re
from collections.abc import Iterable

from actions.desk import Desk
from actions.turn import Turn
from actions.vocabulary import holds, table
from cases.models import Ticket
from cases.taxonomy import intent_of
from cases.tickets import REFERENCE_PATTERN

_CLAUSES = re.compile(r"[,.;!?–]|\b(?:men|och|but|and|mutta|muttei|ja)\b")
_TAKING_BACK = ("withdraw", "unwanted")
# these are said of data as well: "delete the copy", "only a copy"
_PERHAPS = ("undo", "keep", "only")
_TELLING = (*_TAKING_BACK, *_PERHAPS, "negation")
_MARKETING = "request_stop_marketing"
_ENDED_LIKE_IT = {"request.stop_marketing", "request.withdraw_consent"}
_LONG = 16
_LIKELY, _CERTAIN = 0.5, 0.7


def named_in(text: str, tickets: list[Ticket], *, withdrawing: bool) -> list[str]:
    """The references of those of the tickets that the words name as to be withdrawn, or that are
    left beside those that they name as to be kept; all, where none is named.

    withdrawing: what is named is what is to be withdrawn; otherwise what is wanted ("only the
    copy, not the deletion").
    """
    kinds = {ticket.reference: intent_of(ticket.asked_for) for ticket in tickets}
    if by_reference := [reference for reference in kinds if reference in text.upper()]:
        return by_reference
    dropped: set[str] = set()
    kept: set[str] = set()
    # "forget the address, only the copy": beside what is taken back, what is wanted
    is_beside = any(
        holds(part, "unwanted") and not holds(part, "only") for part in _CLAUSES.split(text.lower())
    )
    said = ""  # the words that hold for what is named after them
    for clause in _CLAUSES.split(text.lower()):
        said = clause if holds(clause, *_TELLING) else f"{said} {clause}"
        for named in _kinds_in(clause) or _ordinals_in(clause, kinds):
            is_only = is_beside and holds(said, "only") and not withdraws(said)
            is_kept = is_only or _is_kept(said, named, withdrawing=withdrawing)
            (kept if is_kept else dropped).add(named)
    named_here = [r for r, kind in kinds.items() if {r, kind} & (dropped - kept)]
    left = [r for r, kind in kinds.items() if not {r, kind} & kept]
    return named_here or left


def takes_named_back(desk: Desk, turn: Turn) -> bool:
    """Whether the message names open requests of this conversation to withdraw or to keep, and
    orders nothing else."""
    text = turn.text.lower()
    is_plain = holds(text, *_TAKING_BACK)
    is_brief = len(text.split()) <= _LONG and "?" not in text and not turn.entities
    kinds = _kinds_in(text)
    by_reference = re.search(REFERENCE_PATTERN, text.upper()) is not None
    if not (is_brief and (kinds or by_reference) and (is_plain or holds(text, *_PERHAPS))):
        return False
    tickets = desk.open_tickets(turn.conversation_id)
    is_open = {ticket.asked_for for ticket in tickets}
    orders = set(turn.requests) - is_open
    if orders and turn.confidence >= (_CERTAIN if is_plain else _LIKELY):
        return False
    named = named_in(text, tickets, withdrawing=withdraws(text))
    is_choice = is_plain or 0 < len(named) < len(tickets) or _MARKETING in kinds
    is_named = by_reference or bool(kinds & set(map(intent_of, is_open)))
    return bool(named) and is_choice and is_named


def withdraws_elsewhere(desk: Desk, turn: Turn) -> bool:
    """Whether it takes back, by its reference, what was asked for in another conversation. Consent
    and newsletters are ended in the same words, and are orders."""
    references = set(re.findall(REFERENCE_PATTERN, turn.text.upper()))
    is_said = holds(turn.text, *_TAKING_BACK) and len(turn.text.split()) <= _LONG
    if not references or not is_said or _ENDED_LIKE_IT & set(turn.requests):
        return False
    here = {ticket.reference for ticket in desk.all_tickets(turn.conversation_id)}
    return not references & here


def denies_asking(desk: Desk, turn: Turn) -> bool:
    """Whether it says that what is registered was never asked for ("I was only telling you")."""
    is_said = holds(turn.text, "not_asked") and len(turn.text.split()) <= _LONG
    if not is_said or "?" in turn.text or turn.entities:
        return False
    is_open = {ticket.asked_for for ticket in desk.open_tickets(turn.conversation_id)}
    return bool(is_open) and set(turn.requests) <= is_open


def names_some(text: str, references: list[str]) -> bool:
    """Whether it is brief and names requests by what they are called or by their places."""
    named = _kinds_in(text.lower()) or _ordinals_in(text.lower(), references)
    return len(text.split()) <= _LONG and bool(named)


def named_for_withdrawal(
    desk: Desk, turn: Turn, references: list[str], *, withdrawing: bool
) -> list[str]:
    """Those of the tickets with these references that the message names, or else all."""
    tickets = desk.open_tickets(turn.conversation_id)
    among = [ticket for ticket in tickets if ticket.reference in references]
    return named_in(turn.text, among, withdrawing=withdrawing) or references


def withdraws(text: str) -> bool:
    """Whether what is named is named as to be withdrawn."""
    return holds(text, "withdraw", "undo", "unwanted")


def _is_kept(clause: str, kind: str, *, withdrawing: bool) -> bool:
    if kind == _MARKETING and holds(clause, "keep"):
        return holds(clause, "ban")  # the newsletters are what a stop of them ends
    if holds(clause, "keep"):
        return True
    is_unwanted = holds(clause, "unwanted", "withdraw")
    if withdrawing:
        return holds(clause, "negation") and not is_unwanted
    return holds(clause, "only")


def _ordinals_in(text: str, references: Iterable[str]) -> set[str]:
    """The references that are told by their places."""
    places = zip(table("ordinals"), references, strict=False)
    return {reference for name, reference in places if holds(text, f"ordinals.{name}")}


def _kinds_in(text: str) -> set[str]:
    """What the words call requests by, as intents."""
    return {kind for kind in table("kinds") if holds(text, f"kinds.{kind}")}
