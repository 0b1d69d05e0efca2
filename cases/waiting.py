"""Messages that wait for an answer: claimed by one worker, given back, tried again."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.orm import Session, joinedload

from cases.models import Case, Message

CLAIM_LASTS = timedelta(seconds=60)
_WAITS = (Message.author == "visitor", Message.answered_at.is_(None))
# made once: they are asked for at every message
_UNANSWERED = select(Message.id).where(Message.case_id == bindparam("case_id"), *_WAITS).limit(1)
_WITH_CASE = select(Message).where(Message.id == bindparam("id")).options(joinedload(Message.case))


def claim_message(db: Session, message_id: int) -> datetime | None:
    """A claim on answering this message; None while somebody else is at it, or has done it.

    The claim lasts a minute; what the caller then does counts only while it is still the one.
    """
    now = datetime.now(UTC)
    free = (
        update(Message)
        .where(
            Message.id == message_id,
            Message.answered_at.is_(None),
            or_(Message.claimed_at.is_(None), Message.claimed_at < now - CLAIM_LASTS),
        )
        .values(claimed_at=now)
        .returning(Message.id)
    )
    return now if db.scalar(free) is not None else None


def claimed_message(db: Session, message_id: int, claim: datetime) -> Message | None:
    """The message with its case, while the claim on it is held and the conversation runs."""
    message = db.scalar(_WITH_CASE, {"id": message_id})
    if message is None or not holds_claim(message, claim) or message.case.ended_at is not None:
        return None
    return message


def holds_claim(message: Message, claim: datetime) -> bool:
    return message.claimed_at == claim and message.answered_at is None


def release_message(db: Session, message_id: int, claim: datetime, *, failed: bool) -> None:
    """Give a claimed message back, to be answered later: at once, or after a failure later each
    time, up to a minute."""
    message = db.get(Message, message_id, populate_existing=True)
    if message is None or not holds_claim(message, claim):
        return
    message.claimed_at = None
    if failed:
        message.attempts += 1
        message.retry_at = datetime.now(UTC) + min(
            timedelta(seconds=2**message.attempts), CLAIM_LASTS
        )


def unanswered_messages(db: Session, *, limit: int) -> list[Message]:
    """Of every conversation the visitor's first unanswered message, if it is time to try it."""
    now = datetime.now(UTC)
    first = (
        select(func.min(Message.id))
        .join(Case)
        .where(Case.ended_at.is_(None), *_WAITS)
        .group_by(Message.case_id)
    )
    rows = select(Message).where(
        Message.id.in_(first),
        or_(Message.claimed_at.is_(None), Message.claimed_at < now - CLAIM_LASTS),
        or_(Message.retry_at.is_(None), Message.retry_at < now),
    )
    return list(db.scalars(rows.order_by(Message.id).limit(limit)))


def unanswered_before(db: Session, message: Message) -> list[int]:
    """The ids of this case's earlier messages that still wait for an answer, oldest first."""
    rows = select(Message.id).where(
        Message.case_id == message.case_id, *_WAITS, Message.id < message.id
    )
    return list(db.scalars(rows.order_by(Message.id)))


def has_unanswered(db: Session, case: Case) -> bool:
    """Whether a message of the visitor's waits for an answer."""
    return db.scalar(_UNANSWERED, {"case_id": case.id}) is not None


def first_unanswered(db: Session, case: Case) -> Message | None:
    rows = select(Message).where(Message.case_id == case.id, *_WAITS)
    return db.scalar(rows.order_by(Message.id).limit(1))
