"""The queue: every ticket by its legal date. Who asked is not told here."""

from fastapi import APIRouter, Request, Response

from cases.work import Shown, queue
from console.access import agent_of
from console.desk import FromDesk
from console.pages import page
from console.words import time_left

SHOWN_AT_MOST = 200

router = APIRouter()


@router.get("/")
def show_queue(request: Request, desk: FromDesk, shown: Shown = "open") -> Response:
    with desk.sessions.begin() as db:
        agent = agent_of(db, request)
        tickets = queue(db, agent, shown=shown, limit=SHOWN_AT_MOST + 1)
        now = desk.now()
        rows = [(ticket, time_left(ticket, now)) for ticket in tickets[:SHOWN_AT_MOST]]
        return page(
            request,
            "queue.html",
            agent=agent,
            shown=shown,
            rows=rows,
            zone=desk.zone,
            more=len(tickets) > SHOWN_AT_MOST,
        )
