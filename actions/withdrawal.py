"""Taking a request back: offered, asked about once, then done."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.desk import Desk, DeskAction, Events
from actions.turn import Turn, end_turn, say, turn_of
from cases.conversations import case_of_conversation
from cases.tickets import card, open_tickets_of, withdraw


class ActionCancel(DeskAction):
    """ "That is not what I meant": asks whether to withdraw this conversation's open requests."""

    def name(self) -> str:
        return "action_cancel"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        turn = turn_of(tracker)
        with self.desk.sessions.begin() as db:
            tickets = open_tickets_of(db, case_of_conversation(db, turn.conversation_id))
            references = [ticket.reference for ticket in tickets]
        end_turn(dispatcher, turn)
        if not references:
            say(dispatcher, "utter_cancel", topic="cancel")
            return []
        ask_withdrawal(dispatcher, references)
        return [SlotSet("pending", "withdrawal"), SlotSet("tickets", references)]


def ask_withdrawal(dispatcher: CollectingDispatcher, references: list[str]) -> None:
    say(dispatcher, "utter_ask_withdrawal", topic="cancel", references=", ".join(references))


def read_withdrawal(tracker: Tracker, turn: Turn) -> str | None:
    """yes or no to the question whether to withdraw; None if not asked or not answered."""
    if chosen := turn.entities.get("withdrawal"):
        return chosen
    if tracker.get_slot("pending") != "withdrawal":
        return None
    return {"affirm": "yes", "deny": "no"}.get(turn.first)


def withdraw_tickets(
    desk: Desk, dispatcher: CollectingDispatcher, turn: Turn, references: list[str]
) -> None:
    """Withdraw those of these tickets that are open and say which."""
    with desk.sessions.begin() as db:
        case = case_of_conversation(db, turn.conversation_id)
        tickets = [ticket for ticket in open_tickets_of(db, case) if ticket.reference in references]
        for ticket in tickets:
            withdraw(db, ticket)
            say(
                dispatcher,
                "utter_ticket_withdrawn",
                topic="cancel",
                ticket=card(ticket),
                references=ticket.reference,
            )
    if not tickets:
        say(dispatcher, "utter_cancel", topic="cancel")
