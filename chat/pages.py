"""The widget's files, a demo page and the demo policy in three languages."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles

from cases.taxonomy import Language
from chat import widget_files

_WIDGET = Path(__file__).parent.parent / "widget"


def mount(app: FastAPI) -> None:
    """/widget/chat.js for any website; / and /sv, /fi, /en the demo; /attributes what a
    website can choose; /policy/sv, … the policy."""

    @app.get("/", include_in_schema=False)
    def demo() -> FileResponse:
        return FileResponse(_WIDGET / "demo.en.html")

    @app.get("/attributes", include_in_schema=False)
    def attributes() -> FileResponse:
        return FileResponse(_WIDGET / "demo.attributes.html")

    @app.get("/demo.css", include_in_schema=False)
    def style() -> FileResponse:
        return FileResponse(_WIDGET / "demo.css")

    @app.get("/policy/{language}", include_in_schema=False)
    def policy(language: Language) -> FileResponse:
        return FileResponse(_WIDGET / f"policy.{language}.html")

    widget_files.mount(app)
    app.mount("/widget", StaticFiles(directory=_WIDGET), name="widget")

    @app.get("/{language}", include_in_schema=False)
    def demo_in(language: Language) -> FileResponse:
        return FileResponse(_WIDGET / f"demo.{language}.html")
