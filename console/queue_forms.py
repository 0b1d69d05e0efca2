"""What an agent does with the queue: find a ticket, hand many to somebody, keep a view."""

import re
from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, BeforeValidator, Field, StringConstraints, ValidationError
from sqlalchemy.orm import Session
from starlette.status import HTTP_303_SEE_OTHER, HTTP_404_NOT_FOUND

from cases.assigning import assign
from cases.audit import record
from cases.errors import AgentNotFoundError, TicketNotFoundError, TooManyViewsError
from cases.models import Agent, Ticket
from cases.queue import Filters, tickets_of_requester
from cases.tickets import ticket_by_reference
from cases.views import delete_view, save_view
from console.access import agent_of, is_officer, safe_next
from console.confirmations import confirmed, refuse_form
from console.desk import Desk, FromDesk
from console.pages import page
from console.words import time_left

FOUND_AT_MOST = 100
# what people hear and write instead of the letters that a reference does not have
_MISREAD = str.maketrans("ILO", "110")

router = APIRouter()

Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254)]


class FindForm(BaseModel):
    words: Line = ""


class AssignForm(BaseModel):
    """back: the queue's page that the tickets were chosen on."""

    reference: list[Annotated[str, StringConstraints(max_length=20)]] = Field(
        default=[], max_length=100
    )
    to: Annotated[int | None, BeforeValidator(lambda text: text or None)] = None
    back: str = "/"


class ViewForm(BaseModel):
    """back: the queue's page whose filters are to be kept."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    back: str = "/"


class ForgetForm(BaseModel):
    view_id: int
    back: str = "/"


@router.post("/find")
def find(request: Request, desk: FromDesk, form: Annotated[FindForm, Form()]) -> Response:
    """By reference: to the ticket; by e-mail address: the person's tickets. Sent as a form, so that
    no address stands in an address line, a history or a proxy's log."""
    with desk.sessions.begin() as db:
        agent = agent_of(db, request)
        if "@" in form.words:
            return _found(request, desk, agent, form.words, _of_person(db, desk, agent, form.words))
        try:
            ticket = ticket_by_reference(db, as_reference(form.words))
        except TicketNotFoundError:
            return _found(request, desk, agent, form.words, [])
        return RedirectResponse(f"/tickets/{ticket.reference}", HTTP_303_SEE_OTHER)


@router.post("/assign")
def assign_tickets(
    request: Request, desk: FromDesk, form: Annotated[AssignForm, Form()]
) -> Response:
    back = safe_next(form.back)
    if not form.reference or form.to is None:
        why = "assign_ticket" if form.to else "assign_agent"
        return refuse_form(request, back, why, to=form.to, chosen=form.reference)
    with desk.sessions.begin() as db:
        agent = agent_of(db, request)
        try:
            done = assign(db, form.reference, to=form.to, by=agent, any_holder=is_officer(agent))
        except AgentNotFoundError:
            return refuse_form(request, back, "assign_agent", chosen=form.reference)
    if not done.left:
        return confirmed(request, back, "assign", given=done.given)
    return confirmed(request, back, "assign_left", given=done.given, left=done.left)


@router.post("/views")
def keep_view(request: Request, desk: FromDesk, form: Annotated[ViewForm, Form()]) -> Response:
    back = safe_next(form.back)
    if not form.name:
        return refuse_form(request, back, "view_name")
    try:
        filters = Filters.model_validate(dict(parse_qsl(urlsplit(back).query)))
        with desk.sessions.begin() as db:
            save_view(db, agent_of(db, request), name=form.name, filters=filters)
    except (ValidationError, TooManyViewsError):
        return refuse_form(request, back, "view_many", name=form.name)
    return confirmed(request, back, "view")


@router.post("/views/forget")
def forget_view(request: Request, desk: FromDesk, form: Annotated[ForgetForm, Form()]) -> Response:
    with desk.sessions.begin() as db:
        delete_view(db, agent_of(db, request), form.view_id)
    return confirmed(request, safe_next(form.back), "view_gone")


def as_reference(words: str) -> str:
    """What somebody typed or heard, as a reference: `pd 7k3m2 92qxa` is PD-7K3M2-92QXA."""
    letters = re.sub(r"[^0-9A-Z]", "", words.upper()).removeprefix("PD").translate(_MISREAD)
    return f"PD-{letters[:5]}-{letters[5:]}"


def _of_person(db: Session, desk: Desk, agent: Agent, email: str) -> list[Ticket]:
    """A look for a person is audited, without the address."""
    index = desk.vault.index(email)
    tickets = list(tickets_of_requester(db, index, limit=FOUND_AT_MOST))
    record(db, actor=f"agent:{agent.id}", action="person.look", subject=f"person:{index[:12]}",
           tickets=len(tickets))  # fmt: skip
    return tickets


def _found(
    request: Request, desk: Desk, agent: Agent, words: str, tickets: list[Ticket]
) -> Response:
    now = desk.now()
    return page(
        request,
        "found.html",
        status=200 if tickets else HTTP_404_NOT_FOUND,
        agent=agent,
        words=words,
        rows=[(ticket, time_left(ticket, now)) for ticket in tickets],
        zone=desk.zone,
        filters=Filters(),
    )
