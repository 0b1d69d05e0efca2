"""The chat API. Each route reads, calls, translates, answers."""

from collections.abc import AsyncIterator
from typing import Annotated, cast

from fastapi import APIRouter, Depends, Header, Request, Response
from sse_starlette import EventSourceResponse, ServerSentEvent

from cases.conversations import (
    conversation_for,
    start_conversation,
    take_back_conversation,
)
from cases.database import reading
from cases.errors import ConversationNotFoundError
from cases.feedback import verdicts_of
from cases.messages import Draft, read, say, thread
from cases.taxonomy import LANGUAGES, Language, intent_of, taxonomy
from chat.limits import Rates
from chat.replies import (
    NewConversation,
    NewMessage,
    NewVerdict,
    Opened,
    Replies,
    Thread,
    reply_of,
    thread_entry,
)
from chat.stream import events_of
from chat.texts import text
from chat.turns import Desk, take_message
from chat.verdicts import take_verdict
from settings import Settings

router = APIRouter(prefix="/api/conversations", tags=["conversations"])
_WELCOME_TOPICS = ("data", "retention", "request.access", "request.erasure", "handoff")


async def bearer_token(authorization: Annotated[str, Header()] = "") -> str:
    """The token of `Authorization: Bearer …`; a stranger without one finds no conversation.
    It waits for nothing, so it needs no thread of its own."""
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise ConversationNotFoundError
    return token


Token = Annotated[str, Depends(bearer_token)]


@router.post("", status_code=201)
def open_conversation(request: Request, new: NewConversation) -> Opened:
    """Start a conversation; `language` null lets the browser's and then the message decide."""
    language = new.language or _browser_language(request)
    return begin(request, language, settled=new.language is not None)


def begin(
    request: Request,
    language: Language,
    *,
    settled: bool,
    known_as: tuple[str, str] | None = None,
) -> Opened:
    """A conversation with its welcome. known_as: an id and a token of the caller's."""
    _rates(request).count_conversation(request)
    desk, settings = _desk(request), _settings(request)
    draft = Draft(text("welcome", language=language), {"buttons": _welcome_buttons(language)})
    with desk.sessions.begin() as db:
        case, token = start_conversation(
            db, desk.vault, language=language, settled=settled, known_as=known_as
        )
        welcome = read(desk.vault, say(db, desk.vault, case, language=language, draft=draft))
    replies = [reply_of(welcome, policy_url=settings.policy_url)]
    return Opened(
        id=cast(str, case.conversation_id), token=token, language=language, replies=replies
    )


@router.post("/{conversation_id}/messages", response_model=Replies)
def post_message(
    request: Request,
    conversation_id: str,
    new: NewMessage,
    token: Token,
    idempotency_key: Annotated[str | None, Header(max_length=64)] = None,
) -> Response:
    """Say something. A repeated `Idempotency-Key` is answered with the same replies."""
    _rates(request).count_message(conversation_id + token)
    entries = take_message(
        _desk(request), conversation_id, token, new.text, idempotency_key=idempotency_key
    )
    url = _settings(request).policy_url
    replies = Replies(replies=[reply_of(entry, policy_url=url) for entry in entries])
    # written here: FastAPI would check it again, in another thread
    return Response(replies.model_dump_json(), media_type="application/json")


@router.get("/{conversation_id}/messages")
def get_thread(request: Request, conversation_id: str, token: Token) -> Thread:
    """The thread so far, for a reloaded page."""
    desk, url = _desk(request), _settings(request).policy_url
    with reading(desk.sessions) as db:
        case = conversation_for(db, conversation_id, token)
        entries = thread(db, desk.vault, case)
        language, said = case.language, verdicts_of(db, case)
    shown = [thread_entry(e, policy_url=url, verdict=said.get(e.id)) for e in entries]
    return Thread(language=language, messages=shown)


@router.post("/{conversation_id}/feedback")
def post_verdict(
    request: Request, conversation_id: str, new: NewVerdict, token: Token
) -> NewVerdict:
    """Say of a reply that it was of use or was not; the last word counts."""
    _rates(request).count_verdict(conversation_id + token)
    take_verdict(_desk(request), conversation_id, token, new.message, new.verdict)
    return new


@router.get("/{conversation_id}/events")
def get_events(
    request: Request,
    conversation_id: str,
    token: Token,
    after: int = 0,
    last_event_id: Annotated[int | None, Header()] = None,
) -> EventSourceResponse:
    """Server-sent events: `message` (a thread entry, its id above `after`), `ticket` (a card)."""
    desk, url = _desk(request), _settings(request).policy_url
    with reading(desk.sessions) as db:
        case_id = conversation_for(db, conversation_id, token).id

    async def events() -> AsyncIterator[ServerSentEvent]:
        async for event in events_of(desk, case_id, after=last_event_id or after, policy_url=url):
            yield event

    return EventSourceResponse(events(), ping=15)


@router.delete("/{conversation_id}", status_code=204)
def delete_conversation(request: Request, conversation_id: str, token: Token) -> Response:
    """The visitor takes the chat back; its tickets stay."""
    with _desk(request).sessions.begin() as db:
        case = conversation_for(db, conversation_id, token)
        take_back_conversation(db, case, country=_settings(request).country)
    return Response(status_code=204)


def _welcome_buttons(language: Language) -> list[dict[str, str]]:
    titles = taxonomy().titles
    return [
        {"title": titles[topic][language], "payload": f"/{intent_of(topic)}", "topic": topic}
        for topic in _WELCOME_TOPICS
    ]


def _browser_language(request: Request) -> Language:
    for part in request.headers.get("accept-language", "").lower().split(","):
        if (code := part.strip()[:2]) in LANGUAGES:
            return code
    return "en"


def _desk(request: Request) -> Desk:
    return cast(Desk, request.app.state.desk)


def _rates(request: Request) -> Rates:
    return cast(Rates, request.app.state.rates)


def _settings(request: Request) -> Settings:
    return cast(Settings, request.app.state.settings)
