"""A yes or a no outside the form: to what was asked or offered last, else a question back."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.context import ActionInContext
from actions.desk import DeskAction, Events
from actions.opening import open_wished
from actions.restoring import restore
from actions.turn import end_turn, say, turn_of
from actions.vocabulary import holds
from actions.withdrawal import (
    ask_withdrawal,
    leaves_withdrawal_open,
    read_withdrawal,
    withdraw_tickets,
)
from cases.taxonomy import HANDOFF


class ActionAffirm(DeskAction):
    def name(self) -> str:
        return "action_affirm"

    def read_in_context(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events | None:
        return restore(self.desk, dispatcher, tracker, turn_of(tracker))

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        turn = turn_of(tracker)
        end_turn(dispatcher, turn)
        if read_withdrawal(tracker, turn) == "yes":
            named = tracker.get_slot("tickets") or []
            withdrawn = withdraw_tickets(self.desk, dispatcher, turn, named)
            return [SlotSet("withdrawn", withdrawn)]
        if leaves_withdrawal_open(tracker, turn):
            ask_withdrawal(self.desk, dispatcher, turn, tracker.get_slot("tickets") or [])
            return [SlotSet("pending", "withdrawal")]
        if offered := tracker.get_slot("offered") or _meant_besides(tracker, turn.text):
            return open_wished(self.desk, dispatcher, tracker, turn, [offered])
        say(dispatcher, "utter_affirm", topic="affirm")
        return []


def _meant_besides(tracker: Tracker, text: str) -> str | None:
    """An "ok" is one to the answer alone, and "yeah, thanks" calls no colleague."""
    besides: str | None = tracker.get_slot("offered_before")
    clear = ("do_it", "wanted") if besides == HANDOFF else ("yes",)
    return besides if holds(text, *clear) else None


class ActionDeny(ActionInContext):
    def name(self) -> str:
        return "action_deny"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        turn = turn_of(tracker)
        end_turn(dispatcher, turn)
        kept = read_withdrawal(tracker, turn) == "no"
        say(dispatcher, "utter_ticket_kept" if kept else "utter_deny", topic="deny")
        return []
