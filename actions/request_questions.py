"""The questions of the request form, one action a slot."""

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.desk import Desk, DeskAction, Events
from actions.form_answers import FORM_SLOTS
from actions.tickets_in_words import called
from actions.turn import say, turn_of
from actions.withdrawal import ask_withdrawal


def ask(desk: Desk, dispatcher: CollectingDispatcher, tracker: Tracker, slot: str) -> None:
    """Ask for one slot; a withdrawal that waits for its yes or no is asked about instead."""
    references, turn = tracker.get_slot("tickets") or [], turn_of(tracker)
    turn = replace(turn, language=tracker.get_slot("language") or turn.language)
    if tracker.get_slot("pending") == "withdrawal":
        ask_withdrawal(desk, dispatcher, turn, tracker.get_slot("to_withdraw") or references)
        return
    if slot == "confirmed" and tracker.get_slot("pending") == "wrong":
        say(dispatcher, "utter_what_is_wrong", asks=slot)
        return
    mentioned = slot == "email" and tracker.get_slot("mentioned") is not None
    question = "utter_ask_email_mentioned" if mentioned else f"utter_ask_{slot}"
    tickets = called(desk, turn, references) if slot == "confirmed" else {}
    summary = "; ".join(f"{title} ({reference})" for reference, title in tickets.items())
    say(dispatcher, question, asks=slot, summary=summary)


class ActionAsk(DeskAction):
    """Asks where the form's validation has not (actions/request_form.py)."""

    slot: str
    ends_offers = False

    def name(self) -> str:
        return f"action_ask_request_form_{self.slot}"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        ask(self.desk, dispatcher, tracker, self.slot)
        return []


ASKING = [type(f"ActionAsk{slot.title()}", (ActionAsk,), {"slot": slot}) for slot in FORM_SLOTS]
