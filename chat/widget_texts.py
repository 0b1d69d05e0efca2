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
        "sections": _sections(language),
    }


def widget_texts(language: Language) -> str:
    return json.dumps(words(language), ensure_ascii=False, separators=(",", ":"))


@cache
def offered_topics(language: Language) -> dict[str, str]:
    """payload -> title of everything that can be browsed, and of asking for a person."""
    browsed = [topic for section in _sections(language) for topic in section["topics"]]
    return {t["payload"]: t["title"] for t in (*browsed, _topic(HANDOFF, language))}


def _sections(language: Language) -> list[dict[str, Any]]:
    """What can be asked for comes first, then the policy's topics by its sections."""
    known = taxonomy()
    orders = [_topic(kind, language) for kind in known.requests if kind != HANDOFF]
    title = yaml.safe_load(_FILE.read_text("utf-8"))["orders"][language]
    sections = [{"title": title, "topics": orders}]
    for section, titles in known.sections.items():
        inside = [_topic(id_, language) for id_, s in known.topics.items() if s == section]
        sections.append({"title": titles[language], "topics": inside})
    return sections


def _topic(id_: str, language: Language) -> dict[str, str]:
    return {"title": taxonomy().titles[id_][language], "payload": f"/{intent_of(id_)}"}


def _in(node: dict[str, Any], language: Language) -> Any:
    if set(node) == set(LANGUAGES):
        return node[language]
    return {name: _in(inner, language) for name, inner in node.items()}
