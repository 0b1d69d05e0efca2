"""The page behind the link of a notice: the answer to one ticket."""

import re
from datetime import UTC, datetime
from functools import partial
from typing import cast

from fastapi import APIRouter, Request, Response

from cases.answers import answer_for
from cases.deadlines import ZONES
from cases.errors import LinkNotFoundError
from chat.private_pages import private_page
from chat.turns import Desk
from settings import Settings

router = APIRouter(include_in_schema=False)


@router.get("/answers/{token}")
def show_answer(request: Request, token: str) -> Response:
    desk = cast(Desk, request.app.state.desk)
    settings = cast(Settings, request.app.state.settings)
    zone = ZONES[settings.country]
    try:
        with desk.sessions.begin() as db:
            answer = answer_for(db, desk.vault, token, now=datetime.now(UTC))
    except LinkNotFoundError:
        return private_page("gone.html", language="en", zone=zone, status=404)
    return private_page(
        "answer.html",
        language=answer.language,
        zone=zone,
        reference=answer.reference,
        entries=answer.entries,
        pieces=partial(_pieces, settings.public_url),
    )


def _pieces(public_url: str, text: str) -> list[str]:
    """The text in turns with the links in it to data of the requester's, which are our own."""
    return re.split(rf"({re.escape(public_url)}/handouts/[\w-]+)", text) if public_url else [text]
