"""What an agent does with a ticket: take, note, reply, extend, solve. refusals.py has what happens
when that cannot be done, ticket_decisions.py the rest."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Request, Response
from pydantic import BaseModel, StringConstraints

from cases.tickets import ticket_by_reference
from cases.work import add_note, claim, extend, reply, solve
from console.access import agent_of, page_of
from console.confirmations import confirmed
from console.desk import FromDesk
from console.form_fields import LONGEST, ReasonForm, SeenForm, Text, UnixLines
from console.notices import extension_notice
from console.refusal import Refusal
from console.ticket import ticket_page
from console.ticket_templates import template_text

router = APIRouter(prefix="/tickets/{reference}")


class NoteForm(BaseModel):
    text: Text


class ReplyForm(SeenForm):
    """form_id: made once for each page, so that a form sent twice is one reply."""

    text: Text
    form_id: UUID


class TemplateForm(BaseModel):
    """text: what was typed before the template was chosen."""

    text: Annotated[str, StringConstraints(max_length=LONGEST), UnixLines] = ""
    template: str = ""


@router.post("/claim")
def claim_ticket(request: Request, desk: FromDesk, reference: str) -> Response:
    with desk.sessions.begin() as db:
        agent, ticket = agent_of(db, request), ticket_by_reference(db, reference)
        if ticket.assignee_id != agent.id:
            claim(db, ticket, by=agent)
    return confirmed(request, page_of(request), "claim")


@router.post("/note")
def note_down(
    request: Request, desk: FromDesk, reference: str, form: Annotated[NoteForm, Form()]
) -> Response:
    with desk.sessions.begin() as db:
        agent, ticket = agent_of(db, request), ticket_by_reference(db, reference)
        add_note(db, desk.vault, ticket, by=agent, text=form.text)
    return confirmed(request, page_of(request), "note")


@router.post("/reply")
def reply_to_visitor(
    request: Request, desk: FromDesk, reference: str, form: Annotated[ReplyForm, Form()]
) -> Response:
    with desk.sessions.begin() as db:
        agent, ticket = agent_of(db, request), ticket_by_reference(db, reference)
        reply(
            db,
            desk.vault,
            ticket,
            by=agent,
            text=form.text,
            idempotency_key=f"reply:{form.form_id}",
            notify=desk.settings.sends_mail,
            seen=form.seen,
        )
    return confirmed(request, page_of(request), "reply")


@router.post("/template")
def put_template(
    request: Request, desk: FromDesk, reference: str, form: Annotated[TemplateForm, Form()]
) -> Response:
    """The page again, the template below what was typed: nothing is sent yet."""
    with desk.sessions.begin() as db:
        agent, ticket = agent_of(db, request), ticket_by_reference(db, reference)
        parts = (form.text.strip(), template_text(ticket, form.template))
        typed = {"text": "\n\n".join(filter(None, parts)), "template": form.template}
        return ticket_page(db, request, agent, ticket, Refusal(200, "reply", "", typed))


@router.post("/extend")
def extend_deadline(
    request: Request, desk: FromDesk, reference: str, form: Annotated[ReasonForm, Form()]
) -> Response:
    country = desk.settings.country
    with desk.sessions.begin() as db:
        agent, ticket = agent_of(db, request), ticket_by_reference(db, reference)
        notice = extension_notice(ticket, reason=form.reason, country=country)
        extend(
            db,
            desk.vault,
            ticket,
            by=agent,
            reason=form.reason,
            notice=notice,
            country=country,
            today=desk.today(),
            notify=desk.settings.sends_mail,
            seen=form.seen,
        )
    return confirmed(request, page_of(request), "extend")


@router.post("/solve")
def solve_ticket(
    request: Request, desk: FromDesk, reference: str, form: Annotated[ReasonForm, Form()]
) -> Response:
    with desk.sessions.begin() as db:
        agent, ticket = agent_of(db, request), ticket_by_reference(db, reference)
        solve(db, desk.vault, ticket, by=agent, reason=form.reason, seen=form.seen)
    return confirmed(request, page_of(request), "solve")
