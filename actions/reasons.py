"""What one wants to know of the form's questions before one answers: "why do you need my e-mail?",
"will my boss see this?". The true reason is given, and the form goes on; so it does after "please
don't tell my boss", which is for whoever handles the request."""

import re

from actions.form_answers import is_question
from actions.turn import Turn
from actions.vocabulary import follows, holds, made_of
from cases.taxonomy import COMPLAINT

_SAYING_NOTHING = ("asking", "filler", "instead", "hesitation")
_BRIEF, _LONG = 8, 16
_CERTAIN = 0.9
_NEAR = 5
_CLOSE = 2
_CLAUSE_END = re.compile(r"[.!;:\n]|(?<=\?)")
_LIKE_IT = {"request.objection", "request.restriction", COMPLAINT}
_ASIDE = ("reason", "handling", "email", "this", "data", "role", *_SAYING_NOTHING)


def asks_whether_employer_learns(turn: Turn) -> bool:
    """Whether it asks if the employer gets to know of the request."""
    text, asked_of = turn.text, ("boss", "learns", "request_here")
    if len(text.split()) > _LONG or turn.entities or turn.requests or not is_question(text):
        return False
    return all(holds(text, f"{group}.{turn.language}") for group in asked_of)


def wants_employer_not_to_learn(turn: Turn) -> bool:
    """Whether it says that the employer or the company is not to know: "please don't tell my
    boss". It may sound like an objection or a complaint, and is none by itself."""
    text = turn.text
    orders = set(turn.requests) - _LIKE_IT if turn.confidence >= _CERTAIN else set()
    if len(text.split()) > _LONG or turn.entities or "?" in text or orders:
        return False
    if turn.first == "cancel" or holds(text, "withdraw"):
        return False
    is_unwanted = follows(text, "unwanted", "to_learn", within=_NEAR)
    return holds(text, "company_or_boss") and (holds(text, "not_told") or is_unwanted)


def keeps_from_employer(text: str) -> bool:
    """Whether a sentence of a longer message says so, beside what is ordered: "delete it all, and
    please don't tell my boss"."""
    return any(map(_keeps, _CLAUSE_END.split(text)))


def _keeps(sentence: str) -> bool:
    if "?" in sentence or not holds(sentence, "company_or_boss"):
        return False
    one_way = follows(sentence, "not_told", "company_or_boss", within=_CLOSE)
    other_way = follows(sentence, "company_or_boss", "not_told", within=_CLOSE)
    return one_way or other_way or follows(sentence, "unwanted", "to_learn", within=_NEAR)


def asks_why(turn: Turn, *, asked: str) -> str | None:
    """The form's question that the visitor asks the reason of, `asked` unless the e-mail address is
    named; None where the message is something else, a question about data for example."""
    text = turn.text
    names_address = holds(text, "email")
    is_plain = asked == "email" and names_address and len(text.split()) <= _BRIEF
    is_plain = is_plain and not (turn.entities or turn.requests or holds(text, "harmless"))
    if is_plain and holds(text, "why") and holds(text, "needs"):
        return "email"
    if turn.entities or not made_of(text, *_ASIDE):
        return None
    slot = "email" if names_address else asked
    is_about_data = holds(text, "data") and not (names_address or holds(text, "this"))
    asks = holds(text, "reason") or (slot == "email" and holds(text, "handling"))
    return slot if asks and not is_about_data else None
