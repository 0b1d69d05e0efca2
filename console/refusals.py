"""Translates what a view raises into an answer, once, for all views."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException
from starlette.status import (
    HTTP_303_SEE_OTHER,
    HTTP_400_BAD_REQUEST,
    HTTP_403_FORBIDDEN,
    HTTP_404_NOT_FOUND,
)

from cases.errors import (
    KeyDestroyedError,
    MoveNotAllowedError,
    ReasonMissingError,
    TicketNotFoundError,
    TicketTakenError,
)
from cases.tickets import ticket_by_reference
from console.access import StrangerError, agent_of, leave, page_of
from console.desk import desk_of
from console.form_token import FormTokenError
from console.headers import HEADERS
from console.pages import page
from console.refusal import refusal_of
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
    """The ticket page again, with what was typed and what is wrong with it."""
    reference, form = request.path_params.get("reference"), request.url.path.rpartition("/")[2]
    if reference is None or request.method == "GET":
        wrong_token = isinstance(error, FormTokenError)
        return _problem(request, HTTP_403_FORBIDDEN if wrong_token else HTTP_400_BAD_REQUEST)
    with desk_of(request).sessions.begin() as db:
        agent, ticket = agent_of(db, request), ticket_by_reference(db, reference)
        refusal = refusal_of(error, form=form, ticket=ticket, typed=request.state.typed)
        return ticket_page(db, request, agent, ticket, refusal)


def _problem(request: Request, status: int) -> Response:
    words = _SAID.get(status, "Something went wrong. Nothing was changed.")
    return page(
        request, "problem.html", status=status, words=words, phrase=HTTPStatus(status).phrase
    )


REFUSALS: dict[int | type[Exception], Callable[[Request, Any], Any]] = {
    StrangerError: to_login,
    TicketNotFoundError: show_problem,
    HTTPException: show_problem,
    FormTokenError: refuse,
    RequestValidationError: refuse,
    TicketTakenError: refuse,
    MoveNotAllowedError: refuse,
    ReasonMissingError: refuse,
    KeyDestroyedError: refuse,
    Exception: show_failure,
}
