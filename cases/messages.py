"""The messages of a case: received before anything else happens to them, answered once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from cases.database import write
from cases.encryption import Vault
from cases.errors import ConversationNotFoundError, KeyDestroyedError
from cases.models import Case, Message
from cases.taxonomy import Language

_ADD = insert(Message).returning(Message)


@dataclass(frozen=True)
class Entry:
    """A readable message. text: as written, or redacted once the case is minimised."""

    id: int
    author: str
    at: datetime
    language: str
    text: str
    attributes: dict[str, Any]
    key: str | None


@dataclass(frozen=True)
class Draft:
    """A message about to be stored by the assistant."""

    text: str
    attributes: dict[str, Any] = field(default_factory=dict)


def receive_message(
    db: Session,
    vault: Vault,
    case: Case,
    *,
    text: str,
    idempotency_key: str | None = None,
    claimed_at: datetime | None = None,
    attributes: dict[str, Any] | None = None,
) -> Message:
    """Store what the visitor wrote, encrypted; the same message again for a repeated key.

    claimed_at: the caller's claim on answering it, if it is a new one; so are its attributes.
    """
    if idempotency_key is not None and (same := _received(db, case, idempotency_key)) is not None:
        return same
    now = datetime.now(UTC)
    write(db, case, last_activity_at=now)
    return _added(
        db,
        case_id=case.id,
        at=now,
        author="visitor",
        language=case.language,
        ciphertext=vault.encrypt(case, text),
        idempotency_key=idempotency_key,
        claimed_at=claimed_at,
        attributes=attributes or {},
    )


def _received(db: Session, case: Case, key: str) -> Message | None:
    same = select(Message).where(Message.case_id == case.id, Message.idempotency_key == key)
    return db.scalar(same)


def answer_message(
    db: Session, vault: Vault, message: Message, *, language: Language, replies: Sequence[Draft]
) -> list[Entry]:
    """Store the assistant's replies and mark the visitor's message as answered."""
    write(db, message, answered_at=datetime.now(UTC))
    said = [
        say(db, vault, message.case, language=language, draft=draft, reply_to=message)
        for draft in replies
    ]
    return [_entry(stored, draft.text) for stored, draft in zip(said, replies, strict=True)]


def say(
    db: Session,
    vault: Vault,
    case: Case,
    *,
    language: str,
    draft: Draft,
    reply_to: Message | None = None,
    author: str = "assistant",
    agent_id: int | None = None,
) -> Message:
    """Add a message of ours to the case's thread."""
    return _added(
        db,
        case_id=case.id,
        at=datetime.now(UTC),
        author=author,
        agent_id=agent_id,
        language=language,
        ciphertext=vault.encrypt(case, draft.text),
        attributes=draft.attributes,
        reply_to_id=reply_to.id if reply_to else None,
    )


def _added(db: Session, **values: Any) -> Message:
    """A new message, with one statement (see cases.database.write)."""
    return db.scalars(_ADD, values).one()


def thread(db: Session, vault: Vault, case: Case, *, after: int = 0) -> list[Entry]:
    """The case's messages with an id above `after`, in order."""
    rows = (
        select(Message).where(Message.case_id == case.id, Message.id > after).order_by(Message.id)
    )
    return [read(vault, message) for message in db.scalars(rows)]


def replies_to(db: Session, vault: Vault, message: Message) -> list[Entry]:
    """What was answered to a visitor's message."""
    rows = select(Message).where(Message.reply_to_id == message.id).order_by(Message.id)
    return [read(vault, reply) for reply in db.scalars(rows)]


def read(vault: Vault, message: Message) -> Entry:
    """A stored message made readable. Raises KeyDestroyedError if nothing readable is left."""
    if message.ciphertext is not None:
        text = vault.decrypt(message.case, message.ciphertext)
    elif message.redacted_text is not None:
        text = message.redacted_text
    else:
        raise KeyDestroyedError(message.case_id)
    return _entry(message, text)


def _entry(message: Message, text: str) -> Entry:
    return Entry(
        message.id,
        message.author,
        message.at,
        message.language,
        text,
        message.attributes,
        message.idempotency_key,
    )


def visitor_message(db: Session, case: Case, message_id: int) -> Message:
    """A message that the visitor of this case wrote. Raises ConversationNotFoundError."""
    message = db.get(Message, message_id)
    if message is None or message.case_id != case.id or message.author != "visitor":
        raise ConversationNotFoundError
    return message


def attributes_of(db: Session, case: Case, *, before: int | None = None) -> list[dict[str, Any]]:
    """The attributes of the assistant's messages of a case, in order."""
    rows = select(Message.attributes).where(
        Message.case_id == case.id, Message.author == "assistant"
    )
    if before is not None:
        rows = rows.where(Message.id < before)
    return list(db.scalars(rows.order_by(Message.id)))
