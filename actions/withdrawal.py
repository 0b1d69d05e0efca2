"""Taking requests back: asked about once, then done; nothing is withdrawn without a yes."""

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.desk import Desk, Events
from actions.named_tickets import named_in, withdraws, withdraws_elsewhere
from actions.tickets_in_words import called
from actions.turn import Turn, end_turn, say
from actions.vocabulary import affirms, holds, is_only
from cases.conversations import case_of_conversation
from cases.taxonomy import HANDOFF
from cases.tickets import card, open_tickets_of, withdraw


def ask_withdrawal(
    desk: Desk, dispatcher: CollectingDispatcher, turn: Turn, references: list[str]
) -> None:
    tickets = called(desk, turn, references).items()
    names = ", ".join(f"{ref} ({title[:1].lower()}{title[1:]})" for ref, title in tickets)
    say(dispatcher, "utter_ask_withdrawal", topic="cancel", asks="withdrawal", references=names)


def offer_withdrawal(desk: Desk, dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    """Ask about the open requests that the message names, or all of the conversation; [] and not a
    word where there are none."""
    tickets = desk.open_tickets(turn.conversation_id)
    named = named_in(turn.text, tickets, withdrawing=withdraws(turn.text))
    references = named or [ticket.reference for ticket in tickets]
    if not references:
        return []
    ask_withdrawal(desk, dispatcher, turn, references)
    return [SlotSet("pending", "withdrawal"), SlotSet("tickets", references)]


def offer_elsewhere(desk: Desk, dispatcher: CollectingDispatcher, turn: Turn) -> Events | None:
    """Offer a colleague for a request of another conversation: nothing is withdrawn for whoever
    knows its reference alone. None where no such request is named."""
    if not withdraws_elsewhere(desk, turn):
        return None
    say(dispatcher, "utter_withdrawal_elsewhere", topic="cancel")
    end_turn(dispatcher, replace(turn, wishes=("cancel",)))
    return [SlotSet("offered", HANDOFF), FollowupAction("action_listen")]


def read_withdrawal(tracker: Tracker, turn: Turn) -> str | None:
    """yes or no to the question whether to withdraw; None if not asked or not answered. A mere "ok"
    answers nothing."""
    if chosen := turn.entities.get("withdrawal"):
        return chosen
    if tracker.get_slot("pending") != "withdrawal":
        return None
    if is_only(turn.text, "keep"):
        return "no"
    if turn.first == "cancel" and holds(turn.text, "withdraw", "undo"):  # "can you take it back?"
        return None if holds(turn.text, "negation") else "yes"
    says_yes = holds(turn.text, "yes")
    if affirms(turn.text, "withdraw") or (says_yes and affirms(turn.text, "undo", "yes")):
        return "yes"
    if turn.first == "affirm":  # "yes, that is right" says it of what is registered
        return "yes" if says_yes and not holds(turn.text, "fits") else None
    return "no" if turn.first == "deny" else None


def leaves_withdrawal_open(tracker: Tracker, turn: Turn) -> bool:
    """Whether an "ok" leaves open what was asked; it is asked again then."""
    is_asked = tracker.get_slot("pending") == "withdrawal"
    return is_asked and turn.first == "affirm" and read_withdrawal(tracker, turn) is None


def withdraw_tickets(
    desk: Desk, dispatcher: CollectingDispatcher, turn: Turn, references: list[str]
) -> list[str]:
    """Withdraw those of these tickets that are open, say which and return their references."""
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
    return [ticket.reference for ticket in tickets]
