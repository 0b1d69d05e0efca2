"""The choice of a language: on the login page for this browser, on the account page for good."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel
from starlette.status import HTTP_303_SEE_OTHER

from cases.taxonomy import Language
from console.access import agent_of
from console.browser_language import choose, forget_choice
from console.confirmations import confirmed
from console.desk import FromDesk
from console.login import LoginForm, Onward, login_page

router = APIRouter()


class BrowserForm(Onward):
    language: Language


class AccountForm(BaseModel):
    """language: "" for the browser's."""

    language: Language | Literal[""] = ""


@router.get("/login/language")
def show_login(request: Request) -> Response:
    """Where somebody opens the address of the form again."""
    return RedirectResponse("/login", HTTP_303_SEE_OTHER)


@router.post("/login/language")
def choose_here(request: Request, form: Annotated[BrowserForm, Form()]) -> Response:
    choose(request, form.language)
    return login_page(request, LoginForm(next=form.next, kept=form.kept))


@router.post("/account/language")
def choose_for_good(
    request: Request, desk: FromDesk, form: Annotated[AccountForm, Form()]
) -> Response:
    with desk.sessions.begin() as db:
        agent_of(db, request).language = form.language or None
    if form.language:
        choose(request, form.language)
    else:
        forget_choice(request)
    return confirmed(request, "/account", "language")
