"""What is said to the question for an e-mail address that is neither one nor a refusal."""

from actions.form_answers import EMAIL_PLACEHOLDER, is_question
from actions.form_turn import FormTurn
from actions.turn import Slots, Turn
from actions.vocabulary import affirms

_OTHER_CONTACTS = ("<PHONE_NUMBER>", "<ADDRESS>")
_BRIEF = 12
# to the classifier an address alone looks like a correction
_NO_ORDER = {"request.rectification"}


def nearly_an_address(at: FormTurn) -> Slots | None:
    """A mere yes gives none yet; a telephone number is read by whoever handles the request."""
    if at.slot != "email":
        return None
    if affirms(at.turn.text, "yes", "accepted"):
        at.say("utter_email_awaited")
        return {"email": None}
    if _gives_other_contact(at.turn):
        at.say("utter_contact_noted")
        return {"email": "none", "misses": 0}
    return None


def _gives_other_contact(turn: Turn) -> bool:
    """Whether a telephone number or a postal address is what there is to answer to."""
    has_contact = any(kind in turn.text for kind in _OTHER_CONTACTS)
    is_brief = len(turn.text.split()) <= _BRIEF and not is_question(turn.text)
    orders = set(turn.requests) - _NO_ORDER
    return has_contact and is_brief and EMAIL_PLACEHOLDER not in turn.text and not orders
