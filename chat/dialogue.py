"""Asking the assistant: redacted text goes to Rasa, its messages come back as drafts of replies."""

import re
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import urllib3
from urllib3.exceptions import HTTPError

from cases.messages import Draft
from cases.taxonomy import Language, topic_of

_AT_ONCE = 40  # as many as the server's threads
_PAYLOAD = re.compile(r"^/(\w+)(\{.*\})?$")


class AssistantDownError(Exception):
    """Rasa or the action server did not answer this turn; it is to be tried again."""


@dataclass
class Answer:
    """drafts: the replies; language: what the conversation goes on in; address_in: the message
    with the address to answer to, where it is not the one that answered the question for it."""

    language: Language
    drafts: list[Draft] = field(default_factory=list)
    address_in: int | None = None


class Assistant:
    """Rasa's REST channel. Thread-safe; one for the process."""

    def __init__(self, address: str, *, timeout_seconds: float) -> None:
        host, _, port = address.rpartition(":")
        self._rasa = urllib3.HTTPConnectionPool(
            host, int(port), maxsize=_AT_ONCE, timeout=timeout_seconds, retries=False
        )

    def ask(
        self, conversation_id: str, redacted: str, *, language: Language, message_id: int
    ) -> Answer:
        """One turn. Raises AssistantDownError when no whole answer came."""
        body = {
            "sender": conversation_id,
            "message": with_language(redacted, language),
            "metadata": {"language": language, "message_id": message_id},
        }
        try:
            response = self._rasa.request("POST", "/webhooks/rest/webhook", json=body)
            if response.status >= HTTPStatus.BAD_REQUEST:
                raise AssistantDownError
            return read_answer(response.json(), language)
        except (HTTPError, ValueError, AttributeError, KeyError, TypeError) as error:
            raise AssistantDownError from error

    def is_up(self) -> bool:
        try:
            return self._rasa.request("GET", "/", timeout=2).status == HTTPStatus.OK
        except HTTPError:
            return False


def with_language(redacted: str, language: Language) -> str:
    """A button's payload carries the language as an entity, as the pipeline adds it elsewhere."""
    if (payload := _PAYLOAD.match(redacted)) is None:
        return redacted
    entities = (payload[2] or "{}")[1:-1].strip()
    separator = ", " if entities else ""
    return f'/{payload[1]}{{{entities}{separator}"language": "{language}"}}'


def read_answer(messages: list[dict[str, Any]], language: Language) -> Answer:
    """Rasa's messages as replies: texts up to a `custom` are one reply, `turn` holds for all.

    Rasa sends the paragraphs of a text one by one. Raises AssistantDownError where the action
    server did not end the turn.
    """
    answer, turn, parts, buttons = Answer(language), None, [], []
    for message in messages:
        parts += [message["text"]] if message.get("text") else []
        buttons += message.get("buttons", [])
        custom = message.get("custom")
        if custom is None:
            continue
        turn = custom.get("turn", turn)
        if parts:
            answer.drafts.append(_draft("\n\n".join(parts), buttons, custom))
            parts, buttons = [], []
    if turn is None or turn.get("failed") or parts or not answer.drafts:
        raise AssistantDownError
    answer.language = turn.get("language", language)
    answer.address_in = turn.get("address_in")
    for draft in answer.drafts:
        draft.attributes.update(topics=turn["topics"], confidence=turn["confidence"])
    return answer


def _draft(text: str, buttons: list[dict[str, Any]], custom: dict[str, Any]) -> Draft:
    attributes: dict[str, Any] = {
        "topic": custom.get("topic"),
        "ticket": custom.get("ticket"),
        "asks": custom.get("asks"),
        "buttons": [button | {"topic": _topic(button["payload"])} for button in buttons],
    }
    return Draft(text, {name: value for name, value in attributes.items() if value})


def _topic(payload: str) -> str | None:
    """The id behind `/request_erasure`; a payload with entities only answers a question."""
    found = _PAYLOAD.match(payload)
    return topic_of(found[1]) if found and not found[2] else None
