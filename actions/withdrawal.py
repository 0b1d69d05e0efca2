"""Taking requests back: asked about once, then done; nothing is withdrawn without a yes."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.desk import Desk, Events
from actions.turn import Turn, say
from actions.vocabulary import affirms, is_only
from cases.conversations import case_of_conversation
from cases.tickets import card, open_tickets_of, withdraw


def ask_withdrawal(dispatcher: CollectingDispatcher, references: list[str]) -> None:
    names = ", ".join(references)
    say(dispatcher, "utter_ask_withdrawal", topic="cancel", asks="withdrawal", references=names)


def offer_withdrawal(desk: Desk, dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    """Ask about all open requests of the conversation; [] and not a word where there are none."""
    with desk.sessions.begin() as db:
        tickets = open_tickets_of(db, case_of_conversation(db, turn.conversation_id))
        references = [ticket.reference for ticket in tickets]
    if not references:
        return []
    ask_withdrawal(dispatcher, references)
    return [SlotSet("pending", "withdrawal"), SlotSet("tickets", references)]


def read_withdrawal(tracker: Tracker, turn: Turn) -> str | None:
    """yes or no to the question whether to withdraw; None if not asked or not answered."""
    if chosen := turn.entities.get("withdrawal"):
        return chosen
    if tracker.get_slot("pending") != "withdrawal":
        return None
    if is_only(turn.text, "keep"):
        return "no"
    if affirms(turn.text, "withdraw"):
        return "yes"
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
