"""Renders the templates, which escape all that they are given."""

from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.templating import Jinja2Templates

from console import charts, ticket_words, words
from console.confirmations import confirmation
from console.form_token import form_token

HERE = Path(__file__).parent


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        # a file that is being replaced under the running console is in no page: all are read below
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        article=words.article,
        counts=words.counts,
        day=words.day,
        language=words.language,
        moment=words.moment,
        number=charts.said,
        note_about=lambda about: ticket_words.ABOUT.get(about, ""),
        outcome=words.outcome,
        role=words.data_role,
        state=words.state,
        title=words.title,
    )
    environment.globals.update(confirmation=confirmation, form_token=form_token)
    for name in environment.list_templates():
        environment.get_template(name)
    return environment


_templates = Jinja2Templates(env=_environment())


def page(request: Request, name: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """The template `name` as an answer. agent in the context: who is logged in, or None."""
    return _templates.TemplateResponse(request, name, {"agent": None} | context, status)
