"""Errors as the visitor's page gets them: application/problem+json (RFC 9457), in words."""

import logging
import traceback
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DBAPIError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cases.errors import (
    ConversationEndedError,
    ConversationNotFoundError,
    ReplyNotFoundError,
)
from cases.taxonomy import LANGUAGES
from chat.texts import text

log = logging.getLogger(__name__)


class ProblemError(Exception):
    """Something the visitor's page is told: a status and the name of a text in texts.yml."""

    def __init__(self, status: HTTPStatus, name: str, *, language: str | None = None) -> None:
        super().__init__(name)
        self.status, self.name, self.language = status, name, language


def add_problem_handlers(app: FastAPI) -> None:
    """Every way to fail ends as a problem document without a stack trace or what was written."""

    def tell(status: HTTPStatus, name: str) -> Callable[[Request, Exception], Awaitable[Response]]:
        async def handler(request: Request, error: Exception) -> Response:
            if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                log.error("answered %s: %s", int(status), type(error).__name__)
            return problem(request, status, name)

        return handler

    async def named(request: Request, error: Exception) -> Response:
        assert isinstance(error, ProblemError)
        return problem(request, error.status, error.name, language=error.language)

    async def plain(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        status = HTTPStatus(error.status_code)
        if status == HTTPStatus.BAD_REQUEST:  # a body that is not even text
            status = HTTPStatus.UNPROCESSABLE_ENTITY
        return problem(request, status, "not_found" if status == 404 else "invalid")

    app.add_exception_handler(ProblemError, named)
    app.add_exception_handler(HTTPException, plain)
    app.add_exception_handler(
        RequestValidationError, tell(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid")
    )
    app.add_exception_handler(ConversationNotFoundError, tell(HTTPStatus.NOT_FOUND, "not_found"))
    app.add_exception_handler(ReplyNotFoundError, tell(HTTPStatus.NOT_FOUND, "no_reply"))
    app.add_exception_handler(ConversationEndedError, tell(HTTPStatus.GONE, "ended"))
    app.add_exception_handler(DBAPIError, tell(HTTPStatus.SERVICE_UNAVAILABLE, "unavailable"))
    app.add_middleware(CatchAll)


class CatchAll:
    """The outermost edge: logs an unexpected error's kind and place, never its text."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def watch(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, watch)
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            log.error("%s at %s:%s", type(error).__name__, frames[-1].filename, frames[-1].lineno)
            if scope["type"] == "http" and not begun:
                answer = problem(Request(scope), HTTPStatus.SERVICE_UNAVAILABLE, "unavailable")
                await answer(scope, receive, send)


def problem(
    request: Request, status: HTTPStatus, name: str, *, language: str | None = None
) -> JSONResponse:
    """A problem document; its `detail` is a sentence for the visitor."""
    body = {
        "type": f"urn:privacy-desk:problem:{name}",
        "title": status.phrase,
        "status": int(status),
        "detail": text("problems", name, language=language or _language(request)),
    }
    headers = {"retry-after": "60"} if status == HTTPStatus.TOO_MANY_REQUESTS else None
    return JSONResponse(body, status, headers, media_type="application/problem+json")


def _language(request: Request) -> str:
    """The page's language as its browser tells it; English where it is none of ours."""
    asked = request.headers.get("accept-language", "")[:2].lower()
    return asked if asked in LANGUAGES else "en"
