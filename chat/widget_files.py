"""The widget as browsers get it: compressed, without comments, what the first click needs in one.

The files in widget/ are plain modules that work as they are; joining them saves requests and bytes.
"""

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

from fastapi import FastAPI, Request, Response

from cases.taxonomy import LANGUAGES
from chat.widget_texts import widget_texts

WIDGET = Path(__file__).parent.parent / "widget"
# what a page has before the first click
BUTTON = ("chat.js", "dom.js", "button.css")
_IMPORT = re.compile(r'^import [^;]*? from "\./(\w+\.js)";\n', re.MULTILINE)
_COMMENT = re.compile(r"^ *//[^\n]*\n|/\*.*?\*/[ \n]?", re.MULTILINE | re.DOTALL)
_TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json"}


@dataclass(frozen=True)
class Asset:
    """A file to send."""

    body: bytes
    media_type: str

    @cached_property
    def packed(self) -> bytes:
        return gzip.compress(self.body, 9, mtime=0)

    @cached_property
    def etag(self) -> str:
        return f'"{sha256(self.body).hexdigest()[:16]}"'


def mount(app: FastAPI) -> None:
    """/widget/chat.js for any website, and what it fetches. Goes before the folder itself."""
    for name, asset in assets().items():
        app.get(f"/widget/{name}", include_in_schema=False)(_sender(asset))


@cache
def assets() -> dict[str, Asset]:
    """Name under /widget/ -> file, as the process found them when it started."""
    bodies = {name: _uncommented(name) for name in (*BUTTON, "panel.css")}
    bodies["desk.js"] = joined("desk.js")
    bodies |= {f"texts/{language}.json": widget_texts(language) for language in LANGUAGES}
    return {name: Asset(b.encode(), _TYPES[Path(name).suffix]) for name, b in bodies.items()}


def joined(first: str) -> str:
    """A module with all that it imports but what the button has brought already."""
    bodies: dict[str, str] = {}
    _collect(first, bodies)
    shared = sorted({name for body in bodies.values() for name in _names(body, "dom.js")})
    code = "".join(_IMPORT.sub("", body) for body in bodies.values())
    private = re.sub(r"^export (?!class Desk\b)", "", code, flags=re.MULTILINE)
    return f'import {{ {", ".join(shared)} }} from "./dom.js";\n{private}'


def _collect(name: str, bodies: dict[str, str]) -> None:
    """What a module imports stands before it."""
    body = _uncommented(name)
    for imported in _IMPORT.findall(body):
        if imported not in bodies and imported not in BUTTON:
            _collect(imported, bodies)
    bodies[name] = body


def _names(body: str, module: str) -> list[str]:
    """The names that a body imports from a module."""
    found = [match for match in _IMPORT.finditer(body) if match[1] == module]
    return [name for match in found for name in re.findall(r"\w+", match[0].split("}")[0])[1:]]


def _uncommented(name: str) -> str:
    return re.sub(r"\n\n+", "\n", _COMMENT.sub("", (WIDGET / name).read_text("utf-8")))


def _sender(asset: Asset) -> Callable[[Request], Response]:
    headers = {"etag": asset.etag, "cache-control": "no-cache", "vary": "accept-encoding"}

    def send(request: Request) -> Response:
        if request.headers.get("if-none-match") == asset.etag:
            return Response(status_code=304, headers=headers)
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(asset.body, headers=headers, media_type=asset.media_type)
        packed = headers | {"content-encoding": "gzip"}
        return Response(asset.packed, headers=packed, media_type=asset.media_type)

    return send
