"""The requester's data: assembled, looked through, given by a link that opens once."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, Response
from starlette.status import HTTP_404_NOT_FOUND

from cases.errors import LinkNotFoundError, MoveNotAllowedError, TicketTakenError
from cases.handouts import assemble, give, look_into
from cases.models import Ticket
from cases.tickets import ticket_by_reference
from cases.work import reply
from console.access import agent_of, page_of
from console.confirmations import confirmed
from console.desk import Desk, FromDesk
from console.form_fields import SeenForm
from console.languages import N_
from console.notices import handout_notice
from console.refusal import UnreachableError

router = APIRouter(prefix="/tickets/{reference}")

_NO_ADDRESS = N_("There is no address to give: PRIVACY_DESK_PUBLIC_URL is not set.")
_NO_WAY = N_(
    "The chat has ended and no e-mail can be sent: the requester would never see the link."
)


@router.post("/assemble")
def assemble_data(
    request: Request, desk: FromDesk, reference: str, form: Annotated[SeenForm, Form()]
) -> Response:
    with desk.sessions.begin() as db:
        agent, ticket = agent_of(db, request), ticket_by_reference(db, reference)
        now = datetime.now(UTC)
        assemble(db, desk.vault, ticket, by=agent, now=now, zone=desk.zone, seen=form.seen)
    return confirmed(request, page_of(request), "assemble")


@router.get("/data.zip")
def look_through_data(request: Request, desk: FromDesk, reference: str) -> Response:
    with desk.sessions.begin() as db:
        agent, ticket = agent_of(db, request), ticket_by_reference(db, reference)
        try:
            content = look_into(db, desk.vault, ticket, by=agent)
        except (LinkNotFoundError, MoveNotAllowedError, TicketTakenError) as error:
            raise HTTPException(HTTP_404_NOT_FOUND) from error
        name = f'attachment; filename="{ticket.reference}.zip"'
    headers = {"Content-Disposition": name}
    return Response(content, media_type="application/zip", headers=headers)


@router.post("/give")
def give_link(
    request: Request, desk: FromDesk, reference: str, form: Annotated[SeenForm, Form()]
) -> Response:
    with desk.sessions.begin() as db:
        agent, ticket = agent_of(db, request), ticket_by_reference(db, reference)
        _require_way(desk, ticket)
        token, ends = give(db, ticket, by=agent, now=datetime.now(UTC), seen=form.seen)
        link = f"{desk.settings.public_url}/handouts/{token}"
        last_day = ends.astimezone(desk.zone).date()
        text = handout_notice(ticket, link=link, last_day=last_day)
        reply(db, desk.vault, ticket, by=agent, text=text, notify=desk.settings.sends_mail)
    return confirmed(request, page_of(request), "give")


def _require_way(desk: Desk, ticket: Ticket) -> None:
    """Raises UnreachableError."""
    if not desk.settings.public_url:
        raise UnreachableError(_NO_ADDRESS)
    by_mail = desk.settings.sends_mail and ticket.case.requester_email is not None
    in_chat = ticket.case.conversation_id is not None and ticket.case.ended_at is None
    if not (by_mail or in_chat):
        raise UnreachableError(_NO_WAY)
