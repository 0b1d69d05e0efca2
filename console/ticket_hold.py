"""The legal hold of a ticket's case: everybody sees that there is one, officers put and end it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from pydantic import BaseModel, BeforeValidator
from sqlalchemy.orm import Session

from cases.conversations import lock_case
from cases.holds import hold, lasting_holds, release
from cases.models import Agent, Case
from cases.tickets import ticket_by_reference
from console.access import agent_of, is_officer, page_of, require_officer
from console.confirmations import confirmed
from console.desk import Desk, FromDesk
from console.form_fields import Text
from console.refusal import DayOverError

router = APIRouter(prefix="/tickets/{reference}", dependencies=[Depends(require_officer)])


class HoldForm(BaseModel):
    """until: the last day, or until it is released."""

    reason: Text
    until: Annotated[date | None, BeforeValidator(lambda text: text or None)] = None


@dataclass(frozen=True)
class HoldShown:
    """reason: for officers; None for everybody else."""

    at: datetime
    by: str
    until: date | None
    reason: str | None = field(repr=False)


@router.post("/hold")
def hold_case(
    request: Request, desk: FromDesk, reference: str, form: Annotated[HoldForm, Form()]
) -> Response:
    if form.until is not None and form.until < desk.today():
        raise DayOverError
    with desk.sessions.begin() as db:
        agent, ticket = agent_of(db, request), ticket_by_reference(db, reference)
        # a job that is at the case is done with it first, or sees the hold
        lock_case(db, ticket.case)
        hold(db, desk.vault, ticket.case, by=agent, reason=form.reason, until=form.until)
    return confirmed(request, page_of(request), "hold")


@router.post("/release")
def release_case(request: Request, desk: FromDesk, reference: str) -> Response:
    with desk.sessions.begin() as db:
        agent, ticket = agent_of(db, request), ticket_by_reference(db, reference)
        lock_case(db, ticket.case)
        release(db, ticket.case, by=agent)
    return confirmed(request, page_of(request), "release")


def holds_shown(db: Session, desk: Desk, agent: Agent, case: Case) -> list[HoldShown]:
    """The holds that last on the case today, as this agent may see them."""
    return [
        HoldShown(
            at=lasting.at,
            by=holder.name if holder else "Privacy Desk",
            until=lasting.until,
            reason=desk.vault.unseal(lasting.reason) if is_officer(agent) else None,
        )
        for lasting, holder in lasting_holds(db, case, today=desk.today())
    ]
