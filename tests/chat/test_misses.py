"""Which turns did not help, by what the assistant said."""

from typing import Any

import pytest

from cases.messages import Draft
from chat.misses import Miss, miss_of


def turn(*topics: str, **attributes: Any) -> list[Draft]:
    return [Draft("…", {"topics": list(topics), **attributes})]


def offering(*topics: str | None) -> list[dict[str, Any]]:
    return [{"title": "…", "payload": "/…", "topic": topic} for topic in topics]


@pytest.mark.parametrize(
    ("drafts", "miss"),
    [
        (turn("fallback", topic="fallback"), Miss("fallback", None)),
        (
            turn("fallback", topic="fallback", buttons=offering("rights", "data", "handoff")),
            Miss("fallback", "rights"),
        ),
        (turn("fallback", buttons=offering(None, "handoff")), Miss("fallback", None)),
        (turn("handoff", topic="handoff"), Miss("handoff", "handoff")),
        (turn("data", "handoff", topic="data") + turn(topic="handoff"), Miss("handoff", "handoff")),
        # the question before it was answered, and the handoff confirmed once more
        (turn(topic="handoff"), None),
        (turn("affirm", topic="handoff"), None),
        (turn("handoff", topic="data"), None),
        (turn("data", topic="data"), None),
        ([], None),
    ],
)
def test_a_turn_misses_where_it_ends_in_a_fallback_or_a_handoff(
    drafts: list[Draft], miss: Miss | None
) -> None:
    assert miss_of(drafts) == miss
