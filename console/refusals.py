"""Translates what a view raises into an answer, once, for all views."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException
from starlette.status import (
    HTTP_303_SEE_OTHER,
    HTTP_400_BAD_REQUEST,
    HTTP_401_UNAUTHORIZED,
    HTTP_403_FORBIDDEN,
    HTTP_404_NOT_FOUND,
    HTTP_405_METHOD_NOT_ALLOWED,
    HTTP_413_CONTENT_TOO_LARGE,
    HTTP_500_INTERNAL_SERVER_ERROR,
)

from cases.customers import find_customer
from cases.errors import (
    AgentNotFoundError,
    CaseHeldError,
    CustomerNotFoundError,
    IdentityOpenError,
    KeyDestroyedError,
    LastAdminError,
    LinkNotFoundError,
    MoveNotAllowedError,
    OwnAccountError,
    ReasonMissingError,
    RelationshipDatesError,
    TicketChangedError,
    TicketNotFoundError,
    TicketTakenError,
)
from cases.ticket_changes import last_change
from cases.tickets import ticket_by_reference
from console.access import StrangerError, agent_of, forget_login, is_officer, page_of
from console.agents import agent_again
from console.browser_language import language_of
from console.customers import customer_page
from console.desk import desk_of
from console.form_token import FormTokenError
from console.headers import HEADERS
from console.kept_form import seal_form
from console.languages import N_, gettext, speak
from console.login import LOGIN_ENDED, LoginForm, login_page
from console.pages import page
from console.provider import ProviderError
from console.provider_login import show_why_not
from console.refusal import DayOverError, UnreachableError, WrongFieldError, refusal_of
from console.ticket import ticket_page
from console.ticket_words import change_said

_SAID = {
    HTTP_403_FORBIDDEN: N_("This page was open for too long. Go back, reload it and try again."),
    HTTP_404_NOT_FOUND: N_("There is no such page or ticket. Is the address complete?"),
}
_WENT_WRONG = N_("Something went wrong. Nothing was changed.")
_TITLES = {
    HTTP_400_BAD_REQUEST: N_("Bad Request"),
    HTTP_403_FORBIDDEN: N_("Forbidden"),
    HTTP_404_NOT_FOUND: N_("Not Found"),
    HTTP_405_METHOD_NOT_ALLOWED: N_("Method Not Allowed"),
    HTTP_413_CONTENT_TOO_LARGE: N_("Content Too Large"),
    HTTP_500_INTERNAL_SERVER_ERROR: N_("Internal Server Error"),
}


def to_login(request: Request, error: StrangerError) -> Response:
    """A stranger logs in and comes back to where they were; whose login ran out, with what they
    wrote."""
    if not error.ran_out_of:
        forget_login(request)
    elif kept := seal_form(request, agent_id=error.ran_out_of):
        form = LoginForm(next=page_of(request), kept=kept)
        return login_page(request, form, status=HTTP_401_UNAUTHORIZED, problem=gettext(LOGIN_ENDED))
    return RedirectResponse(f"/login?next={quote(page_of(request))}", HTTP_303_SEE_OTHER)


def show_problem(request: Request, error: Exception) -> Response:
    return _problem(request, error.status_code if isinstance(error, HTTPException) else 404)


def show_failure(request: Request, _: Exception) -> Response:
    """Our own mistake: the log has it, the page has no detail of it."""
    # outside of what set the page's language
    speak(language_of(request))
    answer = _problem(request, HTTPStatus.INTERNAL_SERVER_ERROR)
    # this answer is made outside of the middleware that gives all the others their headers
    answer.headers.update(HEADERS)
    return answer


def refuse(request: Request, error: Exception) -> Response:
    """The form's page again, with what was typed and what is wrong with it."""
    again = _customer_again if "number" in request.path_params else _ticket_again
    if request.method == "GET" or not {"number", "reference"} & request.path_params.keys():
        wrong_token = isinstance(error, FormTokenError)
        return _problem(request, HTTP_403_FORBIDDEN if wrong_token else HTTP_400_BAD_REQUEST)
    with desk_of(request).sessions.begin() as db:
        return again(db, request, error, request.url.path.rpartition("/")[2])


def _ticket_again(db: Session, request: Request, error: Exception, form: str) -> Response:
    ticket = ticket_by_reference(db, request.path_params["reference"])
    # a template is chosen in the form of the reply
    form = "reply" if form == "template" else form
    change = change_said(last_change(db, ticket), desk_of(request).zone)
    refusal = refusal_of(error, form=form, ticket=ticket, typed=request.state.typed, change=change)
    return ticket_page(db, request, agent_of(db, request), ticket, refusal)


def _customer_again(db: Session, request: Request, error: Exception, form: str) -> Response:
    agent = agent_of(db, request)
    # a form's token is looked at before the role is
    if not is_officer(agent):
        raise HTTPException(HTTP_404_NOT_FOUND)
    customer = find_customer(db, request.path_params["number"])
    refusal = refusal_of(error, form=form, ticket=None, typed=request.state.typed)
    return customer_page(request, agent, customer, refusal)


def _problem(request: Request, status: int) -> Response:
    words, named = _SAID.get(status, _WENT_WRONG), _TITLES.get(status, HTTPStatus(status).phrase)
    return page(request, "problem.html", status=status, words=gettext(words), phrase=gettext(named))


REFUSALS: dict[int | type[Exception], Callable[[Request, Any], Any]] = {
    StrangerError: to_login,
    ProviderError: show_why_not,
    AgentNotFoundError: show_problem,
    OwnAccountError: agent_again,
    LastAdminError: agent_again,
    TicketNotFoundError: show_problem,
    CustomerNotFoundError: show_problem,
    HTTPException: show_problem,
    FormTokenError: refuse,
    RequestValidationError: refuse,
    TicketTakenError: refuse,
    MoveNotAllowedError: refuse,
    ReasonMissingError: refuse,
    KeyDestroyedError: refuse,
    RelationshipDatesError: refuse,
    DayOverError: refuse,
    WrongFieldError: refuse,
    TicketChangedError: refuse,
    CaseHeldError: refuse,
    IdentityOpenError: refuse,
    LinkNotFoundError: refuse,
    UnreachableError: refuse,
    Exception: show_failure,
}
