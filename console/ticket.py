"""The ticket page: what was asked, the clock, the conversation, the notes, the forms."""

from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Request, Response
from sqlalchemy.orm import Session

from cases.errors import KeyDestroyedError
from cases.messages import thread
from cases.models import Agent, Note, Ticket
from cases.ticket_states import CLOSED
from cases.tickets import ticket_by_reference
from cases.work import agents_of_thread, can_extend, look_at
from console.access import agent_of, is_officer
from console.desk import Desk, FromDesk, desk_of
from console.notices import extension_notice
from console.pages import page
from console.refusal import Refusal
from console.ticket_hold import holds_shown
from console.words import time_left

router = APIRouter()


@router.get("/tickets/{reference}")
def show_ticket(request: Request, desk: FromDesk, reference: str) -> Response:
    with desk.sessions.begin() as db:
        agent = agent_of(db, request)
        ticket = ticket_by_reference(db, reference)
        look_at(db, ticket, by=agent)
        return ticket_page(db, request, agent, ticket)


def ticket_page(
    db: Session, request: Request, agent: Agent, ticket: Ticket, refusal: Refusal | None = None
) -> Response:
    """The ticket; with `refusal`, also what went wrong with a form, and what was typed into it."""
    desk = desk_of(request)
    return page(
        request,
        "ticket.html",
        status=refusal.status if refusal else 200,
        agent=agent,
        ticket=ticket,
        zone=desk.zone,
        left=time_left(ticket, desk.now()),
        officer=is_officer(agent),
        form_id=uuid4(),
        refusal=refusal,
        typed=refusal.typed if refusal else {},
        forms=_forms(ticket, agent, desk) | ({refusal.form} if refusal else set()),
        notice=_notice(desk, ticket, refusal),
        **_case_parts(db, desk, agent, ticket),
    )


def _case_parts(db: Session, desk: Desk, agent: Agent, ticket: Ticket) -> dict[str, Any]:
    """What the case holds, in words."""
    case = ticket.case
    return {
        "email": _email(desk, ticket),
        "entries": thread(db, desk.vault, case),
        "names": agents_of_thread(db, case),
        "holds": holds_shown(db, desk, agent, case),
        "notes": [(note, _note_text(desk, note)) for note in ticket.notes],
    }


def _notice(desk: Desk, ticket: Ticket, refusal: Refusal | None) -> str:
    """What the visitor will be told of an extension, as far as its reason is written."""
    # the other forms' reasons are none of the visitor's
    typed = refusal.typed if refusal and refusal.form == "extend" else {}
    reason = typed.get("reason") or "[…]"
    return extension_notice(ticket, reason=reason, country=desk.settings.country)


def _forms(ticket: Ticket, agent: Agent, desk: Desk) -> set[str]:
    """Which forms for writing this agent can use on this ticket now."""
    if ticket.case.wrapped_key is None:
        return set()
    if ticket.assignee_id != agent.id or ticket.status in CLOSED:
        return {"note"}
    extension = {"extend"} if can_extend(ticket, today=desk.today()) else set()
    return {"note", "reply", "solve"} | extension


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
