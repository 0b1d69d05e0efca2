"""An e-mail address in the message that orders something: offered as the one to answer to.

It may be somebody else's, or the one that no more is to be sent to: nothing goes there without a
yes. The chat has the address, the actions know in which message it stands.
"""

from actions.form_answers import EMAIL_PLACEHOLDER
from actions.form_turn import FormTurn
from actions.turn import Slots, Turn
from actions.vocabulary import affirms, holds, is_only, made_of

_REFUSING = ("negation", "another", "wrong")
_OF_ADDRESSES = ("to_it", "email", "replaced", "rather", "yes", "filler", "agreed")


def mentioned_in(turn: Turn) -> Slots:
    """The slot that remembers the message, where one address stands in it."""
    return {"mentioned": turn.message_id} if turn.text.count(EMAIL_PLACEHOLDER) == 1 else {}


def answer_about_mentioned(at: FormTurn) -> str | None:
    """given, or other where it is not that address; None if none was offered, or the message says
    neither."""
    text = at.turn.text
    if at.slot != "email" or at.tracker.get_slot("mentioned") is None or EMAIL_PLACEHOLDER in text:
        return None
    if chosen := at.turn.entities.get("email"):
        return "given" if chosen == "mentioned" else None
    refuses = holds(text, *_REFUSING)
    if affirms(text, "yes", "right", "to_it") or (at.turn.first == "affirm" and not refuses):
        return "given"
    is_other = refuses and not is_only(text, "skip")
    return "other" if is_other and made_of(text, *_REFUSING, *_OF_ADDRESSES) else None
