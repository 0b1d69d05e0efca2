"""How many there are of what: cases by state, tickets by status, lines of the audit log."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from cases.audit import verify
from cases.lifecycle import State
from cases.models import AuditEntry, Case, Ticket
from cases.ticket_states import Status


@dataclass(frozen=True)
class Overview:
    """cases: by state, `erased` as the audit log counts them, `set_aside` those among the settled
    that could not be minimised. tickets: by status. intact: whether the audit chain is whole."""

    cases: dict[str, int]
    tickets: dict[str, int]
    entries: int
    intact: bool

    def as_row(self) -> dict[str, dict[str, int]]:
        """As `status --json` prints it."""
        audit = {"entries": self.entries, "intact": self.intact}
        return {"cases": self.cases, "tickets": self.tickets, "audit": audit}


def overview(db: Session) -> Overview:
    """Count; walks the whole audit log."""
    statuses = _counted(db, Ticket.status)
    verdict = verify(db)
    return Overview(
        cases=count_cases(db),
        tickets={str(status): statuses.get(status, 0) for status in Status},
        entries=verdict.entries,
        intact=verdict.intact,
    )


def count_cases(db: Session) -> dict[str, int]:
    """How many cases there are in each state, as in Overview, without a walk of the audit log."""
    states = _counted(db, Case.state)
    erased = select(func.count()).where(AuditEntry.action == f"case.{State.ERASED}")
    aside = select(func.count()).where(Case.set_aside_at.is_not(None))
    return {
        **{str(state): states.get(state, 0) for state in State},
        str(State.ERASED): db.scalar(erased) or 0,
        "set_aside": db.scalar(aside) or 0,
    }


def _counted(db: Session, column: InstrumentedAttribute[str]) -> dict[str, int]:
    rows = db.execute(select(column, func.count()).group_by(column))
    return dict(rows.tuples().all())
