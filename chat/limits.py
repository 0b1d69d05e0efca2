"""How much one visitor may send: sizes at the edge, and how often."""

import time
from collections.abc import Callable
from http import HTTPStatus
from threading import Lock

from cachetools import TTLCache
from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chat.problems import ProblemError, problem
from settings import Settings

MAX_BODY_BYTES = 64 * 1024
_LOCAL = ("127.0.0.1", "::1")
_MINUTE = 60
_COUNTED_AT_ONCE = 100_000


class Rates:
    """Conversations a minute for one address, messages a minute in one conversation. Who has sent
    nothing for a minute is forgotten."""

    def __init__(self, settings: Settings, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._sent: TTLCache[str, list[float]] = TTLCache(_COUNTED_AT_ONCE, _MINUTE, clock)
        self._one_at_a_time = Lock()
        self._conversations = settings.conversations_per_minute
        self._messages = settings.messages_per_minute

    def count_conversation(self, request: Request) -> None:
        """Raises ProblemError over the limit. This machine itself is not limited: behind a proxy
        the client's address is the forwarded one."""
        address = request.client.host if request.client else "unknown"
        if address not in _LOCAL:
            self._count(f"address:{address}", self._conversations)

    def count_message(self, conversation_id: str) -> None:
        self._count(f"message:{conversation_id}", self._messages)

    def count_verdict(self, conversation_id: str) -> None:
        """As many as messages, which they do not use up."""
        self._count(f"verdict:{conversation_id}", self._messages)

    def _count(self, what: str, at_most: int) -> None:
        with self._one_at_a_time:
            now = self._clock()
            times = [moment for moment in self._sent.get(what, ()) if moment > now - _MINUTE]
            if len(times) >= at_most:
                raise ProblemError(HTTPStatus.TOO_MANY_REQUESTS, "too_many")
            self._sent[what] = [*times, now]


class BodyLimit:
    """Refuses bodies over 64 KiB before they are read, whatever length they claim."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        body, more = b"", True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > MAX_BODY_BYTES:
                status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
                await problem(Request(scope), status, "too_long")(scope, receive, send)
                return
        await self.app(scope, _replay(body, receive), send)


def _replay(body: bytes, receive: Receive) -> Receive:
    """The body that was read, then whatever comes after it (a client that leaves)."""
    told = False

    async def once() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return once
