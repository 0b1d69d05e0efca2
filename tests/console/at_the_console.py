"""What the tests hold in their hands: a browser without scripts, and the database behind it."""

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from httpx import Response
from sqlalchemy import select
from starlette.exceptions import StarletteDeprecationWarning

from cases.database import Sessions
from cases.encryption import Vault
from cases.models import Agent, AuditEntry, Case, Ticket

with warnings.catch_warnings():
    # it asks for httpx2, which is not among our packages; httpx does the same for these tests
    warnings.simplefilter("ignore", StarletteDeprecationWarning)
    from fastapi.testclient import TestClient

__all__ = ["AtTheConsole", "Hire", "OpenTicket", "Records", "TestClient"]

OpenTicket = Callable[..., str]
Hire = Callable[..., "AtTheConsole"]


@dataclass
class AtTheConsole:
    """A browser without scripts: follows no redirect, sends the forms of the page it is on."""

    client: TestClient

    def get(self, path: str) -> Response:
        return self.client.get(path)

    def token(self, path: str) -> str:
        found = re.search(r'name="form_token" value="([^"]+)"', self.get(path).text)
        assert found
        return found[1]

    def send(self, path: str, **fields: str) -> Response:
        page = "/login" if path == "/login" else "/"
        return self.client.post(path, data={"form_token": self.token(page), **fields})

    def log_in(self, email: str, password: str) -> Response:
        return self.send("/login", email=email, password=password)


@dataclass
class Records:
    """What the database holds now."""

    sessions: Sessions
    vault: Vault

    def change(self, reference: str, **values: object) -> None:
        with self.sessions.begin() as db:
            ticket = db.scalars(select(Ticket).where(Ticket.reference == reference)).one()
            for name, value in values.items():
                setattr(ticket, name, value)

    def ticket(self, reference: str) -> Ticket:
        with self.sessions.begin() as db:
            ticket = db.scalars(select(Ticket).where(Ticket.reference == reference)).one()
            assert ticket.assignee is None or ticket.assignee.name
            return ticket

    def said_by_agents(self, reference: str) -> list[str]:
        with self.sessions.begin() as db:
            case = db.scalars(select(Ticket).where(Ticket.reference == reference)).one().case
            return [
                self.vault.decrypt(case, message.ciphertext)
                for message in case.messages
                if message.author == "agent" and message.ciphertext
            ]

    def audited(self, action: str) -> list[str]:
        with self.sessions.begin() as db:
            return list(db.scalars(select(AuditEntry.subject).where(AuditEntry.action == action)))

    def case_id(self, reference: str) -> int:
        return self.ticket(reference).case_id

    def set_aside(self, reference: str) -> int:
        """Let the ticket's case be one that could not be redacted; its id."""
        case_id = self.case_id(reference)
        with self.sessions.begin() as db:
            case = db.get_one(Case, case_id)
            case.attempts, case.set_aside_at = 3, datetime.now(UTC)
            case.set_aside_reason = "KeyDestroyedError"
        return case_id

    def appoint(self, name: str) -> None:
        """Make the agent the data protection officer."""
        with self.sessions.begin() as db:
            db.scalars(select(Agent).where(Agent.name == name)).one().role = "dpo"

    def disable(self, name: str) -> None:
        with self.sessions.begin() as db:
            db.scalars(select(Agent).where(Agent.name == name)).one().active = False
