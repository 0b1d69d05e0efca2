"""The audit log: who did and saw what, and whether the chain is whole. For officers."""

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BeforeValidator
from sqlalchemy import select
from sqlalchemy.orm import Session

from cases.audit import record, verify
from cases.audit_log import AuditFilters, Line, audit_lines
from cases.database import reading
from cases.models import Agent
from console.access import agent_of, require_officer
from console.desk import FromDesk
from console.pages import page

SHOWN_AT_MOST = 100
#: Beginnings of what can be looked for.
ACTIONS = (
    "ticket.", "ticket.look", "ticket.claim", "ticket.assign", "ticket.reply", "ticket.extend",
    "ticket.solve", "case.", "case.hold", "case.settled", "case.evidence", "case.erased",
    "person.", "customer.", "agent.", "agent.login", "audit.", "keys.",
)  # fmt: skip

router = APIRouter(prefix="/audit", dependencies=[Depends(require_officer)])

Number = Annotated[int | None, BeforeValidator(lambda text: text or None)]


class Asked(AuditFilters):
    """before: the number of the last line of the page before; check: walk the whole chain."""

    before: Number = None
    check: bool = False

    @property
    def filters(self) -> AuditFilters:
        return AuditFilters.model_validate(self.model_dump(exclude={"before", "check"}))


@router.get("")
def show_audit(request: Request, desk: FromDesk, asked: Annotated[Asked, Query()]) -> Response:
    """The look is audited itself: with which filters, not with what stood in them."""
    filters, verdict = asked.filters, None
    if asked.check:  # a walk of the whole log, for which nobody is to wait
        with reading(desk.sessions) as db:
            verdict = verify(db)
    with desk.sessions.begin() as db:
        agent = agent_of(db, request)
        lines = audit_lines(
            db, filters, zone=desk.zone, before=asked.before, limit=SHOWN_AT_MOST + 1
        )
        record(db, actor=f"agent:{agent.id}", action="audit.look", subject="audit",
               **_looked_for(asked))  # fmt: skip
        return page(
            request,
            "audit.html",
            agent=agent,
            zone=desk.zone,
            filters=filters,
            lines=lines[:SHOWN_AT_MOST],
            names=_names(db, lines),
            actions=ACTIONS,
            verdict=verdict,
            check=_address(filters, check="1"),
            more=_address(filters, before=str(lines[SHOWN_AT_MOST - 1].number))
            if len(lines) > SHOWN_AT_MOST
            else "",
        )


def _looked_for(asked: Asked) -> dict[str, Any]:
    chosen = sorted(asked.filters.chosen)
    return ({"filters": chosen} if chosen else {}) | ({"checked": True} if asked.check else {})


def _address(filters: AuditFilters, **more: str) -> str:
    return "/audit?" + urlencode(filters.chosen | more)


def _names(db: Session, lines: list[Line]) -> dict[str, str]:
    """Actor or subject -> the agent's name, for the agents among them."""
    ids = {
        int(number)
        for line in lines
        for kind, _, number in (line.actor.partition(":"), line.subject.partition(":"))
        if kind == "agent" and number.isdigit()
    }
    rows = db.execute(select(Agent.id, Agent.name).where(Agent.id.in_(ids)))
    return {f"agent:{number}": name for number, name in rows.tuples()}
