"""The audit log: one line for everything that somebody did or saw."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from cases.models import AuditEntry


def record(db: Session, *, actor: str, action: str, subject: str, **detail: Any) -> None:
    """Add a line. actor: `agent:3`, `visitor`, `system`; subject: `ticket:PD-…`, `case:7`.

    detail: ids, kinds and counts only; never a person's words.
    """
    db.add(
        AuditEntry(at=datetime.now(UTC), actor=actor, action=action, subject=subject, detail=detail)
    )
