"""The checklist of a ticket: what the articles ask for by kind (checklists.yml), what is done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cases.models import Agent, Ticket
from cases.taxonomy import Language
from cases.ticket_changes import changed, lock_ticket, require_own, require_seen
from cases.work_models import Check


@dataclass(frozen=True)
class Step:
    """A step: its id, its GDPR article ("" for good order only), what to do by language."""

    id: str
    article: str
    words: dict[Language, str]


def checklist(kind: str) -> tuple[Step, ...]:
    """The steps of tickets of this kind, in their order."""
    return _checklists()[kind]


def checks_of(db: Session, ticket: Ticket) -> dict[str, Check]:
    """By id, the steps that are done."""
    rows = select(Check).where(Check.ticket_id == ticket.id)
    return {check.item: check for check in db.scalars(rows)}


def put_checks(
    db: Session, ticket: Ticket, *, done: Collection[str], by: Agent, seen: int | None = None
) -> None:
    """Let exactly these steps of the ticket's checklist be done; what changes is audited.

    Raises TicketTakenError, MoveNotAllowedError, TicketChangedError.
    """
    lock_ticket(db, ticket)
    require_own(ticket, by, or_officer=True)
    require_seen(ticket, seen)
    before, now = set(checks_of(db, ticket)), datetime.now(UTC)
    # steps of another kind, from before somebody settled whose data it is, stay as they are
    known = {step.id for step in checklist(ticket.kind)}
    ticked, unticked = known & set(done) - before, known & before - set(done)
    db.add_all(
        Check(ticket_id=ticket.id, item=item, agent_id=by.id, at=now) for item in sorted(ticked)
    )
    db.execute(delete(Check).where(Check.ticket_id == ticket.id, Check.item.in_(unticked)))
    if ticked or unticked:
        changed(db, ticket, by, "ticket.check", ticked=sorted(ticked), unticked=sorted(unticked))


@cache
def _checklists() -> dict[str, tuple[Step, ...]]:
    path = Path(__file__).parent / "checklists.yml"
    read: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    steps = {
        id_: Step(id_, row["article"], {"sv": row["sv"], "fi": row["fi"], "en": row["en"]})
        for id_, row in read["steps"].items()
    }
    return {kind: tuple(steps[id_] for id_ in ids) for kind, ids in read["kinds"].items()}
