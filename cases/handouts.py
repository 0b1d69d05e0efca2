"""Data handed out: assembled for a ticket, given by a link that opens once, fetched, dropped."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from cases.audit import record
from cases.encryption import Vault
from cases.errors import (
    IdentityOpenError,
    KeyDestroyedError,
    LinkNotFoundError,
    MoveNotAllowedError,
)
from cases.handout_file import handout_file
from cases.holdings import Scope, holdings
from cases.models import Agent, Ticket
from cases.ticket_changes import changed, lock_ticket, require_own, require_seen
from cases.work_models import Handout

LINK_LASTS = timedelta(days=7)
#: What nobody fetched is dropped then.
KEPT = timedelta(days=14)
_SCOPES: dict[str, Scope] = {"request.access": "access", "request.portability": "portability"}


def scope_of(ticket: Ticket) -> Scope | None:
    """What the ticket's requester is to get; None where data is not what was asked of us."""
    return _SCOPES.get(ticket.kind)


def assemble(
    db: Session,
    vault: Vault,
    ticket: Ticket,
    *,
    by: Agent,
    now: datetime,
    zone: ZoneInfo,
    seen: int | None = None,
) -> Handout:
    """Put together what is held about the requester; it takes the place of an earlier one.

    Raises MoveNotAllowedError where scope_of says no, KeyDestroyedError.
    """
    lock_ticket(db, ticket)
    require_own(ticket, by, or_officer=True)
    require_seen(ticket, seen)
    scope, case = scope_of(ticket), ticket.case
    if scope is None:
        raise MoveNotAllowedError("nobody asked us for data")
    if case.wrapped_key is None:
        raise KeyDestroyedError(case.id)
    held = holdings(db, vault, ticket, scope=scope, now=now)
    content = handout_file(held, language=case.language, zone=zone)
    db.execute(delete(Handout).where(Handout.ticket_id == ticket.id))
    handout = Handout(
        case_id=case.id,
        ticket_id=ticket.id,
        agent_id=by.id,
        made_at=now,
        ciphertext=vault.encrypt_file(case, content),
        cases=held.cases,
        messages=held.messages,
    )
    db.add(handout)
    changed(db, ticket, by, "ticket.assemble", cases=held.cases, messages=held.messages)
    db.flush()
    return handout


def handout_of(db: Session, ticket: Ticket) -> Handout | None:
    """What was assembled for the ticket."""
    rows = select(Handout).where(Handout.ticket_id == ticket.id).order_by(Handout.id.desc())
    return db.scalar(rows.limit(1))


def look_into(db: Session, vault: Vault, ticket: Ticket, *, by: Agent) -> bytes:
    """The file, for the agent to check before it is given; the look is audited.

    Raises LinkNotFoundError if there is none any more, TicketTakenError.
    """
    require_own(ticket, by, or_officer=True)
    handout = handout_of(db, ticket)
    if handout is None or handout.ciphertext is None:
        raise LinkNotFoundError
    subject = f"ticket:{ticket.reference}"
    record(db, actor=f"agent:{by.id}", action="handout.look", subject=subject)
    return vault.decrypt_file(ticket.case, handout.ciphertext)


def give(
    db: Session, ticket: Ticket, *, by: Agent, now: datetime, seen: int | None = None
) -> tuple[str, datetime]:
    """A new token for the link to the file, told nowhere else, and until when it works; an earlier
    one stops working.

    Raises IdentityOpenError, LinkNotFoundError if there is nothing to give.
    """
    lock_ticket(db, ticket)
    require_own(ticket, by)
    require_seen(ticket, seen)
    if ticket.identity_settled_at is None:
        raise IdentityOpenError
    handout = handout_of(db, ticket)
    if handout is None or handout.ciphertext is None:
        raise LinkNotFoundError
    token = secrets.token_urlsafe(32)
    handout.token_hash, handout.fetched_at = _hash(token), None
    handout.given_at, handout.expires_at = now, now + LINK_LASTS
    changed(db, ticket, by, "ticket.give")
    return token, handout.expires_at


def waiting_handout(db: Session, token: str, *, now: datetime) -> Handout:
    """What a link would open; nothing is used up. Raises LinkNotFoundError."""
    rows = select(Handout).where(Handout.token_hash == _hash(token), Handout.expires_at > now)
    handout = db.scalar(rows)
    if handout is None:
        raise LinkNotFoundError
    return handout


def fetch(db: Session, vault: Vault, token: str, *, now: datetime) -> bytes:
    """The file, once: the link opens nothing any more, and the file is dropped.

    Raises LinkNotFoundError, whatever is wrong with the link.
    """
    taken = db.scalar(
        update(Handout)
        .where(Handout.token_hash == _hash(token), Handout.expires_at > now)
        .values(token_hash=None, fetched_at=now)
        .returning(Handout.id)
    )
    handout = db.get(Handout, taken, populate_existing=True) if taken is not None else None
    if handout is None or handout.ciphertext is None:
        raise LinkNotFoundError
    content = vault.decrypt_file(handout.ticket.case, handout.ciphertext)
    handout.ciphertext = None
    subject = f"ticket:{handout.ticket.reference}"
    record(db, actor="visitor", action="handout.fetch", subject=subject)
    return content


def drop_old_handouts(db: Session, *, now: datetime) -> int:
    """Drop the files that nobody fetched; how many. The rows stay, and say what became of them."""
    old = Handout.ciphertext.is_not(None) & (Handout.made_at < now - KEPT)
    dropped = update(Handout).where(old).values(ciphertext=None, token_hash=None)
    return len(db.scalars(dropped.returning(Handout.id)).all())


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
