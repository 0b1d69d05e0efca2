"""Requests for others beside one's own: "and my husband's too" asks for one more of what was asked
for last, and another person's request is none that is open already.

Somebody counts only where the words say that it is their data; a husband who is merely told of
asks for nothing.
"""

import re
from collections.abc import Iterator

from rasa_sdk import Tracker

from actions.desk import Desk
from actions.other_people_words import (
    ANOTHER,
    DECEASED,
    DIED,
    JOINED,
    LIKEWISE,
    MENTIONED,
    OF_SOMEBODY,
    OWN,
    SPOKEN_OF,
)
from actions.turn import Turn
from cases.models import Ticket
from cases.taxonomy import Language
from cases.tickets import FORWARDED

SELF = "self"
_ONE_MORE = "other_"


def persons_in(turn: Turn) -> frozenset[str]:
    """Whose data the message is about: relations ("wife", "son"), `self` where it names the
    visitor's own; empty where it does not say."""
    said = _plain(turn.text)
    another = ANOTHER[turn.language].fullmatch(said)
    found = [another] if another else list(_somebody(said, turn.language))
    relations = {_relation(match) for match in found}
    return frozenset(relations | ({SELF} if OWN[turn.language].search(said) else set()))


def names_only_somebody(turn: Turn) -> bool:
    """Whether it names somebody else and says nothing more ("my late mother's data")."""
    is_said = ANOTHER[turn.language].fullmatch(_plain(turn.text)) is not None
    return is_said and SELF not in persons_in(turn)


def is_for_another(persons: frozenset[str]) -> bool:
    return bool(persons) and SELF not in persons


def known_persons(tracker: Tracker) -> dict[str, list[str]]:
    """By a ticket's reference for whom it was asked, where the visitor said so."""
    known: dict[str, list[str]] = tracker.get_slot("persons") or {}
    return known


def covers(ticket: Ticket, persons: frozenset[str], known: dict[str, list[str]]) -> bool:
    """Whether an order of the ticket's kind for these persons is the ticket's, said again."""
    return persons <= {*known.get(ticket.reference, [SELF])}


def asked_for_another(desk: Desk, tracker: Tracker, turn: Turn) -> list[str]:
    """The kinds of the requests that were opened last, where the message only asks for the same
    for somebody else."""
    said = _plain(turn.text)
    if turn.entities or tracker.get_slot("pending") or not ANOTHER[turn.language].fullmatch(said):
        return []
    if not JOINED[turn.language].match(said) and not LIKEWISE[turn.language].search(said):
        return []
    tickets = desk.open_tickets(turn.conversation_id)
    requests = [ticket for ticket in tickets if ticket.asked_for.startswith(FORWARDED)]
    last = requests[-1].message_id if requests else None
    return [ticket.asked_for for ticket in requests if ticket.message_id == last]


def _somebody(said: str, language: Language) -> Iterator[re.Match[str]]:
    """Those whose data is named; who is only mentioned counts where "her account" follows."""
    for pattern in (*OF_SOMEBODY[language], DECEASED[language], DIED[language]):
        yield from pattern.finditer(said)
    if SPOKEN_OF[language].search(said):
        yield from MENTIONED[language].finditer(said)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.lower().replace("’", "'")).strip(" .,!")


def _relation(match: re.Match[str]) -> str:
    """The relation whose group matched."""
    named = (name for name, words in match.groupdict().items() if words)
    return next(named).removeprefix(_ONE_MORE)
