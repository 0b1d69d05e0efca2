"""The queue: every ticket by its legal date. Who asked is not told here."""

from typing import Annotated, Any, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy.orm import Session

from cases.assigning import active_agents
from cases.database import reading
from cases.models import Agent
from cases.queue import KINDS, Filters, Shown, count_open, queue
from cases.taxonomy import LANGUAGES
from cases.ticket_states import CLOSED, Status
from cases.views import views_of
from console.access import agent_of
from console.confirmations import refused_form
from console.desk import Desk, FromDesk
from console.languages import gettext
from console.pages import page
from console.words import language, our_roles, state, time_left, title

SHOWN_AT_MOST = 100

router = APIRouter()


class Narrowed(Filters):
    """after: the reference of the last ticket of the page before."""

    after: str = ""

    @property
    def filters(self) -> Filters:
        return Filters.model_validate(self.model_dump(exclude={"after"}))


@router.get("/")
def show_queue(
    request: Request, desk: FromDesk, narrowed: Annotated[Narrowed, Query()]
) -> Response:
    with reading(desk.sessions) as db:
        agent, refused = agent_of(db, request), refused_form(request)
        return page(
            request,
            "queue.html",
            **shown_rows(db, desk, agent, narrowed),
            **_around(db, agent, narrowed.filters),
            counts=count_open(db, agent, now=desk.now()),
            refused=refused,
            chosen=refused.typed.get("chosen", []),
            words="",
        )


@router.get("/rows")
def show_rows(request: Request, desk: FromDesk, narrowed: Annotated[Narrowed, Query()]) -> Response:
    """The rows alone, for a page that is open to bring itself up to date."""
    with reading(desk.sessions) as db:
        rows = shown_rows(db, desk, agent_of(db, request), narrowed)
        return page(request, "queue_rows.html", **rows, chosen=[])


def shown_rows(db: Session, desk: Desk, agent: Agent, narrowed: Narrowed) -> dict[str, Any]:
    """The tickets of a page."""
    now, filters = desk.now(), narrowed.filters
    found = queue(db, agent, filters, now=now, after=narrowed.after, limit=SHOWN_AT_MOST + 1)
    tickets = found[:SHOWN_AT_MOST]
    return {
        "agent": agent,
        "filters": filters,
        "rows": [(ticket, time_left(ticket, now)) for ticket in tickets],
        "zone": desk.zone,
        "more": address(filters, after=tickets[-1].reference) if len(found) > SHOWN_AT_MOST else "",
    }


def address(filters: Filters, *, after: str = "") -> str:
    """The queue's address with these filters."""
    chosen = filters.chosen | ({"after": after} if after else {})
    return "/?" + urlencode(chosen) if chosen else "/"


def _tab(filters: Filters, shown: Shown) -> str:
    """The same filters on another tab, but for those that mean nothing there."""
    kept: dict[str, Any] = {"shown": shown}
    if (shown == "closed") != (filters.shown == "closed"):
        kept |= {"status": "", "overdue": False}
    return address(filters.model_copy(update=kept))


def _around(db: Session, agent: Agent, filters: Filters) -> dict[str, Any]:
    """What stands around the rows: the choices of the forms, the agent's views."""
    return {
        "tabs": {shown: _tab(filters, shown) for shown in get_args(Shown)},
        "choices": _choices(closed=filters.shown == "closed"),
        "plain": address(Filters(shown=filters.shown)),
        "here": address(filters),
        "agents": active_agents(db),
        "views": [(view, "/?" + urlencode(view.filters)) for view in views_of(db, agent)],
    }


def _choices(*, closed: bool) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The filters with a list: field, label, and each value with its words."""
    statuses = [status for status in Status if (status in CLOSED) == closed]
    return [
        ("kind", gettext("Kind"), [(kind, title(kind)) for kind in KINDS]),
        ("language", gettext("Language"), [(code, language(code)) for code in LANGUAGES]),
        ("status", gettext("State"), [(status, state(status)) for status in statuses]),
        ("role", gettext("Our role"), our_roles()),
    ]
