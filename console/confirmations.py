"""The short sentence after something was done, shown once on the page that follows."""

from dataclasses import dataclass, field
from typing import Any

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from starlette.status import HTTP_303_SEE_OTHER

CONFIRMATIONS = {
    "claim": "The ticket is yours.",
    "note": "Your note is saved.",
    "reply": "Your reply is sent.",
    "extend": "The deadline is extended and the visitor has been told.",
    "solve": "The ticket is solved.",
    "refuse": "The request is refused and the visitor has been told why.",
    "reopen_ticket": "The ticket is open again, and yours.",
    "hand": "The ticket is handed over.",
    "role": "It is saved whose data this is about.",
    "identity": "It is saved who asks.",
    "checks": "The checklist is saved.",
    "assemble": "The data is assembled. Look through it before you give it.",
    "give": "The link is given to the requester.",
    "erase": "Cases erased: {erased}.",
    "hold": "The case is on legal hold.",
    "release": "The case is not on legal hold any more.",
    "end": "The last day of the relationship is saved.",
    "reopen": "The relationship is open again.",
    "again": "The case will be tried again.",
    "again_gone": "The case was not set aside any more: nothing was changed.",
    "label": "The message is labelled.",
    "leave_out": "The message is left out.",
    "undo": "The message waits to be labelled again.",
    "logout": "You are logged out.",
    "assign": "Tickets handed over: {given}.",
    "assign_left": "Tickets handed over: {given}. Left as they were, because they are closed or"
    " somebody else has them: {left}.",
    "logins": "You are logged out everywhere else.",
    "no_factor": "Your logins ask for no code any more.",
    "view": "The view is saved.",
    "view_gone": "The view is deleted.",
}
#: What was wrong with a small form, said beside it on the page that it came from.
REFUSED = {
    "label_missing": "Choose what the message means.",
    "label_changed": "Somebody else has decided about that message, or it is gone: nothing was"
    " changed.",
    "assign_ticket": "Choose at least one ticket.",
    "assign_agent": "Choose who is to have them.",
    "view_name": "Give the view a name.",
    "view_many": "No more views fit: delete one first.",
}


@dataclass(frozen=True)
class SmallRefusal:
    """form: the word before the underscore of a key of REFUSED. typed: what was in the form."""

    form: str = ""
    words: str = ""
    typed: dict[str, Any] = field(default_factory=dict, repr=False)


def confirmed(request: Request, page: str, done: str, **numbers: int) -> Response:
    """Go on to `page` and say there what was done: a key of CONFIRMATIONS, and its numbers."""
    request.session["done"], request.session["numbers"] = done, numbers
    return RedirectResponse(page, HTTP_303_SEE_OTHER)


def confirmation(request: Request) -> str:
    """What the page has to say about the request before it; "" where there is nothing to say."""
    numbers = request.session.pop("numbers", {})
    return CONFIRMATIONS.get(request.session.pop("done", ""), "").format(**numbers)


def refuse_form(request: Request, page: str, why: str, **typed: Any) -> Response:
    """Go back to `page` and say beside the form what was wrong: a key of REFUSED."""
    request.session["refused"] = [why, typed]
    return RedirectResponse(page, HTTP_303_SEE_OTHER)


def refused_form(request: Request) -> SmallRefusal:
    """What was wrong with a form of this page, said once; empty where nothing was."""
    why, typed = request.session.pop("refused", ["", {}])
    return SmallRefusal(why.partition("_")[0], REFUSED.get(why, ""), typed)
