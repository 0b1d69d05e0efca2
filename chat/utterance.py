"""What a visitor sent, made fit to store: characters cleaned, a button's payload told from text."""

import re
import unicodedata
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, cast

from cases.taxonomy import Language
from chat.problems import ProblemError
from chat.widget_texts import offered_topics

MAX_CHARACTERS = 4000
_KEPT_CONTROLS = "\n\t"


@dataclass(frozen=True)
class Utterance:
    """shown: what the thread shows; payload: what the assistant gets instead, for a button."""

    shown: str
    payload: str | None = None


def utterance(text: str, said: list[dict[str, Any]], *, language: str) -> Utterance:
    """Raises ProblemError for a text that is empty or over 4000 characters.

    said: the attributes of the assistant's messages so far. A payload counts only where one of
    their buttons offered it, or the list of topics does: nobody types commands.
    """
    cleaned = clean(text)
    plain = re.sub(r"^[\s/]+", "", cleaned)
    if not any(unicodedata.category(char)[0] not in "CZ" for char in plain):
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "empty", language=language)
    if len(cleaned) > MAX_CHARACTERS:
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "too_long", language=language)
    if (title := _offered(said, language).get(cleaned)) is not None:
        return Utterance(title, payload=cleaned)
    return Utterance(plain)


def clean(text: str) -> str:
    """Without control characters and lone surrogates; CRLF becomes LF; trimmed."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    lines = whole.replace("\r\n", "\n").replace("\r", "\n")
    kept = (c for c in lines if c in _KEPT_CONTROLS or unicodedata.category(c) != "Cc")
    return "".join(kept).strip()


def _offered(said: list[dict[str, Any]], language: str) -> dict[str, str]:
    return offered_topics(cast(Language, language)) | {
        button["payload"]: button["title"]
        for attributes in said
        for button in attributes.get("buttons", [])
    }
