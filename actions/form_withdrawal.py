"""Taking a request back in the middle of the form: asked about first, then the form goes on with
what is left."""

from actions.corrections import takes_request_back
from actions.form_answers import is_question
from actions.form_turn import FormTurn
from actions.moods import hesitates
from actions.named_tickets import (
    denies_asking,
    named_for_withdrawal,
    names_some,
    takes_named_back,
    withdraws,
)
from actions.turn import Slots, Turn
from actions.vocabulary import holds, is_only, made_of
from actions.withdrawal import leaves_withdrawal_open, read_withdrawal, withdraw_tickets
from cases.taxonomy import TICKET_STATUS

# from here on a wish to cancel is one, though it answers nothing
_CLEAR = 0.5
_BESIDE = ("change_language", "greeting", "about_bot")
_SAYS_ELSE = ("yes", "why", "withdraw", "role_own", "role_company")
_BESIDE_WRONG = ("affirm", "cancel", "thanks", "goodbye", "greeting", "change_language")
_FEW = 2
_NO_ANSWER = ("unclear", "withdraw", "wish", "wrong")


def withdrawal_in_form(at: FormTurn, *, is_new: bool) -> Slots | None:
    """What the answer to the question whether to withdraw does, if that was asked."""
    if is_new and (answer := read_withdrawal(at.tracker, at.turn)) is not None:
        return settle_withdrawal(at, answer)
    if leaves_withdrawal_open(at.tracker, at.turn):
        named = at.tracker.get_slot("to_withdraw")
        return {at.slot: None, "pending": "withdrawal", "to_withdraw": named}
    was_asked = at.tracker.get_slot("pending") == "withdrawal" and not at.turn.entities
    among = at.tracker.get_slot("to_withdraw") or at.references
    if was_asked and len(among) > 1 and names_some(at.turn.text, among):
        return ask_whether_to_withdraw(at)
    return None


def is_asked_meanwhile(at: FormTurn, outcome: Slots) -> bool:
    """Whether a question came in between, and whether to withdraw is still to be answered."""
    turn = at.turn
    is_settled = outcome["pending"] or outcome["withdrawn"] or outcome.get(at.slot)
    if is_settled or at.tracker.get_slot("pending") != "withdrawal" or turn.requests:
        return False
    asks = bool(turn.topics) or TICKET_STATUS in turn.wishes or is_question(turn.text)
    is_beside = asks or turn.first in _BESIDE or hesitates(turn)
    return is_beside and read_withdrawal(at.tracker, turn) is None


def says_what_is_wrong(at: FormTurn, said: str | None) -> bool:
    """Whether a visitor who was asked what is not right says it: whoever handles the request reads
    it."""
    turn = at.turn
    if at.tracker.get_slot("pending") != "wrong" or _is_mere_no(turn):
        return False
    kinds = {ticket.asked_for for ticket in at.desk.open_tickets(turn.conversation_id)}
    is_other = said in _SAYS_ELSE or turn.first in _BESIDE_WRONG or bool(set(turn.requests) - kinds)
    is_other = is_other or bool(turn.topics) or is_question(turn.text) or hesitates(turn)
    is_other = is_other or holds(turn.text, "withdraw") or is_only(turn.text, "fits", "right")
    has_content = "<" in turn.text or len(turn.text.split()) >= _FEW
    return has_content and not is_other


def _is_mere_no(turn: Turn) -> bool:
    words = ("negation", "denial", "fits", "right", "filler", "agreed")
    return "<" not in turn.text and made_of(turn.text, *words)


def ask_whether_to_withdraw(at: FormTurn) -> Slots:
    pending = at.tracker.get_slot("pending")
    was_asked = pending == "withdrawal"
    if at.slot == "confirmed" and pending is None and _is_mere_no(at.turn):
        return {at.slot: None, "pending": "wrong"}
    withdrawing = was_asked or withdraws(at.turn.text)
    named = named_for_withdrawal(at.desk, at.turn, at.references, withdrawing=withdrawing)
    return {at.slot: None, "pending": "withdrawal", "to_withdraw": named}


def is_taken_back(at: FormTurn, said: str | None) -> bool:
    """Whether the request is to be withdrawn, as far as one can say before it is asked about. A
    bare no does not answer whose data it is, and to whether all is right it does."""
    turn = at.turn
    if "confirmed" in turn.entities or said not in (None, *_NO_ANSWER):
        return False
    if denies_asking(at.desk, turn):
        return True
    if said == "unclear":
        return turn.first == "cancel" and turn.confidence >= _CLEAR
    if said == "withdraw" and not turn.requests:
        return True
    if turn.first == "cancel" or takes_request_back(turn) or takes_named_back(at.desk, turn):
        return True
    is_no = said == "wrong" or (said is None and turn.first == "deny" and not turn.entities)
    return at.slot == "confirmed" and is_no


def settle_withdrawal(at: FormTurn, withdrawal: str) -> Slots:
    """Withdraw what was asked about; the form goes on with the tickets that are left, if any."""
    if withdrawal != "yes":
        at.say("utter_ticket_kept")
        return {at.slot: None}
    withdrawn: list[str] = at.tracker.get_slot("to_withdraw") or at.references
    done = withdraw_tickets(at.desk, at.dispatcher, at.turn, withdrawn)
    left = [reference for reference in at.references if reference not in withdrawn]
    rest: Slots = {"tickets": left} if left else {"requested_slot": None}
    return {at.slot: None, "withdrawn": done} | rest
