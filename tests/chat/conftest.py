"""A chat desk on a real SQLite file, with a small assistant behind it, and visitors."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from cases.conversations import start_conversation
from cases.database import Sessions
from cases.encryption import Vault
from cases.messages import Entry, thread
from cases.models import Case
from cases.taxonomy import Language
from chat.dialogue import Assistant
from chat.turns import Desk, take_message
from tests.chat.assistant_server import AssistantServer


@dataclass(frozen=True)
class Visitor:
    """Somebody with a conversation of their own."""

    desk: Desk
    case_id: int
    conversation_id: str
    token: str

    def say(self, text: str, *, key: str | None = None) -> list[Entry]:
        return take_message(self.desk, self.conversation_id, self.token, text, idempotency_key=key)

    def thread(self) -> list[Entry]:
        with self.desk.sessions.begin() as db:
            return thread(db, self.desk.vault, db.get_one(Case, self.case_id))

    def email(self) -> str | None:
        """The e-mail address that is stored for answers."""
        with self.desk.sessions.begin() as db:
            case = db.get_one(Case, self.case_id)
            stored = case.requester_email
            return self.desk.vault.decrypt(case, stored) if stored is not None else None


NewVisitor = Callable[..., Visitor]


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """SQLite alone: what differs on PostgreSQL is tested in tests/cases."""
    return sqlite_url


@pytest.fixture
def assistant() -> Iterator[AssistantServer]:
    server = AssistantServer()
    yield server
    server.stop()


@pytest.fixture
def desk(sessions: Sessions, vault: Vault, assistant: AssistantServer) -> Desk:
    return Desk(
        sessions, vault, Assistant(assistant.address, timeout_seconds=5), patience_seconds=5
    )


@pytest.fixture
def visitor(desk: Desk) -> NewVisitor:
    """Makes visitors whose page speaks a language."""

    def come(language: Language = "en", *, settled: bool = True) -> Visitor:
        with desk.sessions.begin() as db:
            case, token = start_conversation(db, desk.vault, language=language, settled=settled)
            assert case.conversation_id is not None
            return Visitor(desk, case.id, case.conversation_id, token)

    return come
