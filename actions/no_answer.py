"""What is said to the form's questions that is neither an answer nor a refusal: a mere yes, or
another way to be reached than the one that was asked for."""

from actions.form_answers import EMAIL_PLACEHOLDER
from actions.form_turn import FormTurn
from actions.moods import hesitates
from actions.turn import Slots, Turn
from actions.vocabulary import affirms, holds, made_of

_AWAITED = {"email": "utter_email_awaited", "addition": "utter_addition_awaited"}
_OTHER_CONTACTS = ("<PHONE_NUMBER>", "<ADDRESS>")


def nearly_an_answer(at: FormTurn) -> Slots | None:
    """Thinking loses nothing, a mere yes gives nothing yet, and what there is to answer to instead
    of an e-mail address is read by whoever handles the request."""
    if hesitates(at.turn):
        return {at.slot: None}
    misses: int = at.tracker.get_slot("misses") or 0
    if at.slot in _AWAITED and not misses and _is_mere_yes(at.turn.text):
        at.say(_AWAITED[at.slot])
        return {at.slot: None, "misses": 1}
    if at.slot == "email" and _gives_other_contact(at.turn):
        at.say("utter_contact_noted")
        return {"email": "none", "misses": 0}
    return None


def _is_mere_yes(text: str) -> bool:
    return affirms(text, "yes") and not holds(text, "nothing_more")


def _gives_other_contact(turn: Turn) -> bool:
    """Whether a telephone number or a postal address is all that it says."""
    has_contact = any(kind in turn.text for kind in _OTHER_CONTACTS)
    is_said = made_of(turn.text, "contact", "skip", "filler", "agreed")
    is_said = is_said and not holds(turn.text, "put_right")
    return has_contact and is_said and EMAIL_PLACEHOLDER not in turn.text
