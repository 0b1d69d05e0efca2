"""What is on screen in another language: our own texts have all three, and are known again.

What a visitor or an agent wrote stays as it was, and so does an answer with a date or a name in it.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cases.messages import Entry
from cases.taxonomy import LANGUAGES, Language, taxonomy

_HERE = Path(__file__).parent
_RESPONSES = _HERE.parent / "bot/domain"
_In = dict[Language, str]


def translated(entry: Entry, language: Language) -> Entry:
    """The entry in this language if every paragraph of it is known, else as it was."""
    if entry.author != "assistant" or entry.language == language:
        return entry
    known = [_paragraphs().get(part) for part in entry.text.split("\n\n")]
    if not all(known):
        return entry
    text = "\n\n".join(part[language] for part in known if part)
    attributes = entry.attributes
    if buttons := attributes.get("buttons"):
        attributes = attributes | {"buttons": [_button(button, language) for button in buttons]}
    return replace(entry, text=text, language=language, attributes=attributes)


def _button(button: dict[str, Any], language: Language) -> dict[str, Any]:
    titles = _titles().get(button["title"])
    return button | {"title": titles[language]} if titles else button


@cache
def _paragraphs() -> dict[str, _In]:
    """Each paragraph of a fixed text, in any language -> itself in all of them."""
    found: dict[str, _In] = {}
    for texts in _texts():
        parts = {lang: texts[lang].strip().split("\n\n") for lang in LANGUAGES}
        if len({len(rows) for rows in parts.values()}) > 1:
            continue
        for at in range(len(parts["sv"])):
            _keep(found, {lang: parts[lang][at].strip() for lang in LANGUAGES})
    return found


@cache
def _titles() -> dict[str, _In]:
    """Each title of a button, in any language -> itself in all of them."""
    found: dict[str, _In] = {}
    for titles in taxonomy().titles.values():
        _keep(found, titles)
    for variations in responses():
        rows = [variation.get("buttons", []) for variation in variations]
        for same in zip(*rows, strict=False):
            _keep(found, {lang: b["title"] for lang, b in zip(LANGUAGES, same, strict=True)})
    return found


def _keep(found: dict[str, _In], texts: _In) -> None:
    for text in texts.values():
        found.setdefault(text, texts)


def _texts() -> Iterator[_In]:
    """The chat's own texts and those of the assistant that have no gaps to fill in."""
    own = yaml.safe_load((_HERE / "texts.yml").read_text("utf-8"))
    yield own["welcome"]
    yield own["kept"]
    for variations in responses():
        texts = {v["condition"][0]["value"]: v["text"] for v in variations}
        if set(texts) == set(LANGUAGES) and "{" not in "".join(texts.values()):
            yield texts


@cache
def responses() -> list[list[dict[str, Any]]]:
    """The variations of every response, in the order of the languages; none without bot/."""
    files = sorted(_RESPONSES.glob("*.yml"))
    parts = [yaml.safe_load(file.read_text("utf-8")).get("responses", {}) for file in files]
    return [variations for part in parts for variations in part.values()]
