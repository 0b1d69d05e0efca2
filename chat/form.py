"""The chat as a plain form, for browsers without scripts: the same conversation by the same API."""

import logging
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, cast

from fastapi import APIRouter, Form, Request, Response
from sqlalchemy.exc import DBAPIError

from cases.errors import ConversationEndedError, ConversationNotFoundError
from cases.taxonomy import Language
from chat import routes
from chat.form_page import form_page
from chat.form_token import FormToken, FormTokenError, fresh, opened
from chat.problems import ProblemError
from chat.replies import NewMessage, ThreadEntry
from chat.switching import NewLanguage, choose_language
from settings import Settings

log = logging.getLogger(__name__)
router = APIRouter(include_in_schema=False)
_SAYING_NOTHING = ("look", "language")


@dataclass(frozen=True)
class Wish:
    """What was sent: words, or a button that was pressed instead."""

    language: Language
    text: str = ""
    choice: str = ""
    do: str = ""


@router.get("/form/{language}")
def show_form(request: Request, language: Language) -> Response:
    return form_page(request, language, fresh())


@router.post("/form/{language}")
def take_form(
    request: Request,
    language: Language,
    token: Annotated[str, Form()] = "",
    text: Annotated[str, Form()] = "",
    choice: Annotated[str, Form()] = "",
    do: Annotated[str, Form()] = "",
) -> Response:
    """One step of the conversation; whatever fails is told on the page, with the words kept."""
    wish = Wish(language, text, choice, do)
    secret = _secret(request)
    try:
        # nothing is done in a visitor's name for another site; there is no cookie that could do it
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            raise FormTokenError
        state = opened(token, secret)
    except FormTokenError:
        return _told(request, wish, fresh(), HTTPStatus.FORBIDDEN, "stale")
    try:
        return _step(request, wish, state)
    except ProblemError as error:
        return _told(request, wish, state, error.status, error.name)
    except (ConversationEndedError, ConversationNotFoundError):
        return _told(request, wish, fresh(), HTTPStatus.GONE, "ended")
    except DBAPIError as error:
        log.error("form not taken: %s", type(error).__name__)
        return _told(request, wish, state, HTTPStatus.SERVICE_UNAVAILABLE, "unavailable")


def _step(request: Request, wish: Wish, state: FormToken) -> Response:
    conversation_id, token = state.credentials(_secret(request))
    if wish.do == "remove":
        routes.delete_conversation(request, conversation_id, token)
        return form_page(request, wish.language, fresh(), notice="deleted")
    if wish.do not in _SAYING_NOTHING:
        said = wish.choice or wish.text
        if not said.strip():
            raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "empty")
        _begin(request, wish.language, state)
        new = NewMessage(text=said)
        routes.post_message(request, conversation_id, new, token, idempotency_key=state.key)
    entries = _thread(request, wish, conversation_id, token)
    return form_page(request, wish.language, fresh(nonce=state.nonce), entries=entries)


def _begin(request: Request, language: Language, state: FormToken) -> None:
    """Unless it has begun, or this page was sent before."""
    if state.begun:
        return
    known_as = state.credentials(_secret(request))
    try:
        routes.get_thread(request, *known_as)
    except ConversationNotFoundError:
        routes.begin(request, language, settled=True, known_as=known_as)


def _thread(request: Request, wish: Wish, conversation_id: str, token: str) -> list[ThreadEntry]:
    if wish.do == "language":
        new = NewLanguage(language=wish.language)
        return choose_language(request, conversation_id, new, token).messages
    return routes.get_thread(request, conversation_id, token).messages


def _told(
    request: Request, wish: Wish, state: FormToken, status: HTTPStatus, problem: str
) -> Response:
    """The page again with what went wrong, what was written, and the thread where there is one."""
    entries: list[ThreadEntry] = []
    if state.begun and status != HTTPStatus.SERVICE_UNAVAILABLE:
        conversation_id, token = state.credentials(_secret(request))
        entries = routes.get_thread(request, conversation_id, token).messages
    return form_page(
        request,
        wish.language,
        state,
        entries=entries,
        problem=problem,
        text=wish.text,
        status=status,
    )


def _secret(request: Request) -> str:
    return cast(Settings, request.app.state.settings).index_key
