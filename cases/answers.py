"""The link in a notice: it opens the agents' answers to one ticket, for a while, to whoever has it.

The link names the notice and is signed, so that nothing that opens an answer is stored.
"""

import hmac
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from cases.audit import record
from cases.encryption import Vault
from cases.errors import LinkNotFoundError
from cases.messages import Entry, read
from cases.models import Message
from cases.outbox import Letter
from cases.work_models import OutboxNotice

LINK_LASTS = timedelta(days=30)


@dataclass(frozen=True)
class Answer:
    """reference and language of the ticket; entries: what agents wrote about it, in order."""

    reference: str
    language: str
    entries: list[Entry] = field(repr=False)


def answer_token(vault: Vault, letter: Letter) -> str:
    """What the link to a letter's answer ends with."""
    return f"{letter.uid}{vault.signature(letter.uid)}"


def link_ends(letter: Letter) -> datetime:
    return letter.queued_at + LINK_LASTS


def answer_for(db: Session, vault: Vault, token: str, *, now: datetime) -> Answer:
    """The answer that a link opens; the look is audited. Raises LinkNotFoundError, whatever is
    wrong with it: a stranger cannot tell what."""
    uid, signature = token[:32], token[32:]
    if not hmac.compare_digest(vault.signature(uid).encode(), signature.encode()):
        raise LinkNotFoundError
    notice = db.scalar(select(OutboxNotice).where(OutboxNotice.uid == uid))
    if notice is None or now > notice.queued_at + LINK_LASTS or notice.case.wrapped_key is None:
        raise LinkNotFoundError
    ticket = notice.ticket
    rows = select(Message).where(Message.case_id == notice.case_id, Message.author == "agent")
    entries = [
        read(vault, message)
        for message in db.scalars(rows.order_by(Message.id))
        if message.attributes.get("reference") == ticket.reference
    ]
    record(db, actor="visitor", action="answer.look", subject=f"ticket:{ticket.reference}")
    return Answer(ticket.reference, notice.case.language, entries)
