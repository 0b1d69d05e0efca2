"""The short sentence after something was done, shown once on the page that follows."""

from dataclasses import dataclass, field
from typing import Any

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from starlette.status import HTTP_303_SEE_OTHER

from console.languages import N_, gettext

CONFIRMATIONS = {
    "claim": N_("The ticket is yours."),
    "note": N_("Your note is saved."),
    "reply": N_("Your reply is sent."),
    "extend": N_("The deadline is extended and the visitor has been told."),
    "solve": N_("The ticket is solved."),
    "refuse": N_("The request is refused and the visitor has been told why."),
    "reopen_ticket": N_("The ticket is open again, and yours."),
    "hand": N_("The ticket is handed over."),
    "role": N_("It is saved whose data this is about."),
    "identity": N_("It is saved who asks."),
    "checks": N_("The checklist is saved."),
    "assemble": N_("The data is assembled. Look through it before you give it."),
    "give": N_("The link is given to the requester."),
    "erase": N_("Cases erased: %(erased)s."),
    "hold": N_("The case is on legal hold."),
    "release": N_("The case is not on legal hold any more."),
    "end": N_("The last day of the relationship is saved."),
    "reopen": N_("The relationship is open again."),
    "again": N_("The case will be tried again."),
    "again_gone": N_("The case was not set aside any more: nothing was changed."),
    "label": N_("The message is labelled."),
    "leave_out": N_("The message is left out."),
    "undo": N_("The message waits to be labelled again."),
    "logout": N_("You are logged out."),
    "assign": N_("Tickets handed over: %(given)s."),
    "assign_left": N_(
        "Tickets handed over: %(given)s. Left as they were, because they are closed or"
        " somebody else has them: %(left)s."
    ),
    "logins": N_("You are logged out everywhere else."),
    "no_factor": N_("Your logins ask for no code any more."),
    "language": N_("The language is saved."),
    "password": N_("Your password is changed, and you are logged out everywhere else."),
    "agent_add": N_("The account is added."),
    "agent_role": N_("The role is changed."),
    "agent_close": N_("The account is closed, and its logins have ended."),
    "agent_open": N_("The account is open again."),
    "agent_factor": N_("The second factor is removed, and the logins have ended."),
    "agent_unlink": N_("The next login there is matched by the e-mail address again."),
    "view": N_("The view is saved."),
    "view_gone": N_("The view is deleted."),
}
#: What was wrong with a small form, said beside it on the page that it came from.
REFUSED = {
    "label_missing": N_("Choose what the message means."),
    "label_changed": N_(
        "Somebody else has decided about that message, or it is gone: nothing was changed."
    ),
    "assign_ticket": N_("Choose at least one ticket."),
    "assign_agent": N_("Choose who is to have them."),
    "view_name": N_("Give the view a name."),
    "view_many": N_("No more views fit: delete one first."),
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
    said = CONFIRMATIONS.get(request.session.pop("done", ""))
    return gettext(said, **numbers) if said else ""


def refuse_form(request: Request, page: str, why: str, **typed: Any) -> Response:
    """Go back to `page` and say beside the form what was wrong: a key of REFUSED."""
    request.session["refused"] = [why, typed]
    return RedirectResponse(page, HTTP_303_SEE_OTHER)


def refused_form(request: Request) -> SmallRefusal:
    """What was wrong with a form of this page, said once; empty where nothing was."""
    why, typed = request.session.pop("refused", ["", {}])
    words = gettext(REFUSED[why]) if why in REFUSED else ""
    return SmallRefusal(why.partition("_")[0], words, typed)
