"""Logging in and out."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from limits import RateLimitItemPerMinute
from limits.strategies import RateLimiter
from pydantic import BaseModel, Field
from starlette.status import HTTP_303_SEE_OTHER, HTTP_401_UNAUTHORIZED, HTTP_429_TOO_MANY_REQUESTS

from cases.agents import log_in
from cases.errors import WrongLoginError
from console.access import enter, leave, safe_next
from console.confirmations import confirmed
from console.desk import FromDesk
from console.pages import page

ATTEMPTS = RateLimitItemPerMinute(5)
_WRONG = "The e-mail address and the password do not open an account here."
_TOO_MANY = "Too many attempts with this e-mail address. Wait a minute and try again."

router = APIRouter()


class LoginForm(BaseModel):
    """next: the page that the stranger wanted to see."""

    email: str = Field(default="", max_length=254)
    password: str = Field(default="", max_length=1000)
    next: str = "/"


@router.get("/login")
def show_login(request: Request, next: str = "/") -> Response:
    return _login_page(request, LoginForm(next=next))


@router.post("/login")
def log_agent_in(request: Request, desk: FromDesk, form: Annotated[LoginForm, Form()]) -> Response:
    if not _may_try(request, form.email):
        return _login_page(request, form, status=HTTP_429_TOO_MANY_REQUESTS, problem=_TOO_MANY)
    try:
        with desk.sessions.begin() as db:
            agent = log_in(db, email=form.email, password=form.password)
    except WrongLoginError:
        return _login_page(request, form, status=HTTP_401_UNAUTHORIZED, problem=_WRONG)
    enter(request, agent)
    return RedirectResponse(safe_next(form.next), HTTP_303_SEE_OTHER)


@router.post("/logout")
def log_agent_out(request: Request) -> Response:
    leave(request)
    return confirmed(request, "/login", "logout")


def _may_try(request: Request, email: str) -> bool:
    attempts: RateLimiter = request.app.state.login_attempts
    address = request.client.host if request.client else ""
    return attempts.hit(ATTEMPTS, email.strip().lower(), address)


def _login_page(
    request: Request, form: LoginForm, *, status: int = 200, problem: str = ""
) -> Response:
    return page(request, "login.html", status=status, form=form, problem=problem)
