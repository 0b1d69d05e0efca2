"""What the widget and the form say, in one language: their own words and the taxonomy's titles."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cases.taxonomy import HANDOFF, LANGUAGES, PROCESSOR_ASSIST, Language, intent_of, taxonomy

_FILE = Path(__file__).parent.parent / "widget/texts.yml"


@cache
def words(language: Language) -> dict[str, Any]:
    """name -> text; `statuses` and `kinds` are tables, `sections` the topics to browse."""
    catalogue = yaml.safe_load(_FILE.read_text("utf-8"))
    return {name: _in(node, language) for name, node in catalogue.items()} | {
        "kinds": {
            kind: taxonomy().titles[kind][language]
            for kind in (*taxonomy().ticket_kinds, PROCESSOR_ASSIST)
        },
        "sections": [
            {"title": title, "topics": [_topic(id_, language) for id_ in ids]}
            for title, ids in _sections(language).items()
        ],
    }


def widget_texts(language: Language) -> str:
    """The words as JSON, each title once: `sections` are title -> {id: title}; `kinds` holds those
    that cannot be browsed."""
    sections = {title: _titles(ids, language) for title, ids in _sections(language).items()}
    browsed = {id_ for titles in sections.values() for id_ in titles}
    kinds = {k: title for k, title in words(language)["kinds"].items() if k not in browsed}
    sent = words(language) | {"kinds": kinds, "sections": sections}
    del sent["orders"]  # the title of a section
    return json.dumps(sent, ensure_ascii=False, separators=(",", ":"))


@cache
def offered_topics(language: Language) -> dict[str, str]:
    """payload -> title of everything that can be browsed, and of asking for a person."""
    browsed = [id_ for ids in _sections(language).values() for id_ in ids]
    topics = [_topic(id_, language) for id_ in (*browsed, HANDOFF)]
    return {topic["payload"]: topic["title"] for topic in topics}


def _sections(language: Language) -> dict[str, list[str]]:
    """title -> ids. What can be asked for comes first, then the policy's topics by its sections."""
    known = taxonomy()
    orders = yaml.safe_load(_FILE.read_text("utf-8"))["orders"][language]
    sections = {orders: [kind for kind in known.requests if kind != HANDOFF]}
    for section, titles in known.sections.items():
        sections[titles[language]] = [id_ for id_, s in known.topics.items() if s == section]
    return sections


def _titles(ids: list[str], language: Language) -> dict[str, str]:
    return {id_: taxonomy().titles[id_][language] for id_ in ids}


def _topic(id_: str, language: Language) -> dict[str, str]:
    return {"title": taxonomy().titles[id_][language], "payload": f"/{intent_of(id_)}"}


def _in(node: dict[str, Any], language: Language) -> Any:
    if set(node) == set(LANGUAGES):
        return node[language]
    return {name: _in(inner, language) for name, inner in node.items()}
