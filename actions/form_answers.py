"""What a visitor's words mean as an answer to a question of the request form.

Each reader takes a turn and returns the slot's value, or None where the words do not answer it.
"""

import re
from collections.abc import Callable

from actions.moods import hesitates, is_insult
from actions.other_people import SELF, names_only_somebody, persons_in
from actions.turn import Turn
from actions.vocabulary import affirms, follows, holds, is_only, made_of
from cases.taxonomy import BREACH, OUT_OF_SCOPE

_SURE, _LIKELY = 0.6, 0.4
# an order inside the form is lost where this much speaks for one and it is taken for an answer
_CERTAIN, _DOUBT, _MUCH_DOUBT = 0.9, 0.15, 0.35
_WISH = "wish"
# an answer that is likeliest is one from here on; less will do where little speaks for a wish
_HEARD, _LEAST, _MAYBE = 0.5, 0.35, 0.2
_FEW, _BRIEF = 3, 12
_QUESTION = re.compile(
    r"\W*(?:hur|vad|va|vem|vilk\w+|varför|när|kan|får|är|how|what|who|why|when|which|where|can|may"
    r"|do|does|is|are|kuinka|miten|mitä|mitäs|mikä|kuka|ketkä|kenelle|miksi|miks|milloin|voi\w*"
    r"|saa\w*|onko|onks|kauanko|kauanks)\b"
)
EMAIL_PLACEHOLDER = "<EMAIL_ADDRESS>"
#: The groups of words that an answer whose data it is may be made of.
ROLE_WORDS = ("instead", "role", "filler")
#: What takes back, corrects, or speaks of others where somebody says who they are to us.
_NO_RELATION = ("withdraw", "unwanted", "undo", "not_asked", "rather", "role.unknown", "others")


def heard(slot: str, turn: Turn) -> str | None:
    """What the message says to the form's question: an answer, `why`, `unclear`, `withdraw`, or
    `wish` for what is none. None where it may be one: the classifier then decides.

    Closed word lists know the plain answers, what was learnt from answers the others.
    """
    if turn.entities:
        return None
    if plain := _plain(slot, turn):
        return plain
    shares = turn.answers.get(slot)
    if not shares or _is_mere_anger(turn):
        return None
    name, share = max(shares.items(), key=lambda item: item[1])
    wish = shares.get(_WISH, 0.0)
    # no order is taken for one as often as a breach: people name payslips and logins
    doubt = _MUCH_DOUBT if turn.first == BREACH else _DOUBT
    if turn.requests and turn.confidence >= _CERTAIN and wish >= doubt:
        return _WISH
    if share < _HEARD and wish >= _MAYBE:
        return None
    return name if share >= _LEAST else "unclear"


def _is_mere_anger(turn: Turn) -> bool:
    """Whether an insult answers nothing; "the firm's, you idiot" does."""
    return turn.first == OUT_OF_SCOPE and is_insult(turn) and not holds(turn.text, "role")


def _plain(slot: str, turn: Turn) -> str | None:
    """An answer in words that say nothing else."""
    is_order = turn.requests and turn.confidence >= _CERTAIN
    may_tell = slot == "role" and not is_order and len(turn.text.split()) <= _BRIEF
    if may_tell and (whose := _role_by_relation(turn)):
        return whose
    if slot == "role" and is_bare_role(turn):
        return read_role(turn)
    if may_tell and (whose := _role_in_full(turn.text) or _role_of_others(turn)):
        return whose
    if slot == "email" and is_only(turn.text, "skip"):
        return "none"
    if is_only(turn.text, "pass_over"):
        return {"role": "unknown", "email": "none", "addition": "none"}.get(slot)
    if slot == "addition" and _is_masked_value(turn.text):
        return "given"
    if is_only(turn.text, "nothing_more"):
        return {"addition": "none", "confirmed": "yes"}.get(slot)
    return None


def _is_masked_value(text: str) -> bool:
    """Whether it is a name, a number or an address that was masked, and a few words at most."""
    has_address = EMAIL_PLACEHOLDER in text and not holds(text, "spoken_of")
    masked = re.sub(r"<[A-Z_]+>", "", text)
    return masked != text and len(masked.split()) <= _FEW and not has_address and "?" not in text


def learnt_role(turn: Turn) -> str | None:
    """own or company, where that is what the words are likeliest to say and hardly a wish."""
    shares = turn.answers.get("role", {})
    role = max(("own", "company"), key=lambda name: shares.get(name, 0.0))
    is_likely = shares.get(role, 0.0) >= _SURE and shares.get(_WISH, 0.0) < _MAYBE
    return role if is_likely else None


def is_bare_role(turn: Turn) -> bool:
    """Whether the message answers whose data it is and says nothing else ("my own", "omat")."""
    return holds(turn.text, "role") and made_of(turn.text, *ROLE_WORDS)


def _role_in_full(text: str) -> str | None:
    """What a no or a "both" makes of the words: "not my own", "not the firm's, mine"."""
    has_company, has_own = holds(text, "role.company"), holds(text, "role.own")
    if has_company and has_own:
        if holds(text, "both"):
            return "unknown"
        return "own" if follows(text, "denial", "role.company") else None
    return "unknown" if follows(text, "denial", "role.own") else None


def _role_of_others(turn: Turn) -> str | None:
    """Not the visitor's own, where it is only said to be somebody else's: a person finds out."""
    words = ("others", "filler", "agreed")
    is_said = holds(turn.text, "others") and made_of(turn.text, *words)
    is_said = is_said or names_only_somebody(turn)
    return "unknown" if is_said and not is_question(turn.text) else None


def _role_by_relation(turn: Turn) -> str | None:
    """What somebody's relation to us says, who says nothing else: a customer's data and that of
    whoever we only called are ours, an employee's the employer's."""
    text = turn.text
    says_more = turn.requests or turn.first == "cancel" or holds(text, *_NO_RELATION)
    if says_more or is_question(text) or persons_in(turn) - {SELF}:
        return None
    if holds(text, "employed"):
        asks = bool(turn.topics) and turn.confidence >= _SURE
        return None if asks or holds(text, "role.own", "negation", "ours") else "company"
    is_direct = made_of(text, "direct", "role.own", "filler", "hesitation")
    return "own" if is_direct and holds(text, "direct") else None


def is_something_else(slot: str, turn: Turn) -> bool:
    """Whether words that were to answer a question are rather a request, which must not be lost,
    or a question of the visitor's own. A placeholder (an e-mail address) alone is neither."""
    if turn.entities or not re.sub(r"<[A-Z_]+>|\W", "", turn.text):
        return False
    if turn.requests:
        return turn.confidence >= (_LIKELY if slot == "addition" else _SURE)
    return bool(turn.topics) and turn.confidence >= _SURE and is_question(turn.text)


def adds(turn: Turn) -> bool:
    """Whether the message may be something to add: a few words that ask nothing."""
    has_words = len(turn.text.split()) >= _FEW and not (hesitates(turn) or is_insult(turn))
    return has_words and not turn.entities and not is_question(turn.text)


def is_question(text: str) -> bool:
    return "?" in text or bool(_QUESTION.match(text.lower()))


def read_role(turn: Turn) -> str | None:
    """own, company or unknown. An admission of not knowing wins, then the company."""
    if chosen := turn.entities.get("role"):
        return chosen
    if is_question(turn.text):
        return None
    if whose := _role_in_full(turn.text):
        return whose
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
