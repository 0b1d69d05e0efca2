"""The questions of the request form, one action a slot."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.desk import Desk, DeskAction, Events
from actions.form_answers import FORM_SLOTS
from actions.turn import Turn, say, turn_of
from actions.withdrawal import ask_withdrawal
from cases.conversations import case_of_conversation
from cases.database import reading
from cases.taxonomy import taxonomy
from cases.tickets import tickets_of


def ask(desk: Desk, dispatcher: CollectingDispatcher, tracker: Tracker, slot: str) -> None:
    """Ask for one slot; a withdrawal that waits for its yes or no is asked about instead."""
    references = tracker.get_slot("tickets") or []
    if tracker.get_slot("pending") == "withdrawal":
        ask_withdrawal(dispatcher, tracker.get_slot("to_withdraw") or references)
        return
    mentioned = slot == "email" and tracker.get_slot("mentioned") is not None
    question = "utter_ask_email_mentioned" if mentioned else f"utter_ask_{slot}"
    summary = _summary(desk, turn_of(tracker), references) if slot == "confirmed" else ""
    say(dispatcher, question, asks=slot, summary=summary)


def _summary(desk: Desk, turn: Turn, references: list[str]) -> str:
    """The tickets that are asked about, by what was asked for."""
    with reading(desk.sessions) as db:
        tickets = tickets_of(db, case_of_conversation(db, turn.conversation_id), references)
        titles = taxonomy().titles
        return "; ".join(
            f"{titles[ticket.asked_for][turn.language]} ({ticket.reference})" for ticket in tickets
        )


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
