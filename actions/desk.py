"""What every action of ours has: the database and the country, and an edge that catches."""

import asyncio
import logging
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from cases.conversations import case_of_conversation
from cases.database import Sessions, reading
from cases.deadlines import Country
from cases.models import Ticket
from cases.tickets import open_tickets_of, tickets_of_case

log = logging.getLogger(__name__)
Events = list[EventType]
_FOR_ONE_TURN = frozenset({"pending", "to_withdraw", "offered", "offered_before", "withdrawn"})


@dataclass(frozen=True)
class Desk:
    sessions: Sessions
    country: Country

    def open_tickets(self, conversation_id: str) -> list[Ticket]:
        """Those of the conversation, in the order in which they were opened."""
        with reading(self.sessions) as db:
            return open_tickets_of(db, case_of_conversation(db, conversation_id))

    def all_tickets(self, conversation_id: str) -> list[Ticket]:
        """Those of the conversation, closed ones too."""
        with reading(self.sessions) as db:
            return tickets_of_case(db, case_of_conversation(db, conversation_id))


class DeskAction(Action):
    """`act` does the work. When it raises, the chat is told that the turn failed and tries again
    later; Rasa's own answer to an exception would hold the whole conversation."""

    ends_offers = True

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def read_in_context(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events | None:
        """What the message sets off because of what was said before; None: `act` is for it."""
        return None

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        raise NotImplementedError

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        try:
            events = await asyncio.to_thread(self._events, dispatcher, tracker)
        except Exception as error:
            return tell_failure(dispatcher, self.name(), error)
        return self._forgotten(events) + events

    def _events(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        in_context = self.read_in_context(dispatcher, tracker)
        return self.act(dispatcher, tracker) if in_context is None else in_context

    def _forgotten(self, events: Events) -> Events:
        """An offer, or a question whether to withdraw, holds for the next message only."""
        kept = {event.get("name") for event in events} if self.ends_offers else _FOR_ONE_TURN
        return [SlotSet(slot, None) for slot in _FOR_ONE_TURN if slot not in kept]


def tell_failure(dispatcher: CollectingDispatcher, name: str, error: Exception) -> Events:
    """Log the kind of error, never its text, and end the turn as failed."""
    log.error("%s failed: %s", name, type(error).__name__)
    dispatcher.messages.clear()
    dispatcher.utter_message(json_message={"turn": {"failed": True}})
    return [FollowupAction("action_listen")]
