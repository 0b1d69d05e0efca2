"""The form's page: the thread so far, what can be chosen, and the field."""

from datetime import date
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import yaml
from babel.dates import format_date
from fastapi import Request
from fastapi.responses import HTMLResponse

from cases.deadlines import ZONES
from cases.taxonomy import Language
from chat.form_token import FormToken, sealed
from chat.private_pages import private_page
from chat.replies import Button, ThreadEntry
from chat.texts import text as chat_text
from chat.widget_texts import words
from settings import Settings

_NAMES = {"sv": "Svenska", "fi": "Suomi", "en": "English"}


def form_page(
    request: Request,
    language: Language,
    state: FormToken,
    *,
    entries: list[ThreadEntry] | None = None,
    notice: str = "",
    problem: str = "",
    text: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> HTMLResponse:
    """notice, problem: names of texts; text: what was written, to be changed and sent again."""
    settings = cast(Settings, request.app.state.settings)
    return private_page(
        "form.html",
        language=language,
        zone=ZONES[settings.country],
        status=int(status),
        words=words(language),
        form=_texts(language),
        names=_NAMES,
        token=sealed(state, settings.index_key),
        begun=state.begun,
        entries=entries or [],
        choices=_choices(entries or []),
        notice=words(language)[notice] if notice else "",
        problem=_sentence(problem, language) if problem else "",
        text=text,
        day=lambda iso: _day(iso, language),
        is_safe=_is_safe,
    )


def _choices(entries: list[ThreadEntry]) -> list[Button]:
    """What the assistant offered after the visitor's last words."""
    own = [at for at, entry in enumerate(entries) if entry.author == "visitor"]
    latest = entries[own[-1] + 1 :] if own else entries
    return [button for entry in latest for button in entry.buttons]


def _sentence(problem: str, language: Language) -> str:
    own = _texts(language)
    return own[problem] if problem in own else chat_text("problems", problem, language=language)


def _day(iso: str, language: Language) -> str:
    locale = "en_GB" if language == "en" else language
    return format_date(date.fromisoformat(iso), "long", locale=locale)


def _is_safe(url: str) -> bool:
    """Links lead to the policy alone: over https, or on the chat's own server."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (not parts.scheme and not parts.netloc)


@cache
def _texts(language: Language) -> dict[str, Any]:
    catalogue = yaml.safe_load((Path(__file__).parent / "form.yml").read_text("utf-8"))
    return {name: node[language] for name, node in catalogue.items()}
