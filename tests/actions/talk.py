"""A conversation as Rasa would lead it, in front of the real actions and a real database."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action

from actions.desk import Desk
from actions.request_form import ValidateRequestForm
from actions.turn import Turn
from cases.conversations import start_conversation
from cases.encryption import Vault
from cases.messages import receive_message
from cases.models import Case, Ticket
from cases.taxonomy import Language, intent_of
from cases.tickets import open_ticket, tickets_of_case

DOMAIN = yaml.safe_load((Path(__file__).parents[2] / "bot/domain/assistant.yml").read_text("utf-8"))


def a_turn(
    text: str,
    *wishes: str,
    language: Language = "en",
    confidence: float = 0.9,
    entities: dict[str, str] | None = None,
) -> Turn:
    """A message as it was understood, of nobody's conversation."""
    return Turn("nobody", 1, language, text, wishes, confidence, wishes, entities or {})


@dataclass(frozen=True)
class Outcome:
    """said: the responses' names; asked: of a form's validation the question at their end, which is
    not among them; slots: what the action set; messages: all that it uttered."""

    said: list[str]
    asked: str | None
    slots: dict[str, Any]
    messages: list[dict[str, Any]]

    @property
    def turn(self) -> dict[str, Any]:
        """What the chat is told of the turn; {} where it was told nothing."""
        told = [m["custom"]["turn"] for m in self.messages if "turn" in m["custom"]]
        return told[-1] if told else {}

    def value(self, response: str, name: str) -> Any:
        """What a response was filled with."""
        return next(m[name] for m in self.messages if m["response"] == response)


@dataclass
class Talk:
    """One conversation: `hear` a message, then `run` an action or `answer` the form's question."""

    desk: Desk
    vault: Vault
    language: Language = "en"
    slots: dict[str, Any] = field(default_factory=dict)
    latest: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        with self.desk.sessions.begin() as db:
            case, _ = start_conversation(db, self.vault, language=self.language)
            self.case_id, self.sender = case.id, case.conversation_id

    def hear(
        self,
        text: str,
        *wishes: str,
        confidence: float = 0.9,
        answers: dict[str, dict[str, float]] | None = None,
        **entities: str,
    ) -> dict[str, Any]:
        """The visitor writes something, and Rasa understands these wishes, and these answers to
        the form's questions."""
        with self.desk.sessions.begin() as db:
            case = db.get_one(Case, self.case_id)
            message_id = receive_message(db, self.vault, case, text=text).id
        intents = [intent_of(wish) for wish in wishes] or ["nlu_fallback"]
        self.latest = {
            "text": text,
            "intent": {"name": intents[0], "confidence": confidence},
            "intent_ranking": [{"name": name, "confidence": confidence} for name in intents],
            "wishes": intents if wishes else [],
            "entities": [{"entity": name, "value": value} for name, value in entities.items()],
            "answers": answers or {},
            "metadata": {"language": self.language, "message_id": message_id},
        }
        return self.latest

    @property
    def message_id(self) -> int:
        """Of the visitor's latest message."""
        number: int = self.latest["metadata"]["message_id"]
        return number

    def run(self, action: type[Action]) -> Outcome:
        return self._run(action, [])

    def answer(self, action: type[Action]) -> Outcome:
        """The message as an answer to the question that the form has asked."""
        asked, text = self.slots["requested_slot"], self.latest["text"]
        self.slots[asked] = text
        return self._run(action, [{"event": "slot", "name": asked, "value": text}])

    def tickets(self) -> list[Ticket]:
        with self.desk.sessions.begin() as db:
            return tickets_of_case(db, db.get_one(Case, self.case_id))

    def open(self, *kinds: str) -> list[str]:
        """Tickets of an earlier message; their references, which the form now asks about."""
        with self.desk.sessions.begin() as db:
            case = db.get_one(Case, self.case_id)
            message = receive_message(db, self.vault, case, text="an earlier request")
            message.at = datetime(2026, 11, 6, 12, tzinfo=UTC)
            opened = [
                open_ticket(db, case, asked_for=kind, message=message, country="SE")[0]
                for kind in kinds
            ]
            references = [ticket.reference for ticket in opened]
        self.slots["tickets"] = references
        return references

    def _run(self, action: type[Action], events: list[dict[str, Any]]) -> Outcome:
        said, tracker = CollectingDispatcher(), self._tracker(events)
        done = asyncio.run(action(self.desk).run(said, tracker, DOMAIN))
        slots = {event["name"]: event["value"] for event in done if event["event"] == "slot"}
        self.slots |= slots
        names = [message["response"] for message in said.messages if message["response"]]
        asks = [m["response"] for m in said.messages if m["custom"].get("asks")]
        asked = asks[-1] if asks and action is ValidateRequestForm else None
        if asked:
            assert names.pop() == asked
        return Outcome(names, asked, slots, said.messages)

    def _tracker(self, events: list[dict[str, Any]]) -> Tracker:
        known = dict.fromkeys([*DOMAIN["slots"], "requested_slot"]) | self.slots
        return Tracker(self.sender, known, self.latest, events, False, None, {}, "action_listen")
