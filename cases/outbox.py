"""The outbox: notices by e-mail that there is an answer.

Queued in the transaction of the reply; claimed by one sender at a time; tried again, later each
time, and given up in the end. A sender that dies between sending and writing that down is followed
by another, whose mail has the same Message-ID.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.orm import Session

from cases.audit import record
from cases.encryption import Vault
from cases.models import Message, Ticket
from cases.work_models import OutboxNotice

QUEUED, SENT, FAILED, DROPPED = "queued", "sent", "failed", "dropped"
CLAIM_LASTS = timedelta(minutes=5)
#: One, two, four, … minutes apart, six hours at most: the last attempt is about two days after the
#: first, as mail servers themselves do it.
ATTEMPTS = 16
_LONGEST_WAIT = timedelta(hours=6)


@dataclass(frozen=True)
class Letter:
    """What a mail is made of. to: the address, which no repr shows;."""

    uid: str
    to: str = field(repr=False)
    language: str
    reference: str
    queued_at: datetime


def queue_notice(
    db: Session, ticket: Ticket, message: Message, *, now: datetime
) -> OutboxNotice | None:
    """Have the requester told of an answer; None where no address is known.

    While one about the same ticket waits to be sent, no second one is added.
    """
    if ticket.case.requester_email is None:
        return None
    waits = (OutboxNotice.state == QUEUED) & OutboxNotice.claimed_until.is_(None)
    same = select(OutboxNotice).where(OutboxNotice.ticket_id == ticket.id, waits)
    if (waiting := db.scalar(same.limit(1))) is not None:
        return waiting
    notice = OutboxNotice(
        uid=secrets.token_hex(16),
        case_id=ticket.case_id,
        ticket_id=ticket.id,
        message_id=message.id,
        state=QUEUED,
        queued_at=now,
        attempts=0,
        retry_at=now,
    )
    db.add(notice)
    db.flush()
    return notice


def something_waits(db: Session, *, now: datetime) -> bool:
    """Whether there is a notice to claim."""
    return db.scalar(select(OutboxNotice.id).where(_due(now)).limit(1)) is not None


def claim_notice(db: Session, *, now: datetime) -> int | None:
    """Claim the notice that waits longest, for CLAIM_LASTS; its id, None if there is none."""
    first = (
        select(OutboxNotice.id)
        .where(_due(now))
        .order_by(OutboxNotice.retry_at, OutboxNotice.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    taken = (
        update(OutboxNotice)
        .where(OutboxNotice.id.in_(first.scalar_subquery()))
        # counted before it is tried: what kills its sender is given up like any other failure
        .values(claimed_until=now + CLAIM_LASTS, attempts=OutboxNotice.attempts + 1)
        .returning(OutboxNotice.id)
        .execution_options(synchronize_session=False)
    )
    return db.scalar(taken)


def letter_of(db: Session, vault: Vault, notice_id: int) -> Letter | None:
    """What to send; None if nobody is to be written to any more, which ends the notice.

    Raises WrongMasterKeyError.
    """
    notice = _held(db, notice_id)
    if notice is None:
        return None
    if notice.case.requester_email is None or notice.case.wrapped_key is None:
        notice.state, notice.claimed_until = DROPPED, None
        return None
    to = vault.decrypt(notice.case, notice.case.requester_email)
    case, ticket = notice.case, notice.ticket
    return Letter(notice.uid, to, case.language, ticket.reference, notice.queued_at)


def mark_sent(db: Session, notice_id: int, *, now: datetime) -> None:
    """The mail server has taken it."""
    if (notice := _held(db, notice_id)) is not None:
        notice.state, notice.sent_at, notice.claimed_until = SENT, now, None
        notice.failure = None
        _audit(db, notice, "notice.sent")


def mark_failed(db: Session, notice_id: int, *, kind: str, for_good: bool, now: datetime) -> None:
    """It could not be sent; kind: the error's, never its words. Given up if that is `for_good`, or
    after ATTEMPTS."""
    if (notice := _held(db, notice_id)) is None:
        return
    notice.failure, notice.claimed_until = kind[:60], None
    wait = timedelta(minutes=2 ** min(notice.attempts - 1, 10))
    notice.retry_at = now + min(wait, _LONGEST_WAIT)
    if for_good or notice.attempts >= ATTEMPTS:
        notice.state = FAILED
        _audit(db, notice, "notice.failed")


def notices_of(db: Session, ticket: Ticket) -> Sequence[OutboxNotice]:
    """The ticket's notices, the latest first."""
    rows = select(OutboxNotice).where(OutboxNotice.ticket_id == ticket.id)
    return db.scalars(rows.order_by(OutboxNotice.id.desc())).all()


def count_waiting(db: Session, case_ids: Sequence[int]) -> int:
    """How many notices of these cases are still to be sent."""
    waits = (OutboxNotice.state == QUEUED) & OutboxNotice.case_id.in_(case_ids)
    return db.scalar(select(func.count()).select_from(OutboxNotice).where(waits)) or 0


def _due(now: datetime) -> ColumnElement[bool]:
    free = or_(OutboxNotice.claimed_until.is_(None), OutboxNotice.claimed_until < now)
    return (OutboxNotice.state == QUEUED) & (OutboxNotice.retry_at <= now) & free


def _held(db: Session, notice_id: int) -> OutboxNotice | None:
    """The notice, if it is there and still to be sent, locked."""
    notice = db.get(OutboxNotice, notice_id, with_for_update=True, populate_existing=True)
    return notice if notice is not None and notice.state == QUEUED else None


def _audit(db: Session, notice: OutboxNotice, action: str) -> None:
    subject = f"ticket:{notice.ticket.reference}"
    record(db, actor="system", action=action, subject=subject, attempts=notice.attempts)
