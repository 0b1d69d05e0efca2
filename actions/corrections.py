"""Corrections inside and after the form: "no, that e-mail was wrong", "I meant my employer's"."""

from actions.form_answers import EMAIL_PLACEHOLDER, ROLE_WORDS, learnt_role, read_role
from actions.turn import Turn
from actions.vocabulary import holds, made_of

_EMAIL_WORDS = ("instead", "email", "wrong", "replaced", "filler")


def gives_address(turn: Turn) -> bool:
    """Whether the message is an e-mail address and at most words around it ("no, it is …")."""
    if EMAIL_PLACEHOLDER not in turn.text or holds(turn.text, "spoken_of"):
        return False
    return made_of(turn.text, *_EMAIL_WORDS)


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
