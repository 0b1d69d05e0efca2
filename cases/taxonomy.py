"""The ids the assistant recognises and what each means: section, article, clock, title."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

Language = Literal["sv", "fi", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "fi", "en")
Clock = Literal["one_month", "72_hours", "none"]

PROCESSOR_ASSIST = "processor_assist"
FALLBACK = "fallback"
OUT_OF_SCOPE = "out_of_scope"
DATA = "data"
HANDOFF = "handoff"
BREACH = "report.breach"
COMPLAINT = "request.complaint"
RECTIFICATION = "request.rectification"
TICKET_STATUS = "ticket_status"


@dataclass(frozen=True)
class RequestKind:
    """A right or report: its GDPR article ("" for a handoff) and its clock."""

    id: str
    article: str
    clock: Clock


@dataclass(frozen=True)
class Taxonomy:
    """topics: id -> section; titles and sections: id -> language -> text."""

    topics: dict[str, str]
    requests: dict[str, RequestKind]
    other: tuple[str, ...]
    titles: dict[str, dict[Language, str]]
    sections: dict[str, dict[Language, str]]

    @property
    def ids(self) -> tuple[str, ...]:
        return (*self.topics, *self.requests, *self.other)

    @property
    def ticket_kinds(self) -> tuple[str, ...]:
        """The requests that open a ticket: all but the question how a ticket is going."""
        return tuple(kind for kind in self.requests if kind != TICKET_STATUS)


def intent_of(topic: str) -> str:
    """The Rasa intent's name of a taxonomy id: `retention.contact` is `retention_contact`."""
    return topic.replace(".", "_")


@cache
def topic_of(intent: str) -> str | None:
    """The taxonomy id of a Rasa intent; None for an intent that is not one of ours."""
    return {intent_of(topic): topic for topic in taxonomy().ids}.get(intent)


@cache
def taxonomy() -> Taxonomy:
    """Read taxonomy.yml, titles.yml and sections.yml beside this file, once."""
    here = Path(__file__).parent
    ids, titles, sections = (
        yaml.safe_load((here / name).read_text(encoding="utf-8"))
        for name in ("taxonomy.yml", "titles.yml", "sections.yml")
    )
    requests = {
        id_: RequestKind(id_, row.get("article", ""), row["clock"])
        for id_, row in ids["requests"].items()
    }
    return Taxonomy(ids["topics"], requests, tuple(ids["other"]), titles, sections)
