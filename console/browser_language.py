"""Which language a page is in: the agent's own, else the one chosen on the login page, else the
one that the browser asks for, else English."""

from typing import cast, get_args

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from cases.taxonomy import Language
from console.languages import SOURCE, speak

_CHOSEN = "language"


class LanguageMiddleware:
    """Goes between the session and the pages: also a page that does not exist has a language."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            request = Request(scope)
            use(request, _known(request.session.get(_CHOSEN)) or asked_for(request) or SOURCE)
        await self._app(scope, receive, send)


async def speak_to_agent(request: Request) -> None:
    """Goes before every route, after the login was read: an agent's own language wins."""
    # async, because what a thread sets is not seen outside of it
    if own := _known(getattr(request.state, "agent_language", None)):
        use(request, own)


def use(request: Request, language: Language) -> None:
    """Answer this request in `language`."""
    request.state.language = language
    speak(language)


def language_of(request: Request) -> Language:
    """The language of the answer to this request."""
    language: Language = getattr(request.state, "language", SOURCE)
    return language


def choose(request: Request, language: Language) -> None:
    """Answer in `language`, and remember it in this browser."""
    request.session[_CHOSEN] = language
    use(request, language)


def forget_choice(request: Request) -> None:
    """Let the browser's own list decide again from the next page on."""
    request.session.pop(_CHOSEN, None)


def begin_afresh(request: Request, *, language: str | None = None) -> None:
    """Forget all that the cookie holds but the language; `language` is the new agent's own."""
    chosen = language or request.session.get(_CHOSEN)
    request.session.clear()
    if chosen:
        request.session[_CHOSEN] = chosen


def asked_for(request: Request) -> Language | None:
    """The first of ours in the browser's list (RFC 9110, 12.5.4); None where none is."""
    wanted: list[tuple[float, str]] = []
    for part in request.headers.get("accept-language", "").lower().split(","):
        tag, _, weight = part.replace(" ", "").partition(";q=")
        try:
            wanted.append((-float(weight or 1), tag.partition("-")[0]))
        except ValueError:
            continue
    found = (_known(tag) for weight, tag in sorted(wanted, key=lambda pair: pair[0]) if weight)
    return next((language for language in found if language), None)


def _known(tag: str | None) -> Language | None:
    return cast(Language, tag) if tag in get_args(Language) else None
