"""The widget as browsers get it: minified, compressed, in few files.

The files in widget/ are plain modules that work as they are. What a page has before the first click
is sent as one script, what the click needs as another: that saves requests and bytes.
"""

import gzip
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

from fastapi import FastAPI, Request, Response

from cases.taxonomy import LANGUAGES
from chat.widget_texts import widget_texts

try:
    from minify import string as minified
except ImportError:  # there is none for Apple's processors, which send more

    def minified(mediatype: str, string: str) -> str:
        return string


WIDGET = Path(__file__).parent.parent / "widget"
# what a page has before the first click
BUTTON = ("chat.js", "button.css")
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./(\w+\.js)";\n', re.MULTILINE)
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
    bodies = {name: _read(name) for name in ("button.css", "panel.css")} | scripts()
    bodies |= {f"texts/{language}.json": widget_texts(language) for language in LANGUAGES}
    return {name: _asset(body, _TYPES[Path(name).suffix]) for name, body in bodies.items()}


def _asset(body: str, media_type: str) -> Asset:
    return Asset(minified(media_type, body).encode(), media_type)


def scripts() -> dict[str, str]:
    """Two scripts, each with all that it imports; the second takes from the first what both use."""
    button, desk = _modules("chat.js"), _modules("desk.js")
    shared = {name for body in desk.values() for name in _imported(body, button)}
    own = "".join(body for name, body in desk.items() if name not in button)
    private = re.sub(r"^export (?!class Desk\b)", "", _IMPORT.sub("", own), flags=re.MULTILINE)
    taken = f'import {{ {", ".join(sorted(shared))} }} from "./chat.js";\n'
    return {"chat.js": _IMPORT.sub("", "".join(button.values())), "desk.js": taken + private}


def _modules(first: str) -> dict[str, str]:
    """Name -> text of a module and of all that it imports; what is imported stands before it."""
    text = _read(first)
    found: dict[str, str] = {}
    for _, name in _IMPORT.findall(text):
        found |= {name: body for name, body in _modules(name).items() if name not in found}
    return found | {first: text}


def _imported(text: str, modules: Collection[str]) -> list[str]:
    """The names that a text imports from these modules."""
    found = [names for names, module in _IMPORT.findall(text) if module in modules]
    return [name for names in found for name in re.findall(r"\w+", names)]


def _read(name: str) -> str:
    return (WIDGET / name).read_text("utf-8")


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
