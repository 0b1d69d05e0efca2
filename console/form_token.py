"""A token in every form, so that no other site can send one in an agent's name."""

import hmac
import secrets

from fastapi import Request

_READS = frozenset({"GET", "HEAD", "OPTIONS"})


class FormTokenError(Exception):
    """The form was not made by this login's pages."""


def form_token(request: Request) -> str:
    """This login's token; made when the first form needs it."""
    token: str = request.session.setdefault("form_token", secrets.token_urlsafe(32))
    return token


async def read_form(request: Request) -> None:
    """Goes before everything: keeps what was typed for a page that has to show it again."""
    if request.method in _READS:
        return
    form = await request.form()
    request.state.typed = {name: text for name, text in form.items() if isinstance(text, str)}


def check_form(request: Request) -> None:
    """Goes before every route. Raises FormTokenError."""
    if request.method not in _READS and not has_token(request):
        raise FormTokenError


def has_token(request: Request) -> bool:
    """Whether the form that was sent was made by this browser's pages."""
    expected = request.session.get("form_token", "")
    given = request.state.typed.get("form_token", "")
    return bool(expected) and hmac.compare_digest(expected.encode(), given.encode())
