"""What an agent decides about a ticket: refuse, reopen, hand over, whose data, who asks, what is
done."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from cases.checklists import checklist, put_checks
from cases.decisions import (
    Identity,
    Role,
    hand_over,
    note_identity,
    refuse,
    reopen,
    settle_role,
)
from cases.errors import AgentNotFoundError, CustomerNotFoundError
from cases.tickets import ticket_by_reference
from console.access import agent_of, page_of
from console.confirmations import confirmed
from console.desk import FromDesk
from console.form_fields import ReasonForm, SeenForm
from console.notices import refusal_notice
from console.refusal import WrongFieldError

router = APIRouter(prefix="/tickets/{reference}")


class HandForm(SeenForm):
    to: int


class RoleForm(SeenForm):
    """customer_number: of the company whose data it is, "" for one that is not known."""

    role: Role
    customer_number: str = ""


class IdentityForm(ReasonForm):
    step: Identity


@router.post("/refuse")
def refuse_request(
    request: Request, desk: FromDesk, reference: str, form: Annotated[ReasonForm, Form()]
) -> Response:
    with desk.sessions.begin() as db:
        agent, ticket = agent_of(db, request), ticket_by_reference(db, reference)
        notice = refusal_notice(ticket, reason=form.reason, country=desk.settings.country)
        refuse(
            db,
            desk.vault,
            ticket,
            by=agent,
            reason=form.reason,
            notice=notice,
            notify=desk.settings.sends_mail,
            seen=form.seen,
        )
    return confirmed(request, page_of(request), "refuse")


@router.post("/reopen")
def reopen_ticket(
    request: Request, desk: FromDesk, reference: str, form: Annotated[ReasonForm, Form()]
) -> Response:
    with desk.sessions.begin() as db:
        agent, ticket = agent_of(db, request), ticket_by_reference(db, reference)
        reopen(db, desk.vault, ticket, by=agent, reason=form.reason, seen=form.seen)
    return confirmed(request, page_of(request), "reopen_ticket")


@router.post("/hand")
def hand_ticket_over(
    request: Request, desk: FromDesk, reference: str, form: Annotated[HandForm, Form()]
) -> Response:
    with desk.sessions.begin() as db:
        agent, ticket = agent_of(db, request), ticket_by_reference(db, reference)
        try:
            hand_over(db, ticket, to=form.to, by=agent, seen=form.seen)
        except AgentNotFoundError as error:
            raise WrongFieldError("to") from error
    return confirmed(request, page_of(request), "hand")


@router.post("/role")
def settle_whose_data(
    request: Request, desk: FromDesk, reference: str, form: Annotated[RoleForm, Form()]
) -> Response:
    with desk.sessions.begin() as db:
        agent, ticket = agent_of(db, request), ticket_by_reference(db, reference)
        number = form.customer_number if form.role == "company" else ""
        try:
            settle_role(
                db, ticket, role=form.role, customer_number=number, by=agent, seen=form.seen
            )
        except CustomerNotFoundError as error:
            raise WrongFieldError("customer_number") from error
    return confirmed(request, page_of(request), "role")


@router.post("/identity")
def write_identity_down(
    request: Request, desk: FromDesk, reference: str, form: Annotated[IdentityForm, Form()]
) -> Response:
    with desk.sessions.begin() as db:
        agent, ticket = agent_of(db, request), ticket_by_reference(db, reference)
        note_identity(
            db, desk.vault, ticket, step=form.step, reason=form.reason, by=agent, seen=form.seen
        )
    return confirmed(request, page_of(request), "identity")


@router.post("/checks")
def save_checks(
    request: Request, desk: FromDesk, reference: str, form: Annotated[SeenForm, Form()]
) -> Response:
    # a box that is not ticked is not sent: the boxes are those of the form as it came
    typed: dict[str, str] = request.state.typed
    with desk.sessions.begin() as db:
        agent, ticket = agent_of(db, request), ticket_by_reference(db, reference)
        done = [step.id for step in checklist(ticket.kind) if f"check-{step.id}" in typed]
        put_checks(db, ticket, done=done, by=agent, seen=form.seen)
    return confirmed(request, page_of(request), "checks")
