"""No answer of the API stays in a browser's or a proxy's store."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class NotStored:
    """Says so in every answer under /api, refusals too: Firefox would keep a 410 for ever."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["Cache-Control"] = "no-store"
            await send(message)

        is_api = scope["type"] == "http" and scope["path"].startswith("/api/")
        await self.app(scope, receive, told if is_api else send)
