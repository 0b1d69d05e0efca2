"""The ticket page: what was asked, the clock, the conversation, the checklist, the forms."""

from uuid import uuid4

from fastapi import APIRouter, Request, Response
from sqlalchemy.orm import Session

from cases.models import Agent, Ticket
from cases.tickets import ticket_by_reference
from cases.work import look_at
from console.access import agent_of, is_officer
from console.desk import FromDesk, desk_of
from console.kept_form import kept_form
from console.pages import page
from console.refusal import Refusal
from console.ticket_parts import case_parts, forms_for, legal_parts, work_parts
from console.words import time_left

router = APIRouter()


@router.get("/tickets/{reference}")
def show_ticket(request: Request, desk: FromDesk, reference: str) -> Response:
    with desk.sessions.begin() as db:
        agent = agent_of(db, request)
        ticket = ticket_by_reference(db, reference)
        look_at(db, ticket, by=agent)
        return ticket_page(db, request, agent, ticket, kept_form(db, request))


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
        forms=forms_for(ticket, agent, desk) | ({refusal.form} if refusal else set()),
        **case_parts(db, desk, agent, ticket),
        **legal_parts(db, desk, ticket, refusal),
        **work_parts(db, desk, ticket),
    )
