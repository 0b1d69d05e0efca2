"""The tables. What a person wrote or is called is encrypted with the key of its case."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cases.database import Base, UtcDateTime

# SQLite hands a deleted row's id to the next one unless told not to
NEVER_REUSED = {"sqlite_autoincrement": True}
_OPEN = text("closed_at IS NULL")
_CLOSED = text("closed_at IS NOT NULL")
_ONLY_OPEN: dict[str, Any] = {"sqlite_where": _OPEN, "postgresql_where": _OPEN}
_ONLY_CLOSED: dict[str, Any] = {"sqlite_where": _CLOSED, "postgresql_where": _CLOSED}


class Customer(Base):
    """A company with a relationship that starts and ends."""

    __tablename__ = "customers"
    __table_args__ = NEVER_REUSED

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_number: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    started_on: Mapped[date]
    ended_on: Mapped[date | None]


class Case(Base):
    """A stored support case. One that came through the chat has a conversation, one that was
    imported an external id.

    state: see cases.lifecycle; `due_since` is when a settled case was found due for minimising.
    A job's claim on it is `claimed_by` until `claimed_until`; `attempts` that failed, and after
    too many of them `set_aside_at` with a reason that holds nobody's words.
    requester_index: HMAC of the requester's e-mail address, to find the person's cases by;
    external_index: of the external id, which becomes its tombstone.
    """

    __tablename__ = "cases"
    __table_args__ = (Index("ix_cases_due", "state", "due_since"), NEVER_REUSED)

    id: Mapped[int] = mapped_column(primary_key=True)
    external_id: Mapped[str | None] = mapped_column(String(200), unique=True)
    external_index: Mapped[str | None] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(8), default="open", server_default="open")
    state_since: Mapped[datetime] = mapped_column(
        UtcDateTime, default=lambda: datetime.now(UTC), server_default=func.now()
    )
    due_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    claimed_by: Mapped[str | None] = mapped_column(String(40))
    claimed_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    attempts: Mapped[int] = mapped_column(default=0, server_default="0")
    set_aside_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    set_aside_reason: Mapped[str | None] = mapped_column(String(200))
    conversation_id: Mapped[str | None] = mapped_column(String(64), unique=True)
    token_hash: Mapped[str | None] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(2))
    language_settled: Mapped[bool] = mapped_column(default=True)
    wrapped_key: Mapped[bytes | None]
    requester_email: Mapped[bytes | None]
    requester_name: Mapped[bytes | None]
    requester_index: Mapped[str | None] = mapped_column(String(64), index=True)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customers.id"))
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_activity_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    customer: Mapped[Customer | None] = relationship()
    messages: Mapped[list["Message"]] = relationship(
        back_populates="case", order_by="Message.id", cascade="all, delete", passive_deletes=True
    )
    tickets: Mapped[list["Ticket"]] = relationship(back_populates="case", order_by="Ticket.id")


class Hold(Base):
    """A legal hold: while it lasts, the case makes no move. The reason is encrypted with the master
    key, because it outlives the case's."""

    __tablename__ = "holds"
    __table_args__ = NEVER_REUSED

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("agents.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    reason: Mapped[bytes]
    until: Mapped[date | None]
    released_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Run(Base):
    """One run of a batch job: who, when, how many, with what outcome (see cases.runs)."""

    __tablename__ = "runs"
    __table_args__ = NEVER_REUSED

    id: Mapped[int] = mapped_column(primary_key=True)
    job: Mapped[str] = mapped_column(String(20))
    actor: Mapped[str] = mapped_column(String(80))
    started_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    outcome: Mapped[str] = mapped_column(String(10))
    counts: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)


class Message(Base):
    """One message of a case: `ciphertext` while the case's key lives, `redacted_text` afterwards.

    author: visitor, assistant or agent. A visitor's message is unanswered until `answered_at`;
    `claimed_at` is the claim of whoever is at it, `attempts` how often that failed and `retry_at`
    when to try again; an assistant's answers to it name it in `reply_to_id`.
    attributes: the parts of a Reply that are nobody's words (topic, topics, section, …).
    """

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("case_id", "idempotency_key"),
        Index("ix_messages_unanswered", "author", "answered_at"),
        NEVER_REUSED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    author: Mapped[str] = mapped_column(String(10))
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("agents.id"))
    language: Mapped[str] = mapped_column(String(2))
    ciphertext: Mapped[bytes | None]
    redacted_text: Mapped[str | None]
    attributes: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    idempotency_key: Mapped[str | None] = mapped_column(String(64))
    claimed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    attempts: Mapped[int] = mapped_column(default=0)
    retry_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # the indexes here and on Ticket.message_id: a deleted message is looked for there
    reply_to_id: Mapped[int | None] = mapped_column(
        ForeignKey("messages.id", ondelete="CASCADE"), index=True
    )

    case: Mapped[Case] = relationship(back_populates="messages")


class Ticket(Base):
    """A piece of work for an agent. kind: a taxonomy id or processor_assist; asked_for: the id that
    was recognised, which the kind loses when the data turns out to be a customer company's.
    version: counts the agents' changes; outcome: done or refused, of a solved one."""

    __tablename__ = "tickets"
    __table_args__ = (
        UniqueConstraint("case_id", "message_id", "asked_for"),
        # the queue's: all open tickets by legal date, and each agent's (cases.queue)
        # closed_at, though it is always NULL there, lets SQLite count without the table
        Index("ix_tickets_open", "due_on", "due_at", "id", "closed_at", **_ONLY_OPEN),
        Index("ix_tickets_of_agent", "assignee_id", "due_on", "closed_at", **_ONLY_OPEN),
        Index("ix_tickets_closed", "closed_at", "id", **_ONLY_CLOSED),
        NEVER_REUSED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(String(20), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    message_id: Mapped[int | None] = mapped_column(
        ForeignKey("messages.id", ondelete="SET NULL"), index=True
    )
    kind: Mapped[str] = mapped_column(String(40))
    asked_for: Mapped[str] = mapped_column(String(40))
    data_role: Mapped[str | None] = mapped_column(String(10))
    status: Mapped[str] = mapped_column(String(12), index=True)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    received_on: Mapped[date]
    target_on: Mapped[date | None]
    due_on: Mapped[date | None] = mapped_column(index=True)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    extended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("agents.id"))
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    outcome: Mapped[str | None] = mapped_column(String(10))
    identity_asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    identity_settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    case: Mapped[Case] = relationship(back_populates="tickets")
    assignee: Mapped["Agent | None"] = relationship()
    notes: Mapped[list["Note"]] = relationship(back_populates="ticket", order_by="Note.id")


class Note(Base):
    """What an agent wrote down about a ticket: a note, or the reason of a move. Encrypted while the
    case's key lives, redacted afterwards."""

    __tablename__ = "notes"
    __table_args__ = NEVER_REUSED

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("agents.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    about: Mapped[str] = mapped_column(String(12))
    ciphertext: Mapped[bytes | None]
    redacted_text: Mapped[str | None]

    ticket: Mapped[Ticket] = relationship(back_populates="notes")
    agent: Mapped["Agent | None"] = relationship()


class Agent(Base):
    """Somebody who works in the console. role: agent, dpo or admin. language: of their pages, None
    for their browser's."""

    __tablename__ = "agents"
    __table_args__ = NEVER_REUSED

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(10))
    active: Mapped[bool] = mapped_column(default=True)
    language: Mapped[str | None] = mapped_column(String(2))


class AuditEntry(Base):
    """Who did what to which thing when. detail: ids, kinds and counts, never a person's words."""

    __tablename__ = "audit_entries"
    __table_args__ = NEVER_REUSED

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    actor: Mapped[str] = mapped_column(String(40))
    action: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(60), index=True)
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class AuditLink(Base):
    """An entry's place in the chain: `digest` is over the link before it and the entry itself."""

    __tablename__ = "audit_links"
    __table_args__ = NEVER_REUSED

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("audit_entries.id"), unique=True)
    digest: Mapped[str] = mapped_column(String(64))
