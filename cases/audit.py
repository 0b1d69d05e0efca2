"""The audit log: one line for everything that somebody did or saw, each chained to the one before.

The lines and their links are append-only (triggers in the database refuse the rest). A link's
digest is SHA-256 over the digest before it and the line, so that a line that was changed, taken
out or slipped in breaks the chain from there on. Whoever may drop the triggers may also forge a
whole chain, or cut off its end: that shows against a digest noted elsewhere.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, Select, event, insert, inspect, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session, SessionTransaction

from cases.audit_chain import FIRST, Step, Verdict, digest_of, judge
from cases.models import AuditEntry, AuditLink

_UNLINKED = "audit entries without a link"
#: Whoever appends to the chain on PostgreSQL holds this advisory lock until the commit.
_LOCK = 0x70646573
_AT_A_TIME = 1000
_LINE = (
    AuditEntry.id,
    AuditEntry.at,
    AuditEntry.actor,
    AuditEntry.action,
    AuditEntry.subject,
    AuditEntry.detail,
)


def record(db: Session, *, actor: str, action: str, subject: str, **detail: Any) -> None:
    """Add a line. actor: `agent:3`, `visitor`, `system`; subject: `ticket:PD-…`, `case:7`.

    detail: ids, kinds and counts only; never a person's words.
    """
    entry = AuditEntry(
        at=datetime.now(UTC),
        actor=actor,
        action=action,
        subject=subject,
        # as it will be read again, for the digest is over that
        detail=json.loads(json.dumps(detail)),
    )
    db.add(entry)
    db.info.setdefault(_UNLINKED, []).append(entry)


@event.listens_for(Session, "before_commit")
def _link(db: Session) -> None:
    """Chain the transaction's lines as the last thing before the commit: whoever waits for the
    chain holds every other lock already, so nobody waits for nobody. (A savepoint has to be ended
    before its transaction is: else this is not told of the transaction's commit.)"""
    if db.in_nested_transaction() or not db.info.get(_UNLINKED):
        return
    db.flush()
    # what a savepoint's rollback took back is transient again
    entries = [entry for entry in db.info.pop(_UNLINKED) if not inspect(entry).transient]
    if db.get_bind().dialect.name == "postgresql":
        db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    digest = newest_digest(db)
    links = []
    for entry in entries:
        digest = digest_of(digest, as_row(entry))
        links.append({"entry_id": entry.id, "digest": digest})
    if links:
        db.execute(insert(AuditLink.__table__), links)  # type: ignore[arg-type]  # it is a Table


@event.listens_for(Session, "after_transaction_end")
def _forget(db: Session, transaction: SessionTransaction) -> None:
    """What was rolled back or never committed is no line of the next transaction's; a savepoint's
    end is not its transaction's."""
    if transaction.parent is None:
        db.info.pop(_UNLINKED, None)


def verify(db: Session) -> Verdict:
    """Walk the chain from its first line; O(lines), in bounded memory."""
    return judge(chain(db))


def newest_digest(db: Session) -> str:
    """The digest of the chain's end: who notes it elsewhere can prove later what was there."""
    return db.scalar(select(AuditLink.digest).order_by(AuditLink.id.desc()).limit(1)) or FIRST


def has_digest(db: Session, digest: str) -> bool:
    """Whether the chain still holds the link with a digest that was noted once."""
    links = select(AuditLink.id).where(AuditLink.digest == digest).limit(1)
    return digest == FIRST or db.scalar(links) is not None


def chain(db: Session) -> Iterator[Step]:
    """Every link in its order with its line, then the lines that have no link."""
    link = (AuditLink.id.label("place"), AuditLink.entry_id, AuditLink.digest)
    linked = select(*link, *_LINE).outerjoin_from(AuditLink, AuditEntry)
    for row in _paged(db, linked, AuditLink.id):
        line = None if row.id is None else as_row(row)
        yield Step(row.place, row.entry_id, line, row.digest)
    strangers = select(AuditEntry.id.label("place"), *_LINE).outerjoin_from(AuditEntry, AuditLink)
    for row in _paged(db, strangers.where(AuditLink.id.is_(None)), AuditEntry.id):
        yield Step(None, row.id, as_row(row), None)


def _paged(db: Session, rows: Select[Any], key: InstrumentedAttribute[int]) -> Iterator[Row[Any]]:
    """The rows by `key`, which they give as `place`, a lot at a time."""
    rows = rows.order_by(key).limit(_AT_A_TIME)
    lot = db.execute(rows).all()
    while lot:
        yield from lot
        lot = db.execute(rows.where(key > lot[-1].place)).all()


def as_row(line: AuditEntry | Row[Any]) -> dict[str, Any]:
    """A line as it is exported and hashed."""
    return {
        "id": line.id,
        "at": line.at.isoformat(),
        "actor": line.actor,
        "action": line.action,
        "subject": line.subject,
        "detail": line.detail,
    }
