"""What agents do with collected messages: look, say what one meant, leave it out, take that back.

collected <──> labelled ──> exported
collected <──> left_out
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from cases.audit import record
from cases.errors import FeedbackChangedError
from cases.feedback_models import Feedback
from cases.models import Agent
from cases.taxonomy import FALLBACK, taxonomy


class FeedbackState(StrEnum):
    COLLECTED = "collected"
    LABELLED = "labelled"
    LEFT_OUT = "left_out"
    EXPORTED = "exported"


MOVES: dict[FeedbackState, frozenset[FeedbackState]] = {
    FeedbackState.COLLECTED: frozenset({FeedbackState.LABELLED, FeedbackState.LEFT_OUT}),
    FeedbackState.LABELLED: frozenset({FeedbackState.COLLECTED, FeedbackState.EXPORTED}),
    FeedbackState.LEFT_OUT: frozenset({FeedbackState.COLLECTED}),
    FeedbackState.EXPORTED: frozenset(),
}


@dataclass(frozen=True)
class Wanted:
    """Which collected messages to show; None: of any language, for any reason."""

    state: FeedbackState = FeedbackState.COLLECTED
    language: str | None = None
    reason: str | None = None

    def condition(self) -> ColumnElement[bool]:
        found = (Feedback.state == self.state) & Feedback.text.is_not(None)
        if self.language is not None:
            found &= Feedback.language == self.language
        if self.reason is not None:
            found &= Feedback.reason == self.reason
        return found


def labels() -> tuple[str, ...]:
    """The taxonomy ids that a message can be an example of."""
    return tuple(id_ for id_ in taxonomy().ids if id_ != FALLBACK)


def look_at_feedback(
    db: Session, wanted: Wanted, *, by: Agent, limit: int
) -> tuple[Sequence[tuple[Feedback, Agent | None]], int]:
    """The first `limit` such messages, each with who decided about it, and how many there are.

    The oldest first, of those decided about the latest; every look is audited.
    """
    rows = select(Feedback, Agent).outerjoin(Agent, Agent.id == Feedback.agent_id)
    order = Feedback.at if wanted.state == FeedbackState.COLLECTED else Feedback.decided_at.desc()
    rows = rows.where(wanted.condition()).order_by(order, Feedback.id).limit(limit)
    found = db.execute(rows).tuples().all()
    count = db.scalar(select(func.count()).where(wanted.condition())) or 0
    record(db, actor=f"agent:{by.id}", action="feedback.look", subject="feedback",
           shown=len(found))  # fmt: skip
    return found, count


def label(db: Session, feedback_id: int, *, topic: str, by: Agent) -> None:
    """Say what the message meant: a taxonomy id of `labels`. Raises FeedbackChangedError."""
    _move(db, feedback_id, FeedbackState.LABELLED, by=by, topic=topic)


def leave_out(db: Session, feedback_id: int, *, by: Agent) -> None:
    """Never to be an example; its text goes with the next day's job. Raises
    FeedbackChangedError."""
    _move(db, feedback_id, FeedbackState.LEFT_OUT, by=by)


def take_back_decision(db: Session, feedback_id: int, *, by: Agent) -> None:
    """As if nobody had decided about it yet. Raises FeedbackChangedError."""
    _move(db, feedback_id, FeedbackState.COLLECTED, by=by)


def _move(
    db: Session, feedback_id: int, to: FeedbackState, *, by: Agent, topic: str | None = None
) -> None:
    decided = to != FeedbackState.COLLECTED
    values: dict[str, Any] = {
        "state": to,
        "topic": topic,
        "agent_id": by.id if decided else None,
        "decided_at": datetime.now(UTC) if decided else None,
    }
    # the first of two agents who decide at once; the other is told
    moved = db.scalar(
        update(Feedback)
        .where(
            Feedback.id == feedback_id,
            Feedback.text.is_not(None),
            Feedback.state.in_([state for state, onward in MOVES.items() if to in onward]),
        )
        .values(values)
        .returning(Feedback.id)
    )
    if moved is None:
        raise FeedbackChangedError
    record(db, actor=f"agent:{by.id}", action=f"feedback.{to}", subject=f"feedback:{feedback_id}",
           topic=topic)  # fmt: skip
