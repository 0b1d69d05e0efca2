"""Jobs: what the batch jobs did, how many cases are where, and those that nothing could be done
with."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from pydantic import BaseModel

from cases.claims import case_set_aside, cases_set_aside, take_up_again
from cases.overview import count_cases
from cases.runs import latest_runs
from console.access import agent_of, is_officer, page_of, require_officer
from console.confirmations import confirmed
from console.desk import FromDesk
from console.pages import page

RUNS_SHOWN = 50
CASES_SHOWN = 200

router = APIRouter(prefix="/jobs")


class AgainForm(BaseModel):
    case_id: int


@router.get("")
def show_jobs(request: Request, desk: FromDesk) -> Response:
    with desk.sessions.begin() as db:
        agent = agent_of(db, request)
        return page(
            request,
            "jobs.html",
            agent=agent,
            officer=is_officer(agent),
            zone=desk.zone,
            cases=count_cases(db),
            set_aside=cases_set_aside(db, limit=CASES_SHOWN),
            runs=latest_runs(db, limit=RUNS_SHOWN),
        )


@router.post("/again", dependencies=[Depends(require_officer)])
def try_again(request: Request, desk: FromDesk, form: Annotated[AgainForm, Form()]) -> Response:
    with desk.sessions.begin() as db:
        agent, case = agent_of(db, request), case_set_aside(db, form.case_id)
        if case is not None:
            take_up_again(db, case, actor=f"agent:{agent.id}")
    return confirmed(request, page_of(request), "again" if case else "again_gone")
