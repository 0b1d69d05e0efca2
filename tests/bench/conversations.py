"""The same conversations with the chat and with bare Rasa, over plain keep-alive connections: a
client that computes much would take the cores from what is measured."""

import json
import random
import secrets
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any

from cases.taxonomy import LANGUAGES
from tests.evaluate import SETS

#: A language and what is said in it, one message after the other.
Script = tuple[str, list[str]]
_MESSAGES_EACH = 3
_PATIENCE_SECONDS = 60


def scripts(count: int, *, seed: int) -> list[Script]:
    """Conversations of three messages that nothing is trained on, the languages in turns."""
    chance = random.Random(seed)
    texts = {language: _texts(language) for language in LANGUAGES}
    languages = [LANGUAGES[number % len(LANGUAGES)] for number in range(count)]
    return [(language, chance.sample(texts[language], _MESSAGES_EACH)) for language in languages]


def _texts(language: str) -> list[str]:
    files = [folder / f"{language}.jsonl" for folder in SETS]
    return [json.loads(line)["text"] for f in files for line in f.read_text("utf-8").splitlines()]


class Connection:
    """address: host:port. `post` raises AssertionError where the answer is not a success."""

    def __init__(self, address: str) -> None:
        self._http = HTTPConnection(address, timeout=_PATIENCE_SECONDS)

    def post(self, path: str, body: dict[str, Any], *, token: str = "") -> Any:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
        self._http.request("POST", path, json.dumps(body), headers)
        answer = self._http.getresponse()
        content = answer.read()
        assert answer.status < 300, (path, answer.status)
        return json.loads(content)

    def close(self) -> None:
        self._http.close()


@dataclass(frozen=True)
class WithChat:
    """A conversation through the chat's API; `opened` and `say` are its two calls."""

    path: str
    token: str

    @classmethod
    def opened(cls, connection: Connection, language: str) -> "WithChat":
        new = connection.post("/api/conversations", {"language": language})
        return cls(f"/api/conversations/{new['id']}/messages", new["token"])

    def say(self, connection: Connection, text: str) -> Any:
        return connection.post(self.path, {"text": text}, token=self.token)["replies"]


@dataclass(frozen=True)
class WithBareRasa:
    """A conversation through the REST channel of a Rasa, which opens it at the first message."""

    sender: str

    @classmethod
    def opened(cls, connection: Connection, language: str) -> "WithBareRasa":
        return cls(secrets.token_urlsafe(18))

    def say(self, connection: Connection, text: str) -> Any:
        return connection.post("/webhooks/rest/webhook", {"sender": self.sender, "message": text})
