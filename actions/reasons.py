"""Why the form asks: "why do you need my e-mail?" gets the true reason, and the form goes on."""

from actions.turn import Turn
from actions.vocabulary import holds, made_of

_SAYING_NOTHING = ("asking", "filler", "instead", "hesitation")
_ASIDE = ("reason", "handling", "email", "this", "data", "role", *_SAYING_NOTHING)


def asks_why(turn: Turn, *, asked: str) -> str | None:
    """The form's question that the visitor asks the reason of, `asked` unless the e-mail address is
    named; None where the message is something else, a question about data for example."""
    text = turn.text
    if turn.entities or not made_of(text, *_ASIDE):
        return None
    names_address = holds(text, "email")
    slot = "email" if names_address else asked
    is_about_data = holds(text, "data") and not (names_address or holds(text, "this"))
    asks = holds(text, "reason") or (slot == "email" and holds(text, "handling"))
    return slot if asks and not is_about_data else None
