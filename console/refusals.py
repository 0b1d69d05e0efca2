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
    HTTP_403_FORBIDDEN,
    HTTP_404_NOT_FOUND,
)

from cases.customers import find_customer
from cases.errors import (
    CustomerNotFoundError,
    KeyDestroyedError,
    MoveNotAllowedError,
    ReasonMissingError,
    RelationshipDatesError,
    TicketNotFoundError,
    TicketTakenError,
)
from cases.tickets import ticket_by_reference
from console.access import StrangerError, agent_of, is_officer, leave, page_of
from console.customers import customer_page
from console.desk import desk_of
from console.form_token import FormTokenError
from console.headers import HEADERS
from console.pages import page
from console.refusal import DayOverError, refusal_of
from console.ticket import ticket_page

_SAID = {
    HTTP_403_FORBIDDEN: "This page was open for too long. Go back, reload it and try again.",
    HTTP_404_NOT_FOUND: "There is no such page or ticket. Is the address complete?",
}


def to_login(request: Request, _: Exception) -> Response:
    """A stranger logs in and comes back to where they were."""
    leave(request)
    return RedirectResponse(f"/login?next={quote(page_of(request))}", HTTP_303_SEE_OTHER)


def show_problem(request: Request, error: Exception) -> Response:
    return _problem(request, error.status_code if isinstance(error, HTTPException) else 404)


def show_failure(request: Request, _: Exception) -> Response:
    """Our own mistake: the log has it, the page has no detail of it."""
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
    refusal = refusal_of(error, form=form, ticket=ticket, typed=request.state.typed)
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
    words = _SAID.get(status, "Something went wrong. Nothing was changed.")
    return page(
        request, "problem.html", status=status, words=words, phrase=HTTPStatus(status).phrase
    )


REFUSALS: dict[int | type[Exception], Callable[[Request, Any], Any]] = {
    StrangerError: to_login,
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
    Exception: show_failure,
}
