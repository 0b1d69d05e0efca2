"""Erasing a requester’s cases from the ticket page: a preview, two confirmations, officers only."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request, Response
from pydantic import BaseModel
from sqlalchemy.orm import Session
from starlette.status import (
    HTTP_404_NOT_FOUND,
    HTTP_409_CONFLICT,
    HTTP_422_UNPROCESSABLE_CONTENT,
    HTTP_503_SERVICE_UNAVAILABLE,
)

from cases.errors import TrackerStoreError
from cases.models import Agent, Ticket
from cases.outbox import count_waiting
from cases.persons import Preview, erase_person, index_old_cases, preview_person
from cases.tickets import ticket_by_reference
from console.access import agent_of, require_officer
from console.confirmations import confirmed
from console.desk import Desk, FromDesk
from console.languages import N_, gettext
from console.pages import page

router = APIRouter(prefix="/tickets/{reference}/erase", dependencies=[Depends(require_officer)])

_OTHER = N_("That is not this ticket’s reference. Nothing was erased.")
_CHANGED = N_("The cases have changed since: this is how they are now. Nothing was erased.")
_TRACKER = N_("The assistant’s own store does not answer, so not all was erased: try again.")


class EraseForm(BaseModel):
    """token: of the preview that was looked at. typed: the reference, written by hand."""

    token: str
    also_open: bool = False
    typed: str = ""


@router.get("")
def preview(request: Request, desk: FromDesk, reference: str, also_open: bool = False) -> Response:
    index_old_cases(desk.sessions, desk.vault)
    return _erase_page(request, desk, reference, also_open=also_open)


@router.post("/confirm")
def confirm(
    request: Request, desk: FromDesk, reference: str, form: Annotated[EraseForm, Form()]
) -> Response:
    """The first confirmation: the reference, by hand. The page that follows asks once more."""
    right = form.typed.strip().upper() == reference.strip().upper()
    return _erase_page(
        request,
        desk,
        reference,
        also_open=form.also_open,
        token=form.token,
        typed=form.typed,
        last=right,
        problem="" if right else _OTHER,
        status=200 if right else HTTP_422_UNPROCESSABLE_CONTENT,
    )


@router.post("/now")
def erase(
    request: Request, desk: FromDesk, reference: str, form: Annotated[EraseForm, Form()]
) -> Response:
    """The second one: what was previewed goes."""
    with desk.sessions.begin() as db:
        agent, ticket = agent_of(db, request), ticket_by_reference(db, reference)
        actor = f"agent:{agent.id}"
        found = _found(db, desk, ticket, agent, also_open=form.also_open)
    if found.token != form.token or not found.erasable:
        return _erase_page(
            request, desk, reference, also_open=form.also_open, problem=_CHANGED,
            status=HTTP_409_CONFLICT,
        )  # fmt: skip
    now, tracker = datetime.now(UTC), desk.settings.tracker
    try:
        gone = erase_person(desk.sessions, found, tracker=tracker, actor=actor, now=now)
    except TrackerStoreError:
        return _erase_page(
            request, desk, reference, also_open=form.also_open, problem=_TRACKER,
            status=HTTP_503_SERVICE_UNAVAILABLE,
        )  # fmt: skip
    return confirmed(request, "/", "erase", erased=len(gone))


def _found(db: Session, desk: Desk, ticket: Ticket, agent: Agent, *, also_open: bool) -> Preview:
    """Raises HTTPException where nobody asked to be erased, or no address is known."""
    if ticket.kind != "request.erasure" or ticket.case.requester_email is None:
        raise HTTPException(HTTP_404_NOT_FOUND)
    email = desk.vault.decrypt(ticket.case, ticket.case.requester_email)
    actor, now = f"agent:{agent.id}", datetime.now(UTC)
    return preview_person(db, desk.vault, email, also_open=also_open, now=now, actor=actor)


def _erase_page(
    request: Request,
    desk: Desk,
    reference: str,
    *,
    also_open: bool,
    token: str | None = None,
    typed: str = "",
    last: bool = False,
    problem: str = "",
    status: int = 200,
) -> Response:
    """The preview with the form that comes next; token: of the one that was seen before; problem:
    marked words."""
    with desk.sessions.begin() as db:
        agent, ticket = agent_of(db, request), ticket_by_reference(db, reference)
        found = _found(db, desk, ticket, agent, also_open=also_open)
        if token is not None and token != found.token:
            last, problem, status = False, _CHANGED, HTTP_409_CONFLICT
        return page(
            request,
            "ticket_erase.html",
            status=status,
            agent=agent,
            ticket=ticket,
            found=found,
            mails=count_waiting(db, [case.id for case in found.erasable]),
            typed=typed,
            last=last,
            problem=gettext(problem) if problem else "",
        )
