"""Anger without a wish, and hesitation: neither is an answer, and neither counts as a wish."""

from dataclasses import replace

from actions.turn import Turn
from actions.vocabulary import holds, made_of
from cases.taxonomy import intent_of

_SHORT = 8
_DOTS = frozenset(". …")


def is_insult(turn: Turn) -> bool:
    """Whether there is nothing in the message but anger; a wish is honoured however it is put."""
    is_short = len(turn.text.split()) <= _SHORT
    return is_short and not (turn.topics or turn.requests) and holds(turn.text, "insult")


def hesitates(turn: Turn) -> bool:
    """Whether the message is dots or "hmm, wait a moment"."""
    is_said = "<" not in turn.text and made_of(turn.text, "hesitation")
    is_said = is_said and (holds(turn.text, "hesitation") or set(turn.text) <= _DOTS)
    return is_said and not turn.entities


def without_hesitation(turn: Turn) -> Turn:
    """The turn, which holds no wish and answers nothing where the visitor is only thinking."""
    return replace(turn, wishes=(), answers={}) if hesitates(turn) else turn


def small_talk(turn: Turn) -> str:
    """The response to a message that holds no wish: to anger a calm one."""
    return "utter_insult" if is_insult(turn) else f"utter_{intent_of(turn.first)}"
