"""The life of a case as a table: what it may become, and the periods that move it on.

    open ──> settled ──> evidence ──> erased

open: people may still work on it. settled: nothing is open and the grace period is over. evidence:
redacted text only, the key destroyed. erased: gone but for a line in the audit log.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from cases.audit import record
from cases.errors import CaseHeldError, MoveNotAllowedError
from cases.holds import held_among
from cases.models import Case


class State(StrEnum):
    OPEN = "open"
    SETTLED = "settled"
    EVIDENCE = "evidence"
    ERASED = "erased"


#: A chat without a ticket is minimised when it ends; a person's erasure may come at any time.
MOVES: dict[State, frozenset[State]] = {
    State.OPEN: frozenset({State.SETTLED, State.EVIDENCE, State.ERASED}),
    State.SETTLED: frozenset({State.OPEN, State.EVIDENCE, State.ERASED}),
    State.EVIDENCE: frozenset({State.ERASED}),
    State.ERASED: frozenset(),
}


@dataclass(frozen=True)
class Periods:
    """How long a case stays what it is; docs/privacy.md gives the reasons.

    grace_days: from the closing of a case until it is settled. evidence_days: from minimising until
    erasing. imported_idle_days: from the last activity of an imported case that was never closed
    until it is taken for closed. minimise_when_settled: do not wait for the end of the customer
    relationship. feedback_days: from collecting a message until it is deleted (cases.feedback).
    """

    grace_days: int
    evidence_days: int
    imported_idle_days: int
    minimise_when_settled: bool = False
    feedback_days: int = 90


def move(db: Session, case: Case, to: State, *, actor: str, now: datetime, **detail: Any) -> None:
    """Make a move and audit it with the detail: ids, kinds and counts.

    Raises MoveNotAllowedError, CaseHeldError.
    """
    move_all(db, [case], to, actor=actor, now=now, **detail)


def move_all(
    db: Session, cases: Sequence[Case], to: State, *, actor: str, now: datetime, **detail: Any
) -> None:
    """`move` for each case, or for none if it is not allowed or held for one of them."""
    for case in cases:
        if to not in MOVES[State(case.state)]:
            raise MoveNotAllowedError(f"a case that is {case.state} cannot become {to}")
    for case_id in held_among(db, [case.id for case in cases], today=now.date()):
        raise CaseHeldError(case_id)
    for case in cases:
        case.state, case.state_since = to, now
        case.due_since = case.claimed_by = case.claimed_until = None
        case.attempts, case.set_aside_at, case.set_aside_reason = 0, None, None
        record(db, actor=actor, action=f"case.{to}", subject=f"case:{case.id}", **detail)
