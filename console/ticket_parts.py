"""The parts that the ticket page is made of, in words."""

from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from cases.assigning import active_agents
from cases.checklists import checklist, checks_of
from cases.decisions import can_refuse
from cases.duplicates import duplicates_of
from cases.errors import KeyDestroyedError
from cases.handouts import handout_of, scope_of
from cases.holdings import without_links
from cases.messages import thread
from cases.models import Agent, Note, Ticket
from cases.ticket_states import CLOSED, Status
from cases.work import agents_of_thread, can_extend
from console.access import is_officer
from console.desk import Desk
from console.notices import extension_notice, refusal_notice
from console.refusal import Refusal
from console.ticket_clock import clock_explained
from console.ticket_hold import holds_shown
from console.ticket_mail import mail_hint, mail_states
from console.ticket_templates import templates_for

_DECIDING = {"hand", "role", "identity", "checks"}


def forms_for(ticket: Ticket, agent: Agent, desk: Desk) -> set[str]:
    """Which forms for writing this agent can use on this ticket now."""
    if ticket.case.wrapped_key is None:
        return set()
    if ticket.status in CLOSED:
        return {"note", "reopen"} if ticket.status == Status.SOLVED else {"note"}
    assembling = {"assemble"} if scope_of(ticket) else set()
    deciding = _DECIDING | assembling if is_officer(agent) else set()
    if ticket.assignee_id != agent.id:
        return {"note"} | deciding
    extension = {"extend"} if can_extend(ticket, today=desk.today()) else set()
    refusing = {"refuse"} if can_refuse(ticket) else set()
    giving = assembling | ({"give"} if assembling else set())
    return {"note", "reply", "solve"} | _DECIDING | extension | refusing | giving


def case_parts(db: Session, desk: Desk, agent: Agent, ticket: Ticket) -> dict[str, Any]:
    """What the case holds."""
    case = ticket.case
    return {
        "email": _email(desk, ticket),
        "entries": [
            replace(entry, text=without_links(entry.text)) for entry in thread(db, desk.vault, case)
        ],
        "names": agents_of_thread(db, case),
        "holds": holds_shown(db, desk, agent, case),
        "notes": [(note, _note_text(desk, note)) for note in ticket.notes],
    }


def legal_parts(db: Session, desk: Desk, ticket: Ticket, refusal: Refusal | None) -> dict[str, Any]:
    """What the law asks for: how the clock is computed, what the visitor is told."""
    country = desk.settings.country
    return {
        "clock": clock_explained(ticket, country=country, zone=desk.zone),
        "duplicates": duplicates_of(db, ticket),
        "notices": {
            "extend": extension_notice(ticket, reason=_reason(refusal, "extend"), country=country),
            "refuse": refusal_notice(ticket, reason=_reason(refusal, "refuse"), country=country),
        },
    }


def work_parts(db: Session, desk: Desk, ticket: Ticket) -> dict[str, Any]:
    """What the agents work with: checklist, templates, colleagues, e-mails."""
    checks = checks_of(db, ticket)
    return {
        "steps": [(step, checks.get(step.id)) for step in checklist(ticket.kind)],
        "templates": templates_for(ticket),
        "colleagues": {
            one.id: one.name for one in active_agents(db) if one.id != ticket.assignee_id
        },
        "mail_hint": mail_hint(desk, ticket),
        "mails": mail_states(db, desk, ticket),
        "scope": scope_of(ticket),
        "handout": handout_of(db, ticket),
    }


def _reason(refusal: Refusal | None, form: str) -> str:
    """The reason as far as it is written; the other forms' are none of the visitor's."""
    typed = refusal.typed if refusal and refusal.form == form else {}
    return typed.get("reason") or "[…]"


def _email(desk: Desk, ticket: Ticket) -> str | None:
    given = ticket.case.requester_email
    return desk.vault.decrypt(ticket.case, given) if given is not None else None


def _note_text(desk: Desk, note: Note) -> str | None:
    """As written, or redacted once the case is minimised."""
    if note.ciphertext is None:
        return note.redacted_text
    try:
        return desk.vault.decrypt(note.ticket.case, note.ciphertext)
    except KeyDestroyedError:
        return None
