"""An agent's own account: the second factor, and where they are logged in."""

from typing import Annotated

import segno
from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from markupsafe import Markup
from pydantic import BaseModel, Field
from starlette.status import (
    HTTP_303_SEE_OTHER,
    HTTP_422_UNPROCESSABLE_CONTENT,
    HTTP_429_TOO_MANY_REQUESTS,
)

from cases.attempts import forget_attempts, may_try
from cases.errors import WrongCodeError
from cases.logins import end_logins, logins_of
from cases.second_factor import (
    begin_factor,
    check_code,
    codes_left,
    confirm_factor,
    has_factor,
    pending_secret,
    remove_factor,
    renew_codes,
)
from console.access import agent_of
from console.confirmations import confirmed
from console.desk import Desk, FromDesk, desk_of
from console.languages import N_, gettext
from console.login import CODES
from console.pages import page

_WRONG = N_("This code does not fit, or was used before. Wait for the next one.")
_TOO_MANY = N_("Too many codes that do not fit. Wait a quarter of an hour and try again.")

router = APIRouter(prefix="/account")


class TooManyCodesError(Exception):
    """So many codes did not fit that none is looked at for a while."""


class CodeForm(BaseModel):
    code: Annotated[str, Field(max_length=40)] = ""


FromForm = Annotated[CodeForm, Form()]


@router.get("")
def show_account(request: Request, desk: FromDesk) -> Response:
    return _account_page(request, desk)


@router.post("/logins")
def end_others(request: Request, desk: FromDesk) -> Response:
    with desk.sessions.begin() as db:
        agent = agent_of(db, request)
        end_logins(db, agent, actor=f"agent:{agent.id}", but=request.state.login_id)
    return confirmed(request, "/account", "logins")


@router.get("/factor")
def show_factor(request: Request, desk: FromDesk) -> Response:
    return _factor_page(request, desk)


@router.post("/factor")
def begin(request: Request, desk: FromDesk) -> Response:
    with desk.sessions.begin() as db:
        agent = agent_of(db, request)
        if has_factor(db, agent):
            return RedirectResponse("/account", HTTP_303_SEE_OTHER)
        begin_factor(db, desk.vault, agent)
    return RedirectResponse("/account/factor", HTTP_303_SEE_OTHER)


@router.post("/factor/confirm")
def confirm(request: Request, desk: FromDesk, form: FromForm) -> Response:
    try:
        _may_try_code(request, desk)
        with desk.sessions.begin() as db:
            agent = agent_of(db, request)
            codes = confirm_factor(db, desk.vault, agent, form.code, now=desk.now())
            forget_attempts(db, _name(desk, request))
            # who logged in without a code has to log in again
            end_logins(db, agent, actor=f"agent:{agent.id}", but=request.state.login_id)
            return page(request, "codes.html", agent=agent, codes=codes)
    except (WrongCodeError, TooManyCodesError) as error:
        return _factor_page(request, desk, error)


@router.post("/factor/codes")
def new_codes(request: Request, desk: FromDesk, form: FromForm) -> Response:
    try:
        _may_try_code(request, desk)
        with desk.sessions.begin() as db:
            agent = agent_of(db, request)
            codes = renew_codes(db, desk.vault, agent, form.code, now=desk.now())
            forget_attempts(db, _name(desk, request))
            return page(request, "codes.html", agent=agent, codes=codes)
    except (WrongCodeError, TooManyCodesError) as error:
        return _account_page(request, desk, error, form="codes")


@router.post("/factor/remove")
def remove(request: Request, desk: FromDesk, form: FromForm) -> Response:
    try:
        _may_try_code(request, desk)
        with desk.sessions.begin() as db:
            agent = agent_of(db, request)
            check_code(db, desk.vault, agent, form.code, now=desk.now())
            forget_attempts(db, _name(desk, request))
            remove_factor(db, agent, actor=f"agent:{agent.id}")
    except (WrongCodeError, TooManyCodesError) as error:
        return _account_page(request, desk, error, form="remove")
    return confirmed(request, "/account", "no_factor")


def _name(desk: Desk, request: Request) -> str:
    return desk.vault.attempt_index("code", str(request.state.agent_id))


def _may_try_code(request: Request, desk: Desk) -> None:
    """Raises TooManyCodesError; the count is the one of the login page."""
    if may_try(desk.sessions, {_name(desk, request): CODES}) is not None:
        raise TooManyCodesError


def _problem(error: Exception | None) -> tuple[str, int]:
    if error is None:
        return "", 200
    if isinstance(error, TooManyCodesError):
        return gettext(_TOO_MANY), HTTP_429_TOO_MANY_REQUESTS
    return gettext(_WRONG), HTTP_422_UNPROCESSABLE_CONTENT


def _account_page(
    request: Request, desk: Desk, error: Exception | None = None, *, form: str = ""
) -> Response:
    problem, status = _problem(error)
    with desk.sessions.begin() as db:
        agent = agent_of(db, request)
        return page(
            request,
            "account.html",
            status=status,
            agent=agent,
            zone=desk.zone,
            here=request.state.login_id,
            provider=desk.settings.provider_name,
            passwords=desk.settings.password_logins,
            logins=logins_of(db, agent, now=desk.now()),
            has_factor=has_factor(db, agent),
            codes_left=codes_left(db, agent),
            problem=problem,
            form=form,
        )


def _factor_page(request: Request, desk: Desk, error: Exception | None = None) -> Response:
    problem, status = _problem(error)
    with desk.sessions.begin() as db:
        agent = agent_of(db, request)
        pending = pending_secret(db, desk_of(request).vault, agent)
        if pending is None:
            return RedirectResponse("/account", HTTP_303_SEE_OTHER)
        secret, address = pending
        return page(
            request,
            "factor.html",
            status=status,
            agent=agent,
            secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
            picture=_picture(address),
            problem=problem,
        )


def _picture(address: str) -> Markup:
    """The address as a QR code, an SVG of our own making."""
    code = segno.make(address, error="m")
    return Markup(  # noqa: S704  # segno writes paths of numbers
        code.svg_inline(scale=5, border=4, dark="#000", light="#fff", svgclass="qr", omitsize=True)
    )
