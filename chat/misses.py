"""Which turns did not help the visitor: their messages are collected, so that agents can teach."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cases.messages import Draft
from cases.taxonomy import FALLBACK, HANDOFF


@dataclass(frozen=True)
class Miss:
    """likeliest: the taxonomy id that the message was taken for, or would have been."""

    reason: Literal["fallback", "handoff"]
    likeliest: str | None


def miss_of(drafts: Sequence[Draft]) -> Miss | None:
    """Whether these replies to one message end it in a fallback or a handoff."""
    recognised = [topic for draft in drafts for topic in draft.attributes.get("topics", [])]
    answered = {draft.attributes.get("topic") for draft in drafts}
    if FALLBACK in recognised:
        return Miss("fallback", _first_offered(drafts))
    if HANDOFF in recognised and HANDOFF in answered:
        return Miss("handoff", HANDOFF)
    return None


def _first_offered(drafts: Sequence[Draft]) -> str | None:
    """The likeliest of the topics that were offered as buttons."""
    buttons = [button for draft in drafts for button in draft.attributes.get("buttons", [])]
    offered = [button["topic"] for button in buttons if button["topic"] not in (None, HANDOFF)]
    return offered[0] if offered else None
