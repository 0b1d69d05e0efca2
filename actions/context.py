"""Messages that only the conversation explains, read before anything else is done with them:
follow-ups to an answer, and what is corrected or taken back after the form."""

from dataclasses import asdict, replace

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.corrections import gives_address, takes_address_back, takes_request_back
from actions.desk import Desk, DeskAction, Events
from actions.follow_ups import Subject, follow_up
from actions.form_answers import FORM_SLOTS
from actions.named_tickets import denies_asking, takes_named_back
from actions.opening import open_wished, taken_offer
from actions.other_people import asked_for_another
from actions.reasons import wants_employer_not_to_learn
from actions.restoring import restore
from actions.status import asks_for_progress, lacks_reference, offer_search, tell_status
from actions.turn import Turn, end_turn, say, say_answer, turn_of
from actions.vocabulary import begins_with
from actions.withdrawal import offer_elsewhere, offer_withdrawal, read_withdrawal, withdraw_tickets
from cases.conversations import case_of_conversation, forget_email
from cases.taxonomy import RECTIFICATION, TICKET_STATUS
from cases.tickets import open_tickets_of


class ActionInContext(DeskAction):
    """`act` is for a message that means the same in any conversation."""

    def read_in_context(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events | None:
        """What the message sets off here; None where it is for `act`."""
        turn = turn_of(tracker)
        if turn.first not in ("affirm", "deny") and (answer := read_withdrawal(tracker, turn)):
            return _settle_withdrawal(self.desk, dispatcher, tracker, turn, answer)
        if elsewhere := offer_elsewhere(self.desk, dispatcher, turn):
            return elsewhere
        if restored := restore(self.desk, dispatcher, tracker, turn):
            return restored
        if offered := taken_offer(tracker, turn):
            end_turn(dispatcher, replace(turn, wishes=("affirm",)))
            return open_wished(self.desk, dispatcher, tracker, turn, [offered])
        if kinds := asked_for_another(self.desk, tracker, turn):
            end_turn(dispatcher, replace(turn, wishes=tuple(kinds)))
            return open_wished(self.desk, dispatcher, tracker, turn, kinds)
        if wants_employer_not_to_learn(turn) and self.desk.open_tickets(turn.conversation_id):
            return _say_not_told(dispatcher, turn)
        if lacks_reference(tracker, turn):
            return [*offer_search(dispatcher, turn), FollowupAction("action_listen")]
        if asks_for_progress(self.desk, turn, tracker.get_slot("subject")):
            return _tell_progress(self.desk, dispatcher, turn)
        if followed := follow_up(turn, tracker.get_slot("subject")):
            offered = None if turn.first == "deny" else tracker.get_slot("offered")
            return [*_answer(dispatcher, *followed), SlotSet("offered_before", offered)]
        is_back = takes_request_back(turn) or takes_named_back(self.desk, turn)
        if is_back or denies_asking(self.desk, turn):
            return _offer_withdrawal(self.desk, dispatcher, turn)
        is_correction = gives_address(turn) or begins_with(turn.text, "negation")
        if RECTIFICATION in turn.requests and not is_correction:
            return None  # an order is taken as one
        return _correct_address(self.desk, dispatcher, turn)


def _answer(dispatcher: CollectingDispatcher, turn: Turn, subject: Subject) -> Events:
    say_answer(dispatcher, turn.first, turn)
    end_turn(dispatcher, turn)
    return [
        SlotSet("subject", asdict(subject)),
        SlotSet("misses", 0),
        FollowupAction("action_listen"),
    ]


def _say_not_told(dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    say(dispatcher, "utter_employer_not_told")
    end_turn(dispatcher, replace(turn, wishes=()))
    return [FollowupAction("action_listen")]


def _tell_progress(desk: Desk, dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    turn = replace(turn, wishes=(TICKET_STATUS,))
    tell_status(desk, dispatcher, turn)
    end_turn(dispatcher, turn)
    return [FollowupAction("action_listen")]


def _settle_withdrawal(
    desk: Desk, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn, answer: str
) -> Events:
    """ "Keep it" and "withdraw it" as answers to the question that was just asked."""
    end_turn(dispatcher, replace(turn, wishes=()))
    if answer == "yes":
        withdrawn = withdraw_tickets(desk, dispatcher, turn, tracker.get_slot("tickets") or [])
        return [SlotSet("withdrawn", withdrawn), FollowupAction("action_listen")]
    say(dispatcher, "utter_ticket_kept")
    return [FollowupAction("action_listen")]


def _offer_withdrawal(desk: Desk, dispatcher: CollectingDispatcher, turn: Turn) -> Events | None:
    offered = offer_withdrawal(desk, dispatcher, turn)
    if not offered:
        return None
    end_turn(dispatcher, replace(turn, wishes=("cancel",)))
    return [*offered, FollowupAction("action_listen")]


def _correct_address(desk: Desk, dispatcher: CollectingDispatcher, turn: Turn) -> Events | None:
    """Another address to answer to while a ticket is open, or the form's question for it again."""
    is_address = gives_address(turn)
    if not is_address and not takes_address_back(turn, just_given=False):
        return None
    with desk.sessions.begin() as db:
        case = case_of_conversation(db, turn.conversation_id)
        tickets = open_tickets_of(db, case)
        had_one = case.requester_email is not None
        if not tickets or not (is_address or had_one):
            return None
        if not is_address:
            forget_email(case)
        references = [ticket.reference for ticket in tickets]
        role = next((ticket.data_role for ticket in tickets if ticket.data_role), "unknown")
    end_turn(
        dispatcher, replace(turn, wishes=()), address_in=turn.message_id if is_address else None
    )
    if is_address:
        say(dispatcher, "utter_email_changed" if had_one else "utter_email_noted")
        return [FollowupAction("action_listen")]
    say(dispatcher, "utter_email_forgotten")
    known = dict.fromkeys(FORM_SLOTS) | {"role": role, "addition": "none", "confirmed": "yes"}
    slots = [SlotSet(name, value) for name, value in known.items()]
    return [*slots, SlotSet("tickets", references), FollowupAction("request_form")]
