"""An e-mail address in the message that orders something: offered as the one to answer to.

It may be somebody else's, or the one that no more is to be sent to: nothing goes there without a
yes. The chat has the address, the actions know in which message it stands.
"""

from actions.form_answers import EMAIL_PLACEHOLDER, is_question
from actions.form_turn import FormTurn
from actions.turn import Slots, Turn
from actions.vocabulary import affirms, holds, is_only, made_of, without
from cases.taxonomy import RECTIFICATION

_REFUSING = ("negation", "another", "wrong")
_OF_ADDRESSES = ("to_it", "email", "replaced", "rather", "yes", "filler", "agreed")
_BRIEF = 8


def mentioned_in(turn: Turn) -> Slots:
    """The slot that remembers the message, where one address stands in it."""
    is_one = turn.text.count(EMAIL_PLACEHOLDER) == 1
    return {"mentioned": turn.message_id if is_one else None}


def answer_about_mentioned(at: FormTurn) -> str | None:
    """given, or other where it is not that address; None if none was offered, or the message says
    neither. Only words that say nothing else are a yes: "yes, but that is my husband's" is none."""
    is_offered = at.slot == "email" and at.tracker.get_slot("mentioned") is not None
    if not is_offered or EMAIL_PLACEHOLDER in at.turn.text:
        return None
    if chosen := at.turn.entities.get("email"):
        return "given" if chosen == "mentioned" else None
    text = without(at.turn.text, "harmless")
    if affirms(text, "yes", "right", "to_it", "accepted") or _says_harmless(at.turn.text, text):
        return "given"
    return "other" if _is_refused(text, at.turn) else None


def _says_harmless(written: str, rest: str) -> bool:
    """Whether "no problem" is all that it says."""
    return holds(written, "harmless") and made_of(rest, "filler", "agreed", "yes")


def _is_refused(text: str, turn: Turn) -> bool:
    """Whether it is a no to this address, or speaks of whose it is; who gives none says so."""
    if is_only(text, "skip") or is_question(turn.text):
        return False
    if holds(text, *_REFUSING) and made_of(text, *_REFUSING, *_OF_ADDRESSES):
        return True
    is_brief = len(text.split()) <= _BRIEF and not set(turn.requests) - {RECTIFICATION}
    return is_brief and holds(text, "email")
