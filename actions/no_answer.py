"""What is said to the form's questions that is neither an answer nor a refusal: a mere yes, or
another way to be reached than the one that was asked for."""

from actions.form_answers import EMAIL_PLACEHOLDER, is_question
from actions.form_turn import FormTurn
from actions.turn import Slots
from actions.vocabulary import affirms

_AWAITED = {"email": "utter_email_awaited", "addition": "utter_addition_awaited"}
_OTHER_CONTACTS = ("<PHONE_NUMBER>", "<ADDRESS>")
_BRIEF = 12
_RECTIFICATION = "request.rectification"


def nearly_an_answer(at: FormTurn) -> Slots | None:
    """A mere yes gives nothing yet; a telephone number is read by whoever handles the request."""
    if at.slot in _AWAITED and affirms(at.turn.text, "yes", "accepted"):
        at.say(_AWAITED[at.slot])
        return {at.slot: None}
    if at.slot == "email" and _gives_other_contact(at):
        at.say("utter_contact_noted")
        return {"email": "none", "misses": 0}
    return None


def _gives_other_contact(at: FormTurn) -> bool:
    """Whether a telephone number or a postal address is what there is to answer to."""
    text = at.turn.text
    has_contact = any(kind in text for kind in _OTHER_CONTACTS) and EMAIL_PLACEHOLDER not in text
    if not has_contact or len(text.split()) > _BRIEF or is_question(text):
        return False
    # to the classifier an address alone looks like a correction, "send it to" like the order again
    is_open = {ticket.asked_for for ticket in at.desk.open_tickets(at.turn.conversation_id)}
    return set(at.turn.requests) <= is_open | {_RECTIFICATION}
