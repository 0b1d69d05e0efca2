"""The request form: whose data, an e-mail to answer to, anything to add, is it right.

Every answer may also be something else: a question (answered, then the form asks again), another
request (its ticket is opened), a wish to withdraw. Nothing a visitor writes here is lost.
"""

import asyncio
from dataclasses import replace
from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.desk import Desk, Events, tell_failure
from actions.form_answers import READERS, is_something_else
from actions.language import wanted_language
from actions.requests import open_tickets
from actions.status import tell_status
from actions.turn import Slots, Turn, end_turn, say, say_answer, turn_of
from actions.withdrawal import read_withdrawal, withdraw_tickets
from cases.conversations import case_of_conversation
from cases.taxonomy import TICKET_STATUS
from cases.tickets import is_handoff, set_data_role, tickets_of

# after this many answers that are none, the form goes on without
_PATIENCE = 2
_WITHOUT = {"role": "unknown", "email": "none", "addition": "none", "confirmed": "yes"}
_NOT_UNDERSTOOD = {
    "role": "utter_role_not_understood",
    "email": "utter_email_not_understood",
    "confirmed": "utter_confirmation_not_understood",
}
_SMALL_TALK = ("greeting", "about_bot", "out_of_scope")


class ValidateRequestForm(FormValidationAction):
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def name(self) -> str:
        return "validate_request_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        try:
            asked = tracker.get_slot("requested_slot")
            if asked is None:  # the message that opened the form answers none of its questions
                first = await self.next_requested_slot(dispatcher, tracker, domain)
                return [first] if first else []
            events = await super().run(dispatcher, tracker, domain)
        except Exception as error:
            return tell_failure(dispatcher, self.name(), error)
        turn = turn_of(tracker)
        events = _ended(events)
        events.append(SlotSet("handled", turn.message_id))
        given = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
        language = {"language": given["language"]} if given.get("language") else {}
        answered = given.get(asked) is not None
        end_turn(dispatcher, replace(turn, wishes=()) if answered else turn, **language)
        return events

    async def required_slots(
        self,
        domain_slots: list[str],
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],
    ) -> list[str]:
        """A call for a human alone is not asked whose data it is about."""
        only_handoff = await asyncio.to_thread(self._only_handoff, tracker)
        return [slot for slot in domain_slots if not (only_handoff and slot == "role")]

    def _only_handoff(self, tracker: Tracker) -> bool:
        with self.desk.sessions.begin() as db:
            case = case_of_conversation(db, tracker.sender_id)
            tickets = tickets_of(db, case, tracker.get_slot("tickets") or [])
            return all(is_handoff(ticket) for ticket in tickets)

    async def validate_role(self, _: Any, *more: Any) -> Slots:
        return await asyncio.to_thread(self._validate, "role", *more)

    async def validate_email(self, _: Any, *more: Any) -> Slots:
        return await asyncio.to_thread(self._validate, "email", *more)

    async def validate_addition(self, _: Any, *more: Any) -> Slots:
        return await asyncio.to_thread(self._validate, "addition", *more)

    async def validate_confirmed(self, _: Any, *more: Any) -> Slots:
        return await asyncio.to_thread(self._validate, "confirmed", *more)

    def _validate(
        self, slot: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: Any
    ) -> Slots:
        outcome = self._outcome(slot, dispatcher, tracker, turn_of(tracker))
        return {"pending": None} | outcome

    def _outcome(
        self, slot: str, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> Slots:
        references: list[str] = tracker.get_slot("tickets") or []
        # the chat sends a message again when the reply got lost: what was taken is not taken twice
        is_new = tracker.get_slot("handled") != turn.message_id
        if is_new and (withdrawal := read_withdrawal(tracker, turn)) is not None:
            return self._settle_withdrawal(slot, dispatcher, turn, references, withdrawal)
        if turn.first == "cancel" and "confirmed" not in turn.entities:
            return {slot: None, "pending": "withdrawal"}
        if turn.first == "change_language" and (wanted := wanted_language(turn)):
            return {slot: None, "language": wanted}
        if slot in ("role", "confirmed") and turn.first == "deny" and not turn.entities:
            return {slot: None, "pending": "withdrawal"}
        something_else = is_something_else(slot, turn)
        if not is_new and not something_else:
            return {slot: None}
        answer = None if something_else else READERS[slot](turn)
        if answer is not None:
            return self._take(slot, answer, dispatcher, turn, references)
        return self._interrupted(slot, dispatcher, tracker, turn, references)

    def _take(
        self,
        slot: str,
        answer: str,
        dispatcher: CollectingDispatcher,
        turn: Turn,
        references: list[str],
    ) -> Slots:
        """An answer to the question: store it and say so."""
        if slot == "role":
            self._set_role(turn, references, answer)
            say(dispatcher, f"utter_role_{answer}")
        elif slot == "email":
            say(dispatcher, "utter_email_noted" if answer == "given" else "utter_email_none")
        elif slot == "addition" and answer == "given":
            say(dispatcher, "utter_addition_noted")
        elif slot == "confirmed" and answer == "no":
            return self._settle_withdrawal(slot, dispatcher, turn, references, "yes")
        return {slot: answer, "misses": 0}

    def _set_role(self, turn: Turn, references: list[str], role: str | None) -> None:
        if role is None:
            return
        with self.desk.sessions.begin() as db:
            case = case_of_conversation(db, turn.conversation_id)
            for ticket in tickets_of(db, case, references):
                set_data_role(db, ticket, data_role=role)

    def _settle_withdrawal(
        self,
        slot: str,
        dispatcher: CollectingDispatcher,
        turn: Turn,
        references: list[str],
        withdrawal: str,
    ) -> Slots:
        if withdrawal == "yes":
            withdraw_tickets(self.desk, dispatcher, turn, references)
            return {slot: None, "requested_slot": None}
        say(dispatcher, "utter_ticket_kept")
        return {slot: None}

    def _interrupted(
        self,
        slot: str,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        turn: Turn,
        references: list[str],
    ) -> Slots:
        """Not an answer: honour what it is, and count how often nothing was understood."""
        if turn.requests:
            slots = open_tickets(
                self.desk, dispatcher, turn, kinds=turn.requests, earlier=references
            )
            self._set_role(turn, slots["tickets"], tracker.get_slot("role"))
            return {slot: None, "tickets": slots["tickets"], "misses": 0}
        for topic in turn.topics:
            say_answer(dispatcher, topic)
        if TICKET_STATUS in turn.wishes:
            tell_status(self.desk, dispatcher, turn)
        if turn.topics or TICKET_STATUS in turn.wishes:
            return {slot: None}
        if turn.first in _SMALL_TALK:
            say(dispatcher, f"utter_{turn.first}", topic=turn.first)
        misses = (tracker.get_slot("misses") or 0) + 1
        if misses >= _PATIENCE:
            return self._take(slot, _WITHOUT[slot], dispatcher, turn, references)
        if slot in _NOT_UNDERSTOOD and turn.first not in _SMALL_TALK:
            say(dispatcher, _NOT_UNDERSTOOD[slot])
        return {slot: None, "misses": misses}


def _ended(events: Events) -> Events:
    """A withdrawal ends the form: no further slot is asked for, whatever is missing."""
    asking = [event for event in events if event.get("name") == "requested_slot"]
    if any(event["value"] is None for event in asking):
        return [e for e in events if e not in asking] + [SlotSet("requested_slot", None)]
    return events
