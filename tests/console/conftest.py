"""A migrated SQLite file, its console, an agent at it, and visitors who ask for things."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from cryptography.fernet import Fernet
from fastapi import FastAPI

from cases.agents import Role, add_agent
from cases.conversations import start_conversation
from cases.database import Sessions, sessions_of
from cases.encryption import Vault
from cases.messages import receive_message
from cases.taxonomy import Language
from cases.tickets import open_ticket
from console.app import create_app
from settings import Settings
from tests.console.at_the_console import AtTheConsole, Hire, OpenTicket, Records, TestClient
from tests.console.in_the_browser import address, browser, open_page, password

# fixtures of the tests that drive a browser
__all__ = ["address", "browser", "open_page", "password"]


@pytest.fixture
def settings(sqlite_url: str) -> Settings:
    return Settings(
        master_keys=(Fernet.generate_key().decode(),),
        console_secret="c" * 43,
        index_key="i" * 43,
        database_url=sqlite_url,
        country="SE",
    )


@pytest.fixture
def sessions(settings: Settings) -> Sessions:
    return sessions_of(settings.database)


@pytest.fixture
def vault(settings: Settings) -> Vault:
    return Vault(settings.master_keys, index_key=settings.index_key)


@pytest.fixture
def app(settings: Settings, sessions: Sessions, vault: Vault) -> FastAPI:
    return create_app(settings, sessions, vault)


@pytest.fixture
def stranger(app: FastAPI) -> Iterator[AtTheConsole]:
    with TestClient(app, follow_redirects=False) as client:
        yield AtTheConsole(client)


@pytest.fixture
def hire(app: FastAPI, sessions: Sessions) -> Hire:
    """A new agent of this name and role, logged in; name@desk.example."""

    def hire(name: str, role: Role = "agent") -> AtTheConsole:
        email = f"{name.lower()}@desk.example"
        with sessions.begin() as db:
            _, password = add_agent(db, email=email, name=name, role=role, actor="system")
        console = AtTheConsole(TestClient(app, follow_redirects=False))
        assert console.log_in(email, password).status_code == 303
        return console

    return hire


@pytest.fixture
def aino(hire: Hire) -> AtTheConsole:
    return hire("Aino")


@pytest.fixture
def bosse(hire: Hire) -> AtTheConsole:
    return hire("Bosse")


@pytest.fixture
def dora(hire: Hire) -> AtTheConsole:
    """The data protection officer."""
    return hire("Dora", "dpo")


@pytest.fixture
def ticket_opened(sessions: Sessions, vault: Vault) -> OpenTicket:
    """Somebody writes `text`, which asks for `asked_for`; gives the ticket's reference."""

    def ticket_opened(
        text: str = "Radera mina uppgifter, tack.",
        *,
        asked_for: str = "request.erasure",
        language: Language = "sv",
        email: str = "",
        at: datetime | None = None,
    ) -> str:
        with sessions.begin() as db:
            case, _ = start_conversation(db, vault, language=language)
            case.requester_email = vault.encrypt(case, email) if email else None
            message = receive_message(db, vault, case, text=text)
            message.at = at or datetime.now(UTC)
            ticket, _ = open_ticket(db, case, asked_for=asked_for, message=message, country="SE")
            return ticket.reference

    return ticket_opened


@pytest.fixture
def records(sessions: Sessions, vault: Vault) -> Records:
    return Records(sessions, vault)
