"""How much one visitor may send: sizes at the edge, rates by the `limits` library."""

from http import HTTPStatus

from fastapi import Request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chat.problems import ProblemError, problem
from settings import Settings

MAX_BODY_BYTES = 64 * 1024
_LOCAL = ("127.0.0.1", "::1")


class Rates:
    """Conversations a minute for one address, messages a minute in one conversation."""

    def __init__(self, settings: Settings) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._conversations = RateLimitItemPerMinute(settings.conversations_per_minute)
        self._messages = RateLimitItemPerMinute(settings.messages_per_minute)

    def count_conversation(self, request: Request) -> None:
        """Raises ProblemError over the limit. This machine itself is not limited: behind a proxy
        the client's address is the forwarded one."""
        address = request.client.host if request.client else "unknown"
        if address not in _LOCAL:
            self._count(self._conversations, address)

    def count_message(self, conversation_id: str) -> None:
        self._count(self._messages, conversation_id)

    def count_verdict(self, conversation_id: str) -> None:
        """As many as messages, which they do not use up."""
        self._count(self._messages, f"verdict:{conversation_id}")

    def _count(self, limit: RateLimitItemPerMinute, key: str) -> None:
        if not self._limiter.hit(limit, key):
            raise ProblemError(HTTPStatus.TOO_MANY_REQUESTS, "too_many")


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
