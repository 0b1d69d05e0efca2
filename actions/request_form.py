"""The request form: whose data, an e-mail to answer to, anything to add, is it right.

Every answer may also be something else: an aside (why it asks, a correction), a question (answered,
then the form asks again), another request (its ticket is opened), a wish to withdraw. Nothing a
visitor writes here is lost.
"""

import asyncio
from dataclasses import replace
from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.asides import aside_of
from actions.corrections import refuses_address
from actions.desk import Desk, Events, tell_failure
from actions.form_answers import EMAIL_PLACEHOLDER, heard
from actions.form_outcome import followed_in_form, is_over, outcome_of
from actions.form_turn import FormTurn
from actions.form_withdrawal import is_asked_meanwhile
from actions.moods import without_hesitation
from actions.other_people import asked_for_another
from actions.request_questions import ask
from actions.status import asks_for_progress
from actions.turn import Slots, Turn, end_turn, turn_of
from cases.database import reading
from cases.taxonomy import TICKET_STATUS
from cases.tickets import only_handoffs

#: How often it is asked again whether to withdraw, when something else came in between.
_PATIENCE = 2


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
                events = [await self.next_requested_slot(dispatcher, tracker, domain)]
                await self._ask(dispatcher, tracker, events)
                return events
            turn = await asyncio.to_thread(_as_recognised, self.desk, tracker)
            events = _ended(await super().run(dispatcher, tracker, domain))
            await self._ask(dispatcher, tracker, events)
        except Exception as error:
            return tell_failure(dispatcher, self.name(), error)
        events.append(SlotSet("handled", turn.message_id))
        given = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
        more = {"language": given["language"]} if given.get("language") else {}
        if (holder := _address_holder(tracker, turn, given)) is not None:
            more["address_in"] = holder
        is_wish = given.get(asked) is None and heard(asked, turn) in (None, "wish")
        end_turn(dispatcher, turn if is_wish else replace(turn, wishes=()), **more)
        return events

    async def _ask(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, events: Events
    ) -> None:
        """Ask for the next slot, so that Rasa need not call for it (bot/serving/forms.py). In
        another language than before it does, for what is said here it still words in that one."""
        given = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
        if (slot := given.get("requested_slot")) and not given.get("language"):
            await asyncio.to_thread(ask, self.desk, dispatcher, tracker, slot)

    async def next_requested_slot(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> EventType:
        """The SDK's leaves it to Rasa where every slot is wanted; Rasa then asks a second time for
        a form that opens."""
        slots = await self.required_slots(self.domain_slots(domain), dispatcher, tracker, domain)
        missing = [slot for slot in slots if tracker.get_slot(slot) is None]
        return SlotSet("requested_slot", missing[0] if missing else None)

    async def required_slots(
        self,
        domain_slots: list[str],
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],
    ) -> list[str]:
        """A call for a human alone is not asked whose data it is about."""
        if tracker.get_slot("role") is not None:  # what is known is not asked for
            return domain_slots
        only_handoff = await asyncio.to_thread(self._only_handoff, tracker)
        return [slot for slot in domain_slots if not (only_handoff and slot == "role")]

    def _only_handoff(self, tracker: Tracker) -> bool:
        with reading(self.desk.sessions) as db:
            return only_handoffs(db, tracker.sender_id, tracker.get_slot("tickets") or [])

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
        references: list[str] = tracker.get_slot("tickets") or []
        turn = without_hesitation(turn_of(tracker))
        at = FormTurn(self.desk, dispatcher, tracker, turn, slot, references)
        outcome: Slots = dict.fromkeys(("pending", "to_withdraw", "withdrawn")) | outcome_of(at)
        is_offered = tracker.get_slot("mentioned") == turn.message_id  # the order, sent again
        has_one = EMAIL_PLACEHOLDER in at.turn.text and not is_offered
        gives = has_one and not refuses_address(at.turn)
        if slot == "email" and gives and outcome["email"] is None and not is_over(outcome):
            at.say("utter_email_noted")
            outcome["email"] = "given"
        if outcome.get("email") == "given" and gives:
            outcome["mentioned"] = None  # this is the address now
        if is_asked_meanwhile(at, outcome):
            misses = (tracker.get_slot("misses") or 0) + 1
            still = {"pending": "withdrawal", "to_withdraw": tracker.get_slot("to_withdraw")}
            outcome |= still | {"misses": misses} if misses <= _PATIENCE else {"misses": 0}
        return outcome


def _address_holder(tracker: Tracker, turn: Turn, given: Slots) -> int | None:
    """The message with the address to answer to, where this one says which: itself, or the one
    whose address was offered. A yes that is sent again says so again: its reply got lost."""
    is_said = given.get("email") == "given"
    if is_said and EMAIL_PLACEHOLDER in turn.text:
        return turn.message_id
    is_said = is_said or tracker.get_slot("handled") == turn.message_id
    mentioned: int | None = tracker.get_slot("mentioned")
    return mentioned if is_said and tracker.get_slot("email") == "given" else None


def _as_recognised(desk: Desk, tracker: Tracker) -> Turn:
    """The turn as the chat is told of it: an aside holds no topic, a follow-up its own."""
    turn = without_hesitation(turn_of(tracker))
    if aside_of(turn, tracker):
        return replace(turn, wishes=())
    if asks_for_progress(desk, turn, tracker.get_slot("subject")):
        return replace(turn, wishes=(TICKET_STATUS,), answers={})
    if kinds := asked_for_another(desk, tracker, turn):
        return replace(turn, wishes=tuple(kinds), answers={})
    slot = tracker.get_slot("requested_slot")
    followed = followed_in_form(turn, tracker.get_slot("subject"), slot)
    return followed[0] if followed else turn


def _ended(events: Events) -> Events:
    """A withdrawal ends the form: no further slot is asked for, whatever is missing."""
    asking = [event for event in events if event.get("name") == "requested_slot"]
    if any(event["value"] is None for event in asking):
        return [e for e in events if e not in asking] + [SlotSet("requested_slot", None)]
    return events
