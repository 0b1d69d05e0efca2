"""An agent's own password: the old one is asked for, and every other login ends."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request, Response
from pydantic import BaseModel, Field
from starlette.status import (
    HTTP_404_NOT_FOUND,
    HTTP_422_UNPROCESSABLE_CONTENT,
    HTTP_429_TOO_MANY_REQUESTS,
)

from cases.attempts import forget_attempts, may_try
from cases.errors import WeakPasswordError, WrongLoginError
from cases.passwords import LONGEST, SHORTEST, change_password
from console.access import agent_of
from console.confirmations import confirmed
from console.desk import FromDesk, desk_of
from console.languages import N_, gettext
from console.login import CODES
from console.pages import page

_TOO_MANY = N_("Too many passwords that do not fit. Wait a quarter of an hour and try again.")
_WRONG_OLD = N_("This is not your password.")
_DIFFERENT = N_("The two do not agree: type the new password once more.")
_WEAK = {
    "short": N_(
        "This is too short: machines can guess anything under %(number)s characters. Take"
        " four or five words that have nothing to do with each other."
    ),
    "same": N_("This is your old password. Choose another one."),
    "known": N_("Everybody knows that: choose something that nobody can guess."),
}


class PasswordForm(BaseModel):
    """again: the new one once more, as nobody sees what is typed."""

    old: Annotated[str, Field(max_length=LONGEST, repr=False)] = ""
    new: Annotated[str, Field(max_length=LONGEST, repr=False)] = ""
    again: Annotated[str, Field(max_length=LONGEST, repr=False)] = ""


def require_passwords(request: Request) -> None:
    """Where passwords are switched off there is no such page. Raises HTTPException."""
    if not desk_of(request).settings.password_logins:
        raise HTTPException(HTTP_404_NOT_FOUND)


router = APIRouter(prefix="/account/password", dependencies=[Depends(require_passwords)])


@router.get("")
def show_form(request: Request, desk: FromDesk) -> Response:
    return _page(request, {})


@router.post("")
def change(request: Request, desk: FromDesk, form: Annotated[PasswordForm, Form()]) -> Response:
    if form.new != form.again:
        return _page(request, {"again": gettext(_DIFFERENT)})
    name = desk.vault.attempt_index("own password", str(request.state.agent_id))
    if may_try(desk.sessions, {name: CODES}) is not None:
        return _page(request, {"old": gettext(_TOO_MANY)}, status=HTTP_429_TOO_MANY_REQUESTS)
    try:
        with desk.sessions.begin() as db:
            agent, here = agent_of(db, request), request.state.login_id
            change_password(db, agent, old=form.old, new=form.new, here=here)
            forget_attempts(db, name)
    except WrongLoginError:
        return _page(request, {"old": gettext(_WRONG_OLD)})
    except WeakPasswordError as error:
        return _page(request, {"new": gettext(_WEAK[str(error)], number=SHORTEST)})
    return confirmed(request, "/account", "password")


def _page(
    request: Request, wrong: dict[str, str], *, status: int = HTTP_422_UNPROCESSABLE_CONTENT
) -> Response:
    """wrong: what is wrong, by field. What was typed is not shown again: it is a secret."""
    with desk_of(request).sessions.begin() as db:
        return page(
            request,
            "account_password.html",
            status=status if wrong else 200,
            agent=agent_of(db, request),
            wrong=wrong,
            shortest=SHORTEST,
            longest=LONGEST,
        )
