"""The action server's two pages; the SDK's own server does the same with more work for each call,
and shows what an action was sent where one fails."""

import json
import logging
from http import HTTPStatus

from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionNotFoundException
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

log = logging.getLogger(__name__)


def create_app(executor: ActionExecutor) -> Starlette:
    """`POST /webhook` runs an action for Rasa, `GET /health` says that the server is up."""

    async def webhook(request: Request) -> Response:
        try:
            call = json.loads(await request.body())
            name = call["next_action"]
        except (ValueError, TypeError, KeyError, RecursionError):
            name = None
        if not isinstance(name, str):
            return _problem(HTTPStatus.BAD_REQUEST, "This is no call of an action.")
        try:
            result = await executor.run(call)
        except ActionNotFoundException:
            return _problem(HTTPStatus.NOT_FOUND, "There is no such action.", name)
        except Exception as error:
            # its text may hold what was said
            log.error("%s failed: %s", name, type(error).__name__)
            return _problem(HTTPStatus.INTERNAL_SERVER_ERROR, "The action failed.", name)
        return JSONResponse(result.model_dump() if result else None)

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "ok"})

    return Starlette(
        routes=[Route("/webhook", webhook, methods=["POST"]), Route("/health", health)]
    )


def _problem(status: HTTPStatus, words: str, name: str = "") -> Response:
    """As Rasa reads it."""
    return JSONResponse({"error": words, "action_name": name}, status)
