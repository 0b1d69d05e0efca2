"""What a visitor's words mean as an answer to a question of the request form.

Each reader takes a turn and returns the slot's value, or None where the words do not answer it.
"""

import re
from collections.abc import Callable

from actions.moods import hesitates, is_insult
from actions.turn import Turn
from actions.vocabulary import affirms, holds, is_only

_SURE, _LIKELY = 0.6, 0.4
_QUESTION = re.compile(
    r"\W*(?:hur|vad|va|vem|vilk\w+|varför|när|kan|får|är|how|what|who|why|when|which|where|can|may"
    r"|do|does|is|are|kuinka|miten|mitä|mitäs|mikä|kuka|ketkä|kenelle|miksi|miks|milloin|voi\w*"
    r"|saa\w*|onko|onks|kauanko|kauanks)\b"
)
EMAIL_PLACEHOLDER = "<EMAIL_ADDRESS>"


def is_something_else(slot: str, turn: Turn) -> bool:
    """Whether words that were to answer a question are rather a request, which must not be lost,
    or a question of the visitor's own. A placeholder (an e-mail address) alone is neither."""
    if turn.entities or not re.sub(r"<[A-Z_]+>|\W", "", turn.text):
        return False
    if turn.requests:
        return turn.confidence >= (_LIKELY if slot == "addition" else _SURE)
    return bool(turn.topics) and turn.confidence >= _SURE and is_question(turn.text)


def is_question(text: str) -> bool:
    return "?" in text or bool(_QUESTION.match(text.lower()))


def read_role(turn: Turn) -> str | None:
    """own, company or unknown. An admission of not knowing wins, then the company."""
    if chosen := turn.entities.get("role"):
        return chosen
    if is_question(turn.text):
        return None
    roles = ("unknown", "company", "own")
    return next((role for role in roles if holds(turn.text, f"role.{role}")), None)


def read_email(turn: Turn) -> str | None:
    """given or none. The address stays with the chat; what is seen here is its placeholder."""
    if EMAIL_PLACEHOLDER in turn.text:
        return "given"
    declined = turn.entities.get("email") == "none" or turn.first == "deny"
    return "none" if declined else None


def read_addition(turn: Turn) -> str | None:
    """given or none. Whatever is neither a no nor a question is something to add."""
    is_no = turn.first in ("deny", "thanks", "goodbye") or is_only(turn.text, "nothing_more")
    if turn.entities.get("addition") == "none" or is_no:
        return "none"
    if is_question(turn.text) or turn.first in ("cancel", "affirm"):
        return None
    if is_insult(turn) or hesitates(turn):
        return None
    return "given"


def read_confirmed(turn: Turn) -> str | None:
    """yes, or no where the button said so; a typed no is asked about before a withdrawal."""
    if chosen := turn.entities.get("confirmed"):
        return chosen
    is_yes = turn.first in ("affirm", "thanks", "goodbye") or affirms(turn.text, "right")
    return "yes" if is_yes else None


READERS: dict[str, Callable[[Turn], str | None]] = {
    "role": read_role,
    "email": read_email,
    "addition": read_addition,
    "confirmed": read_confirmed,
}
#: The slots that the form fills, in its order.
FORM_SLOTS = tuple(READERS)
