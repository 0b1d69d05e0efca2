"""The short sentence after something was done, shown once on the page that follows."""

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from starlette.status import HTTP_303_SEE_OTHER

CONFIRMATIONS = {
    "claim": "The ticket is yours.",
    "note": "Your note is saved.",
    "reply": "Your reply is sent.",
    "extend": "The deadline is extended and the visitor has been told.",
    "solve": "The ticket is solved.",
    "hold": "The case is on legal hold.",
    "release": "The case is not on legal hold any more.",
    "end": "The last day of the relationship is saved.",
    "reopen": "The relationship is open again.",
    "again": "The case will be tried again.",
    "again_gone": "The case was not set aside any more: nothing was changed.",
    "logout": "You are logged out.",
}


def confirmed(request: Request, page: str, done: str) -> Response:
    """Go on to `page` and say there what was done: a key of CONFIRMATIONS."""
    request.session["done"] = done
    return RedirectResponse(page, HTTP_303_SEE_OTHER)


def confirmation(request: Request) -> str:
    """What the page has to say about the request before it; "" where there is nothing to say."""
    return CONFIRMATIONS.get(request.session.pop("done", ""), "")
