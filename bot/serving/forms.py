"""Rasa 3.6.21's forms, with a call of the action server less for each question."""

from __future__ import annotations

from typing import Any

from rasa.core.actions.forms import FormAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event
from rasa.shared.core.trackers import DialogueStateTracker

_ASK = FormAction._ask_for_slot


def make_forms_lighter() -> None:
    """Replace a method of Rasa's, for the whole process."""
    FormAction._ask_for_slot = _ask_for_slot


async def _ask_for_slot(
    form: FormAction,
    domain: Domain,
    nlg: Any,
    output_channel: Any,
    slot_name: str,
    tracker: DialogueStateTracker,
) -> list[Event]:
    """As Rasa's own, unless the form's validation has asked."""
    if _has_asked(tracker):
        return []
    return await _ASK(form, domain, nlg, output_channel, slot_name, tracker)


def _has_asked(tracker: DialogueStateTracker) -> bool:
    """Whether the form has said something that asks (actions/turn.py). tracker: its latest action
    is the form, and what the validation said and set is behind that."""
    for event in reversed(tracker.events):
        if isinstance(event, ActionExecuted):
            break
        if isinstance(event, BotUttered) and (event.data.get("custom") or {}).get("asks"):
            return True
    return False
