"""Closed until opened: every route needs a login but those listed here.

The cookie holds a login's token, signed; the login and its agent are read again on every request,
so that one that was ended, or ran out, opens nothing.
"""

import re
from urllib.parse import quote

from fastapi import HTTPException, Request
from sqlalchemy.orm import Session
from starlette.status import HTTP_404_NOT_FOUND

from cases.account_models import Login
from cases.agents import agent_by_id
from cases.database import reading
from cases.logins import end_logins, login_of, start_login
from cases.models import Agent
from console.browser_language import begin_afresh
from console.desk import desk_of

PUBLIC = frozenset(
    {
        "/login",
        "/login/code",
        "/login/language",
        "/login/provider",
        "/login/provider/back",
        "/login/provider/done",
        "/health/live",
    }
)
OFFICERS = frozenset({"dpo", "admin"})
_TOKEN = "login"  # noqa: S105  # the name of a field


class StrangerError(Exception):
    """Nobody is logged in here, or the account is not active any more. ran_out_of: the id of the
    agent whose login here was good until it ran out; 0 for everybody else."""

    def __init__(self, *, ran_out_of: int = 0) -> None:
        super().__init__("nobody is logged in here")
        self.ran_out_of = ran_out_of


def require_login(request: Request) -> None:
    """Goes before every route. Raises StrangerError."""
    if request.url.path in PUBLIC:
        return
    desk = desk_of(request)
    with reading(desk.sessions) as db:
        found = login_here(db, request)
    if found is None:
        raise StrangerError
    login, agent = found
    if login.ends_at <= desk.now():
        raise StrangerError(ran_out_of=agent.id)
    request.state.login_id, request.state.agent_id = login.id, agent.id
    request.state.agent_language = agent.language


def agent_of(db: Session, request: Request) -> Agent:
    """The agent who is logged in. Raises StrangerError."""
    agent = agent_by_id(db, getattr(request.state, "agent_id", 0))
    if agent is None:
        raise StrangerError
    return agent


def is_officer(agent: Agent) -> bool:
    """Whether the agent may decide what becomes of cases: hold them, end their customers."""
    return agent.role in OFFICERS


def require_officer(request: Request) -> None:
    """Goes before the routes of officers, and before their forms are read: for everybody else there
    is no such page. Raises StrangerError, HTTPException."""
    with desk_of(request).sessions.begin() as db:
        if not is_officer(agent_of(db, request)):
            raise HTTPException(HTTP_404_NOT_FOUND)


def require_admin(request: Request) -> None:
    """The same for the pages of administrators. Raises StrangerError, HTTPException."""
    with desk_of(request).sessions.begin() as db:
        if agent_of(db, request).role != "admin":
            raise HTTPException(HTTP_404_NOT_FOUND)


def login_here(db: Session, request: Request) -> tuple[Login, Agent] | None:
    """This browser's login that nobody ended, and its agent; it may have run out."""
    return login_of(db, request.session.get(_TOKEN, ""))


def enter(
    db: Session, request: Request, agent: Agent, *, by: str, kept: bytes | None = None
) -> None:
    """Start a login afresh: of what was in the cookie before, the language alone is kept there.
    by: password or provider; kept: a form that the agent sent when an earlier login had run out
    (console.kept_form)."""
    desk = desk_of(request)
    login, token = start_login(db, agent, now=desk.now(), hours=desk.settings.login_hours, by=by)
    login.kept = kept
    begin_afresh(request, language=agent.language)
    request.session[_TOKEN] = token


def leave(db: Session, request: Request) -> None:
    """End this browser's login for good: a copy of its cookie opens nothing any more."""
    agent = agent_of(db, request)
    end_logins(db, agent, actor=f"agent:{agent.id}", only=request.state.login_id)
    begin_afresh(request)


def forget_login(request: Request) -> None:
    """The cookie of a login that opens nothing; somebody who is just logging in keeps theirs."""
    if _TOKEN in request.session:
        begin_afresh(request)


def page_of(request: Request) -> str:
    """The page a request belongs to; a form is sent to its page's address and one word more."""
    path = quote(request.url.path)
    if request.method != "GET":
        return path.rpartition("/")[0] or "/"
    return f"{path}?{request.url.query}" if request.url.query else path


def safe_next(address: str) -> str:
    """An address of this console to go on to; the queue where it could lead anywhere else."""
    return address if re.fullmatch(r"/(?![/\\])[!-\[\]-~]*", address) else "/"
