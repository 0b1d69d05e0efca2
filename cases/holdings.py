"""What this system holds about a requester: read from all their cases, as plain data.

access: everything (GDPR Art. 15). portability: what the requester provided (Art. 20(1)). Agents are
not named: who of us wrote is nothing about the requester.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from cases.encryption import Vault
from cases.messages import thread
from cases.minimising import notes_of
from cases.models import Case, Note, Ticket
from cases.tickets import tickets_of_case

Scope = Literal["access", "portability"]
# a link to an earlier handout opens nothing any more, or opens too much
_LINK = re.compile(r"(/handouts/)[\w-]+")


@dataclass(frozen=True)
class Holdings:
    """content: JSON values only; moments and days are ISO 8601."""

    content: dict[str, Any] = field(repr=False)
    cases: int
    messages: int


def holdings(db: Session, vault: Vault, ticket: Ticket, *, scope: Scope, now: datetime) -> Holdings:
    """Of the ticket's requester, by the blind index of the address; without one, the ticket's case
    alone. Raises KeyDestroyedError, WrongMasterKeyError."""
    found = cases_of_requester(db, ticket.case)
    shown = [_case(db, vault, case, scope) for case in found]
    content = {
        "made_at": now.isoformat(),
        "reference": ticket.reference,
        "scope": scope,
        "requester": _requester(vault, ticket.case),
        "cases": shown,
    }
    return Holdings(content, len(found), sum(len(case["messages"]) for case in shown))


def cases_of_requester(db: Session, case: Case) -> list[Case]:
    """The case, and the others of the same requester."""
    same = Case.id == case.id
    if case.requester_index is not None:
        same = or_(same, Case.requester_index == case.requester_index)
    return list(db.scalars(select(Case).where(same).order_by(Case.id)))


def without_links(text: str) -> str:
    """The text, the secret of a link to a handout left out."""
    return _LINK.sub(r"\1…", text)


def _requester(vault: Vault, case: Case) -> dict[str, str | None]:
    values = {"email": case.requester_email, "name": case.requester_name}
    return {
        name: vault.decrypt(case, value) if value is not None else None
        for name, value in values.items()
    }


def _case(db: Session, vault: Vault, case: Case, scope: Scope) -> dict[str, Any]:
    messages = [
        {
            "at": entry.at.isoformat(),
            "author": entry.author,
            "language": entry.language,
            "text": without_links(entry.text),
        }
        for entry in thread(db, vault, case)
        if scope == "access" or entry.author == "visitor"
    ]
    shown: dict[str, Any] = {
        "number": case.id,
        "opened_at": case.opened_at.isoformat(),
        "language": case.language,
        "messages": messages,
    }
    if scope == "portability":
        return shown
    return shown | {
        "ended_at": case.ended_at and case.ended_at.isoformat(),
        "state": case.state,
        "came_by": "chat" if case.conversation_id else "import",
        "customer": case.customer and case.customer.name,
        "requests": [_ticket(each) for each in tickets_of_case(db, case)],
        "notes": [_note(vault, case, note) for note in notes_of(db, case)],
    }


def _ticket(ticket: Ticket) -> dict[str, Any]:
    return {
        "reference": ticket.reference,
        "kind": ticket.asked_for,
        "whose_data": ticket.data_role,
        "received_on": ticket.received_on.isoformat(),
        "due_on": ticket.due_on and ticket.due_on.isoformat(),
        "status": str(ticket.status),
        "outcome": ticket.outcome,
        "closed_at": ticket.closed_at and ticket.closed_at.isoformat(),
    }


def _note(vault: Vault, case: Case, note: Note) -> dict[str, Any]:
    text = note.redacted_text
    if note.ciphertext is not None:
        text = vault.decrypt(case, note.ciphertext)
    return {"at": note.at.isoformat(), "text": text}
