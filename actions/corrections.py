"""Corrections inside and after the form: "no, that e-mail was wrong", "I meant my employer's"."""

import re

from actions.form_answers import EMAIL_PLACEHOLDER, ROLE_WORDS, learnt_role, read_role
from actions.turn import Turn
from actions.vocabulary import holds, made_of

_NOT = r"(?:not|don't|dont|never|inte|inget|ej|aldrig|ei|älä|älkää|älkääkä)"
_BUT = r"(?:but|instead|rather|use|utan|istället|använd|vaan|mutta|käytä|käyttäkää)"
#: Between the no and the address nothing turns it round: "not that one, use …".
_REFUSED = re.compile(
    rf"(?<!\w){_NOT}(?!\w)(?:(?!(?<!\w){_BUT}(?!\w))[^,.;:!?<]){{0,40}}<email_address>"
    r"|<email_address>\W*(?:is not|isn't|isnt|är inte|ei ole|ei oo)(?!\w)"
)
_EMAIL_WORDS = ("instead", "email", "wrong", "replaced", "filler")


def gives_address(turn: Turn) -> bool:
    """Whether the message is an e-mail address and at most words around it ("no, it is …")."""
    if EMAIL_PLACEHOLDER not in turn.text or holds(turn.text, "spoken_of"):
        return False
    return made_of(turn.text, *_EMAIL_WORDS)


def refuses_address(turn: Turn) -> bool:
    """Whether it says of an address that nothing is to be sent there, or that it is no right one:
    "no, do not reply to …", "… is not mine"."""
    return _REFUSED.search(turn.text.lower()) is not None


def takes_address_back(turn: Turn, *, just_given: bool) -> bool:
    """Whether it says that the address was wrong. just_given: that was the last answer, so that
    it need not be named."""
    if EMAIL_PLACEHOLDER in turn.text or not made_of(turn.text, *_EMAIL_WORDS):
        return False
    return holds(turn.text, "wrong") and (just_given or holds(turn.text, "email"))


def takes_request_back(turn: Turn) -> bool:
    """Whether it says that the request is to be withdrawn ("changed my mind, drop the request")."""
    undoes = holds(turn.text, "undo") and holds(turn.text, "rather")
    is_said = holds(turn.text, "request") and (undoes or holds(turn.text, "withdraw"))
    words = ("withdraw", "undo", "request", "instead", "rather", "filler")
    return is_said and not turn.entities and made_of(turn.text, *words)


def corrected_role(turn: Turn, *, known: str) -> str | None:
    """Whose data it is after all, where the message says so and nothing else."""
    if turn.entities or not holds(turn.text, "instead", "wrong") or "?" in turn.text:
        return None
    is_plain = holds(turn.text, "instead") and made_of(turn.text, *ROLE_WORDS)
    role = read_role(turn) if is_plain else learnt_role(turn)
    return None if role == known else role
