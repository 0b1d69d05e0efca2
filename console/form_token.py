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


async def check_form(request: Request) -> None:
    """Goes before every route; keeps what was typed for a page that has to show it again.

    Raises FormTokenError.
    """
    if request.method in _READS:
        return
    fields = {name: text for name, text in (await request.form()).items() if isinstance(text, str)}
    request.state.typed = fields
    expected, given = request.session.get("form_token", ""), fields.get("form_token", "")
    if not expected or not hmac.compare_digest(expected.encode(), given.encode()):
        raise FormTokenError
