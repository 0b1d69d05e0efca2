"""What the small server stores and answers, with switches for what can go wrong."""

import time
from dataclasses import dataclass, field
from typing import Any

WELCOME = {
    "sv": "Hej! Fråga mig om dina personuppgifter.",
    "fi": "Hei! Kysy minulta henkilötiedoistasi.",
    "en": "Hello! Ask me about your personal data.",
}
BUTTONS = {
    "sv": [("Hur länge uppgifter sparas", "/retention"), ("Radering av uppgifter", "/erasure")],
    "fi": [("Miten kauan tietoja säilytetään", "/retention"), ("Tietojen poistaminen", "/erasure")],
    "en": [("How long data is stored", "/retention"), ("Erasure of data", "/erasure")],
}
TICKET = {
    "reference": "PD-7K3M2-92QXA",
    "kind": "request.erasure",
    "received_on": "2026-01-31",
    "due_on": "2026-03-02",
    "status": "new",
}
Json = dict[str, Any]


@dataclass
class Conversation:
    language: str
    entries: list[Json] = field(default_factory=list)
    events: list[tuple[str, Json]] = field(default_factory=list)
    answered: dict[str, list[Json]] = field(default_factory=dict)
    verdicts: dict[int, str] = field(default_factory=dict)
    listened: bool = False

    def happens(self, event: str, data: Json) -> None:
        """Tells the stream, once there is one: it says nothing of what was before it."""
        self.wait_for_stream()
        self.events.append((event, data))

    def wait_for_stream(self) -> None:
        until = time.monotonic() + 10
        while not self.listened:
            assert time.monotonic() < until, "nobody listens to the conversation"
            time.sleep(0.01)


@dataclass
class State:
    """What is stored, and the switches: `refusal` answers every call to the API with a status."""

    conversations: dict[str, Conversation] = field(default_factory=dict)
    opened: list[Json] = field(default_factory=list)
    received: list[Json] = field(default_factory=list)
    next_id: int = 1
    refusal: int | None = None
    detail: str = "Problem."
    answers_lost: int = 0
    delay_seconds: float = 0.0
    streams_cut: bool = False
    deleted: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def entry(self, author: str, text: str, language: str, **more: Any) -> Json:
        self.next_id += 1
        said = {"id": self.next_id - 1, "author": author, "text": text, "language": language}
        return said | {"at": "2026-01-31T12:00:00Z"} | more

    @property
    def texts(self) -> list[str]:
        return [message["text"] for message in self.received]

    @property
    def only(self) -> Conversation:
        (conversation,) = self.conversations.values()
        return conversation

    def agent_says(self, text: str, *, language: str = "sv") -> None:
        self.only.entries.append(self.entry("agent", text, language))

    def ticket_becomes(self, status: str) -> None:
        self.only.happens("ticket", TICKET | {"status": status})

    def forgets(self) -> None:
        """The conversation is gone, which the next message is the first to be told."""
        self.only.wait_for_stream()
        self.conversations.clear()


def translated(entry: Json, language: str) -> Json:
    """The welcome is known in every language; what was said stays as it was."""
    if entry["text"] not in WELCOME.values():
        return entry
    buttons = [{"title": t, "payload": p, "topic": None} for t, p in BUTTONS[language]]
    return entry | {"text": WELCOME[language], "language": language, "buttons": buttons}


def answer(state: State, conversation: Conversation, text: str, key: str) -> list[Json]:
    """Stores what was said and what is answered, as the real server does."""
    shown = {p: t for t, p in BUTTONS[conversation.language]}.get(text, text)
    conversation.entries.append(state.entry("visitor", shown, conversation.language, key=key))
    if "suomeksi" in text:
        conversation.language = "fi"
    language = conversation.language
    more: Json = {"rateable": True, "verdict": None}
    if text == "/retention":
        more |= {
            "section": "retention",
            "section_title": "Hur länge uppgifterna sparas",
            "section_url": f"/policy/{language}#retention",
        }
    if text == "/erasure":
        more |= {"ticket": TICKET}
    reply = state.entry("assistant", f"Svar: {shown}\n\nAndra stycket.", language, **more)
    conversation.entries.append(reply)
    return [reply]
