"""One turn of a conversation as the actions see it, and how they speak.

What an action tells the chat beside words travels as `custom` of the message: a reply's `topic`,
`ticket` and `asks`, and once a turn `turn` with all that was recognised. chat/dialogue.py reads it.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.vocabulary import follows, holds
from cases.taxonomy import DATA, FALLBACK, RECTIFICATION, Language, intent_of, taxonomy, topic_of

Slots = dict[str, Any]
#: "var har ni fått", "mistä te olette minun numeroni saaneet"
_BETWEEN = 5
_NUMBERS = ("<SE_PERSONNUMMER>", "<FI_PERSONAL_IDENTITY_CODE>")
_PARTICLE = re.compile(r"^\W*no\b[\s,…]+(?=\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Turn:
    """wishes: the taxonomy ids recognised in the message, the one acted on first; closest: the
    ranking; entities: what a button that was pressed says; answers: of each question of the form
    how likely each answer to it is (bot/components/answers.py)."""

    conversation_id: str
    message_id: int
    language: Language
    text: str
    wishes: tuple[str, ...]
    confidence: float
    closest: tuple[str, ...]
    entities: dict[str, str]
    answers: dict[str, dict[str, float]] = field(default_factory=dict)

    @property
    def first(self) -> str:
        return self.wishes[0] if self.wishes else FALLBACK

    @property
    def requests(self) -> list[str]:
        """The wishes that open a ticket."""
        return [wish for wish in self.wishes if wish in taxonomy().ticket_kinds]

    @property
    def topics(self) -> list[str]:
        """The wishes that the policy answers."""
        return [wish for wish in self.wishes if wish in taxonomy().topics]


def turn_of(tracker: Tracker) -> Turn:
    """The visitor's latest message as Rasa understood it."""
    latest = tracker.latest_message
    names = latest.get("wishes") or [latest["intent"]["name"]]
    ranking = [topic_of(row["name"]) for row in latest.get("intent_ranking", [])]
    metadata = latest.get("metadata") or {}
    entities = {entity["entity"]: entity["value"] for entity in latest.get("entities", [])}
    entities.pop("language", None)
    return Turn(
        conversation_id=tracker.sender_id,
        message_id=metadata["message_id"],
        language=metadata["language"],
        text=_without_particle(latest.get("text") or "", metadata["language"]),
        wishes=tuple(wish for name in names if (wish := topic_of(name))),
        confidence=round(latest["intent"].get("confidence") or 0.0, 3),
        closest=tuple(topic for topic in ranking if topic),
        entities=entities,
        answers=latest.get("answers") or {},
    )


def _without_particle(text: str, language: Language) -> str:
    """A Finnish "no" at the beginning is a "well", and elsewhere a refusal."""
    return _PARTICLE.sub("", text) if language == "fi" else text


def asks_for_origin(text: str) -> bool:
    """Whether a question about the data is where it came from ("where did you get my number")."""
    is_asked = follows(text, "origin.where", "origin.got", within=_BETWEEN)
    return (is_asked or holds(text, "origin.alone")) and not holds(text, "origin.other")


def say(
    dispatcher: CollectingDispatcher,
    response: str,
    *,
    topic: str | None = None,
    ticket: dict[str, Any] | None = None,
    asks: str | None = None,
    buttons: list[dict[str, str]] | None = None,
    **values: Any,
) -> None:
    """Utter a response of the domain. values fill its placeholders; asks: what it asks for, a slot
    of the form or whether to withdraw."""
    custom = {"topic": topic, "ticket": ticket, "asks": asks}
    dispatcher.utter_message(
        response=response, json_message=custom, buttons=buttons or [], **values
    )


def say_answer(dispatcher: CollectingDispatcher, topic: str, turn: Turn) -> None:
    """The policy's answer to a topic; where data came from the policy leaves open."""
    is_origin = topic == DATA and asks_for_origin(turn.text)
    if is_origin:
        say(dispatcher, "utter_data_source", topic=topic)
    if not is_origin or holds(turn.text, "origin.what"):
        say(dispatcher, f"utter_{intent_of(topic)}", topic=topic)


def say_number_masked(dispatcher: CollectingDispatcher, turn: Turn) -> None:
    """Say of a personal identity number that it was not needed, and who cannot read it; not where
    it may be what is to be corrected."""
    if RECTIFICATION not in turn.requests and any(number in turn.text for number in _NUMBERS):
        say(dispatcher, "utter_number_masked")


def end_turn(dispatcher: CollectingDispatcher, turn: Turn, **more: Any) -> None:
    """Tell the chat what was recognised; without this it takes the turn as failed."""
    seen = {"topics": list(turn.wishes), "confidence": turn.confidence}
    dispatcher.utter_message(json_message={"turn": seen | more})
