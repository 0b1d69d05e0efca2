"""Replies as the chat API shows them."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from cases.feedback import Judgement, is_rateable
from cases.messages import Entry
from cases.taxonomy import Language, taxonomy


class Button(BaseModel):
    """payload: what to send back as the next text; topic: its taxonomy id, if it has one."""

    title: str
    payload: str
    topic: str | None = None


class TicketCard(BaseModel):
    reference: str
    kind: str
    received_on: str
    due_on: str | None
    status: str


class Reply(BaseModel):
    """topic: the taxonomy id this reply answers; topics: all ids recognised, strongest first.

    section: the policy's section it rests on, section_title and section_url how to link to it.
    rateable: whether the visitor may say what they think of it; verdict: what they said.
    """

    model_config = ConfigDict(extra="ignore")

    id: int
    text: str
    language: str
    topic: str | None = None
    topics: list[str] = []
    section: str | None = None
    section_title: str | None = None
    section_url: str | None = None
    confidence: float | None = None
    buttons: list[Button] = []
    ticket: TicketCard | None = None
    rateable: bool = False
    verdict: Judgement | None = None


class ThreadEntry(Reply):
    """A message of the thread. key: the `Idempotency-Key` that a visitor's came with."""

    author: Literal["visitor", "assistant", "agent"]
    key: str | None = None
    at: datetime


class NewConversation(BaseModel):
    language: Language | None = None


class Opened(BaseModel):
    id: str
    token: str
    language: Language
    replies: list[Reply]


class NewMessage(BaseModel):
    text: Annotated[str, Field(description="1 to 4000 characters")]


class NewVerdict(BaseModel):
    """message: the id of a reply."""

    message: Annotated[int, Field(ge=1, le=2**31 - 1)]
    verdict: Judgement


class Replies(BaseModel):
    replies: list[Reply]


class Thread(BaseModel):
    language: str
    messages: list[ThreadEntry]


def reply_of(entry: Entry, *, policy_url: str) -> Reply:
    return Reply.model_validate(_shown(entry, policy_url))


def thread_entry(entry: Entry, *, policy_url: str, verdict: Judgement | None = None) -> ThreadEntry:
    message = {"author": entry.author, "at": entry.at, "key": entry.key, "verdict": verdict}
    return ThreadEntry.model_validate(_shown(entry, policy_url) | message)


def _shown(entry: Entry, policy_url: str) -> dict[str, Any]:
    said = {"id": entry.id, "text": entry.text, "language": entry.language}
    parts = said | entry.attributes | {"rateable": is_rateable(entry.author, entry.attributes)}
    section = taxonomy().topics.get(entry.attributes.get("topic") or "")
    if section is None:
        return parts
    title = next(t for lang, t in taxonomy().sections[section].items() if lang == entry.language)
    url = f"{policy_url.format(language=entry.language)}#{section}"
    return parts | {"section": section, "section_title": title, "section_url": url}
