"""Pages that a secret link opens, for the visitor alone: stored nowhere, found by no search engine,
without a script."""

from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from babel.dates import format_date, format_time
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cases.taxonomy import LANGUAGES

_HERE = Path(__file__).parent
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}
_environment = Environment(
    loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined
)


def private_page(
    name: str, *, language: str, zone: ZoneInfo, status: int = 200, **context: Any
) -> HTMLResponse:
    """The template as an answer, in this language; moments are those of the zone."""
    words = {
        "say": partial(say, language),
        "say_in": say,
        "moment": partial(_moment, language=language, zone=zone),
        "languages": LANGUAGES,
    }
    template = _environment.get_template(name)
    # relative, for the chat may be served under a path of another server
    html = template.render(language=language, root="../", **words, **context)
    return HTMLResponse(html, status, HEADERS)


def say(language: str, *path: str, **values: str) -> str:
    """The text at a path of private_pages.yml."""
    node = _texts()
    for key in path:
        node = node[key]
    return str(node[language]).format(**values)


def _moment(value: datetime, *, language: str, zone: ZoneInfo) -> str:
    locale = "en_GB" if language == "en" else language
    at = value.astimezone(zone)
    day, time = format_date(at, "long", locale=locale), format_time(at, "short", locale=locale)
    return f"{day} {time}"


@cache
def _texts() -> dict[str, Any]:
    return dict(yaml.safe_load((_HERE / "private_pages.yml").read_text("utf-8")))
