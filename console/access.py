"""Closed until opened: every route needs a login but those listed here.

The login is a signed cookie with the agent's number and the time of the login; the agent is read
again on every request.
"""

import re
from urllib.parse import quote

from fastapi import HTTPException, Request
from sqlalchemy.orm import Session
from starlette.status import HTTP_404_NOT_FOUND

from cases.agents import agent_by_id
from cases.models import Agent
from console.desk import desk_of

PUBLIC = frozenset({"/login", "/health/live"})
OFFICERS = frozenset({"dpo", "admin"})
_AGENT = "agent"
_SINCE = "since"


class StrangerError(Exception):
    """Nobody is logged in here, or the account is not active any more."""


def require_login(request: Request) -> None:
    """Goes before every route. Raises StrangerError."""
    if request.url.path in PUBLIC:
        return
    # the cookie's own age starts again whenever something is written into it
    desk = desk_of(request)
    age = desk.now().timestamp() - request.session.get(_SINCE, 0)
    if _AGENT not in request.session or age > desk.settings.login_hours * 3600:
        raise StrangerError


def agent_of(db: Session, request: Request) -> Agent:
    """The agent who is logged in. Raises StrangerError."""
    agent = agent_by_id(db, request.session.get(_AGENT, 0))
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


def enter(request: Request, agent: Agent) -> None:
    """Start a login afresh: nothing that was in the cookie before is kept."""
    request.session.clear()
    request.session[_AGENT] = agent.id
    request.session[_SINCE] = int(desk_of(request).now().timestamp())


def leave(request: Request) -> None:
    request.session.clear()


def page_of(request: Request) -> str:
    """The page a request belongs to; a form is sent to its page's address and one word more."""
    path = quote(request.url.path)
    if request.method != "GET":
        return path.rpartition("/")[0] or "/"
    return f"{path}?{request.url.query}" if request.url.query else path


def safe_next(address: str) -> str:
    """An address of this console to go on to; the queue where it could lead anywhere else."""
    return address if re.fullmatch(r"/(?![/\\])[!-\[\]-~]*", address) else "/"
