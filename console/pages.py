"""Renders the templates, which escape all that they are given."""

from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.templating import Jinja2Templates

from console import articles, audit_words, job_words, languages, numbers, ticket_words, words
from console.confirmations import confirmation
from console.form_token import form_token
from console.languages import spoken

HERE = Path(__file__).parent


def environment() -> Environment:
    """The templates, all of them read, with what they say words with."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        # a file that is being replaced under the running console is in no page: all are read below
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # the extension's own
        languages.one_form, languages.form_for, newstyle=True, pgettext=languages.pgettext
    )
    environment.filters.update(
        article=words.article,
        author=ticket_words.author,
        case_state=words.case_state,
        cited=articles.cited,
        city=words.city,
        counts=job_words.counts,
        day=words.day,
        day_of=words.day_of,
        fault=audit_words.fault,
        in_language=words.in_language,
        language=words.language,
        moment=words.moment,
        note_about=ticket_words.note_about,
        number=numbers.number,
        outcome=job_words.outcome,
        role=words.data_role,
        state=words.state,
        title=words.title,
    )
    environment.globals.update(
        confirmation=confirmation,
        form_token=form_token,
        language_names=languages.NAMES,
    )
    for name in environment.list_templates():
        environment.get_template(name)
    return environment


_templates = Jinja2Templates(env=environment())


def page(request: Request, name: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """The template `name` as an answer. agent in the context: who is logged in, or None."""
    context = {"agent": None, "language": spoken()} | context
    answer = _templates.TemplateResponse(request, name, context, status)
    answer.headers["Content-Language"] = spoken()
    return answer
