"""How collected messages go: with their case, with time, and by what minimising knows better."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.orm import Session

from cases.audit import record
from cases.feedback_models import Feedback
from cases.labelling import FeedbackState
from cases.models import Case
from cases.periods import Day

_ACTOR = "retention"


def drop_feedback(db: Session, case: Case) -> None:
    """Forget what was collected from the case."""
    db.execute(delete(Feedback).where(Feedback.case_id == case.id))


def renew_feedback(db: Session, case_ids: Sequence[int], texts: Mapping[int, str]) -> None:
    """Put the texts of minimised cases, by message id, in place of those collected: they are
    redacted with all that the case knows, so nothing more is left here than there."""
    rows = select(Feedback).where(Feedback.case_id.in_(case_ids), Feedback.text.is_not(None))
    for collected in db.scalars(rows.order_by(Feedback.id)):
        collected.text = texts.get(collected.message_id, collected.text)


def count_forgettable(db: Session, *, day: Day, days: int) -> int:
    """How many messages `forget_old` would take."""
    old, left_out = _old(day, days), _left_out(day)
    return db.scalar(select(func.count()).where(or_(old, left_out))) or 0


def forget_old(db: Session, *, day: Day, days: int) -> int:
    """Delete what was collected so many days ago, and the text of what was left out before today;
    how many messages that were."""
    # in order, as everybody locks them
    over = or_(_old(day, days), _left_out(day))
    db.execute(select(Feedback.id).where(over).order_by(Feedback.id).with_for_update()).all()
    deleted = db.execute(delete(Feedback).where(_old(day, days)).returning(Feedback.id)).all()
    emptied = db.execute(
        update(Feedback).where(_left_out(day)).values(text=None).returning(Feedback.id)
    ).all()
    if count := len(deleted) + len(emptied):
        record(db, actor=_ACTOR, action="feedback.forget", subject="feedback",
               deleted=len(deleted), emptied=len(emptied))  # fmt: skip
    return count


def _old(day: Day, days: int) -> ColumnElement[bool]:
    return Feedback.at < day.limit(days)


def _left_out(day: Day) -> ColumnElement[bool]:
    yesterday = Feedback.decided_at < day.limit(1)
    return (Feedback.state == FeedbackState.LEFT_OUT) & Feedback.text.is_not(None) & yesterday
