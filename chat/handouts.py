"""The page behind the link to one's own data: looked at as often as one likes, fetched once."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import cast

from fastapi import APIRouter, Request, Response

from cases.deadlines import ZONES
from cases.errors import LinkNotFoundError
from cases.handouts import fetch, waiting_handout
from chat.private_pages import HEADERS, private_page, say
from chat.turns import Desk
from settings import Settings

router = APIRouter(include_in_schema=False, prefix="/handouts")


@router.get("/{token}")
def show_handout(request: Request, token: str) -> Response:
    """A button: a program that looks into links, as mail filters do, uses nothing up."""
    zone = ZONES[_settings(request).country]

    def page() -> Response:
        with _desk(request).sessions.begin() as db:
            language = waiting_handout(db, token, now=datetime.now(UTC)).ticket.case.language
        return private_page("handout.html", language=language, zone=zone)

    return _or_gone(request, page)


@router.post("/{token}")
def fetch_handout(request: Request, token: str) -> Response:
    def file() -> Response:
        desk, now = _desk(request), datetime.now(UTC)
        with desk.sessions.begin() as db:
            language = waiting_handout(db, token, now=now).ticket.case.language
            content = fetch(db, desk.vault, token, now=now)
        name = f'attachment; filename="{say(language, "handout", "file")}.zip"'
        headers = HEADERS | {"Content-Disposition": name}
        return Response(content, media_type="application/zip", headers=headers)

    return _or_gone(request, file)


def _or_gone(request: Request, answer: Callable[[], Response]) -> Response:
    try:
        return answer()
    except LinkNotFoundError:
        zone = ZONES[_settings(request).country]
        return private_page("gone.html", language="en", zone=zone, status=404)


def _desk(request: Request) -> Desk:
    return cast(Desk, request.app.state.desk)


def _settings(request: Request) -> Settings:
    return cast(Settings, request.app.state.settings)
