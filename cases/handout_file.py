"""The file that a requester gets: a ZIP of data.json and a readable page in their language."""

import io
import json
import zipfile
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from babel.dates import format_date, format_time
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cases.holdings import Holdings
from cases.taxonomy import taxonomy

_HERE = Path(__file__).parent / "handout"
_environment = Environment(
    loader=FileSystemLoader(_HERE),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def handout_file(held: Holdings, *, language: str, zone: ZoneInfo) -> bytes:
    """The ZIP; moments on the page are those of the zone."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("index.html", readable_page(held.content, language=language, zone=zone))
        archive.writestr("data.json", json.dumps(held.content, ensure_ascii=False, indent=2))
    return made.getvalue()


def readable_page(content: dict[str, Any], *, language: str, zone: ZoneInfo) -> str:
    """The content as one HTML page that needs nothing else."""
    titles = taxonomy().titles
    return _environment.get_template("page.html").render(
        content,
        language=language,
        say=partial(_say, language),
        day=partial(_day, language=language),
        moment=partial(_moment, language=language, zone=zone),
        title=lambda kind: titles[kind][language],  # type: ignore[index]  # one of three
    )


def _say(language: str, *path: str, **values: object) -> str:
    node: Any = _words()
    for key in path:
        node = node[key]
    return str(node[language]).format(**values)


def _day(iso: str, *, language: str) -> str:
    locale = "en_GB" if language == "en" else language
    return format_date(date.fromisoformat(iso), "long", locale=locale)


def _moment(iso: str, *, language: str, zone: ZoneInfo) -> str:
    locale = "en_GB" if language == "en" else language
    at = datetime.fromisoformat(iso).astimezone(zone)
    day, time = format_date(at, "long", locale=locale), format_time(at, "short", locale=locale)
    return f"{day} {time}"


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load((_HERE / "words.yml").read_text("utf-8"))
    return words
