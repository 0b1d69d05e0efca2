"""Logging in, with a second factor where the agent has one, and out."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session
from starlette.status import HTTP_303_SEE_OTHER, HTTP_401_UNAUTHORIZED, HTTP_429_TOO_MANY_REQUESTS

from cases.agents import agent_by_id, log_in
from cases.attempts import Limit, forget_attempts, may_try
from cases.errors import WrongCodeError, WrongLoginError
from cases.models import Agent
from cases.second_factor import check_code, has_factor
from console.access import enter, leave, safe_next
from console.confirmations import confirmed
from console.desk import Desk, FromDesk, desk_of
from console.kept_form import kept_for, parked_form
from console.languages import N_, gettext
from console.pages import page

#: From one address; with one e-mail address from anywhere; codes of one account.
FROM_HERE = Limit(5, timedelta(minutes=1))
ANYWHERE = Limit(30, timedelta(hours=1))
CODES = Limit(5, timedelta(minutes=15))
_PENDING_SECONDS = 600
_WRONG = N_("The e-mail address and the password do not open an account here.")
_WRONG_CODE = N_("This code does not fit, or was used before. Wait for the next one.")
_WAIT = {
    FROM_HERE: N_("Too many attempts with this e-mail address. Wait a minute and try again."),
    ANYWHERE: N_("Too many attempts with this e-mail address. Wait an hour and try again."),
    CODES: N_("Too many codes that do not fit. Wait a quarter of an hour and try again."),
}
LOGIN_ENDED = N_("Your login has ended. Log in, and what you wrote is there again.")

router = APIRouter()


class Onward(BaseModel):
    """next: the page that the stranger wanted to see; kept: see console.kept_form."""

    next: str = "/"
    kept: str = ""


class LoginForm(Onward):
    email: str = Field(default="", max_length=254)
    password: str = Field(default="", max_length=1000)


class CodeForm(Onward):
    code: str = Field(default="", max_length=40)


@router.get("/login")
def show_login(request: Request, next: str = "/") -> Response:
    return login_page(request, LoginForm(next=next))


@router.post("/login")
def log_agent_in(request: Request, desk: FromDesk, form: Annotated[LoginForm, Form()]) -> Response:
    if not desk.settings.password_logins:
        return login_page(request, LoginForm(next=form.next, kept=form.kept))
    names = _names(desk, request, form.email)
    if (beyond := may_try(desk.sessions, names)) is not None:
        return login_page(
            request, form, status=HTTP_429_TOO_MANY_REQUESTS, problem=gettext(_WAIT[beyond])
        )
    try:
        with desk.sessions.begin() as db:
            agent = log_in(db, email=form.email, password=form.password)
            forget_attempts(db, *names)
            if has_factor(db, agent):
                request.session["pending"] = [agent.id, int(desk.now().timestamp())]
                return _code_page(request, form)
            return let_in(db, request, agent, form, by="password")
    except WrongLoginError:
        return login_page(request, form, status=HTTP_401_UNAUTHORIZED, problem=gettext(_WRONG))


@router.get("/login/code")
def show_code(request: Request) -> Response:
    """The code is asked for after the password alone."""
    return RedirectResponse("/login", HTTP_303_SEE_OTHER)


@router.post("/login/code")
def take_code(request: Request, desk: FromDesk, form: Annotated[CodeForm, Form()]) -> Response:
    agent_id, since = request.session.get("pending", [0, 0])
    if desk.now().timestamp() - since > _PENDING_SECONDS or not desk.settings.password_logins:
        return login_page(request, LoginForm(next=form.next, kept=form.kept))
    name = desk.vault.attempt_index("code", str(agent_id))
    if may_try(desk.sessions, {name: CODES}):
        status = HTTP_429_TOO_MANY_REQUESTS
        return _code_page(request, form, status=status, problem=gettext(_WAIT[CODES]))
    try:
        with desk.sessions.begin() as db:
            agent = agent_by_id(db, agent_id)
            if agent is None:
                raise WrongCodeError("the account is closed")
            check_code(db, desk.vault, agent, form.code, now=desk.now())
            forget_attempts(db, name)
            return let_in(db, request, agent, form, by="password")
    except WrongCodeError:
        return _code_page(request, form, status=HTTP_401_UNAUTHORIZED, problem=gettext(_WRONG_CODE))


@router.post("/logout")
def log_agent_out(request: Request, desk: FromDesk) -> Response:
    with desk.sessions.begin() as db:
        leave(db, request)
    return confirmed(request, "/login", "logout")


def login_page(
    request: Request,
    form: LoginForm,
    *,
    status: int = 200,
    problem: str = "",
    wrong_fields: bool = True,
) -> Response:
    """wrong_fields: the problem is with what was typed."""
    settings = desk_of(request).settings
    return page(
        request,
        "login.html",
        status=status,
        form=form,
        problem=problem,
        wrong_fields=bool(problem) and wrong_fields,
        provider=settings.provider_name,
        passwords=settings.password_logins,
    )


def _code_page(request: Request, form: Onward, *, status: int = 200, problem: str = "") -> Response:
    return page(request, "login_code.html", status=status, form=form, problem=problem)


def let_in(db: Session, request: Request, agent: Agent, form: Onward, *, by: str) -> Response:
    """Start the agent's login and go on to the wanted page. by: as in cases.logins."""
    kept = kept_for(desk_of(request).vault, form.kept, agent_id=agent.id)
    parked = parked_form(db, request, agent_id=agent.id)
    enter(db, request, agent, by=by, kept=kept or parked)
    return RedirectResponse(safe_next(form.next), HTTP_303_SEE_OTHER)


def _names(desk: Desk, request: Request, email: str) -> dict[str, Limit]:
    """Under which names an attempt with this e-mail address counts."""
    tried, address = email.strip().lower(), request.client.host if request.client else ""
    index = desk.vault.attempt_index
    return {index("password", tried, address): FROM_HERE, index("password", tried): ANYWHERE}
