"""What an agent does with a ticket: take, note, reply, extend, solve. refusals.py has the rest."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Request, Response
from pydantic import BaseModel, BeforeValidator, StringConstraints

from cases.tickets import ticket_by_reference
from cases.work import add_note, claim, extend, reply, solve
from console.access import agent_of, page_of
from console.confirmations import confirmed
from console.desk import FromDesk
from console.notices import extension_notice

LONGEST = 10_000
# a form sends line ends as CR LF
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST),
    BeforeValidator(lambda text: text.replace("\r\n", "\n") if isinstance(text, str) else text),
]

router = APIRouter(prefix="/tickets/{reference}")


class NoteForm(BaseModel):
    text: Text


class ReplyForm(BaseModel):
    """form_id: made once for each page, so that a form sent twice is one reply."""

    text: Text
    form_id: UUID


class ReasonForm(BaseModel):
    reason: Text


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
        )
    return confirmed(request, page_of(request), "reply")


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
        )
    return confirmed(request, page_of(request), "extend")


@router.post("/solve")
def solve_ticket(
    request: Request, desk: FromDesk, reference: str, form: Annotated[ReasonForm, Form()]
) -> Response:
    with desk.sessions.begin() as db:
        agent, ticket = agent_of(db, request), ticket_by_reference(db, reference)
        solve(db, desk.vault, ticket, by=agent, reason=form.reason)
    return confirmed(request, page_of(request), "solve")
