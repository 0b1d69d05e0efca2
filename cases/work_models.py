"""The tables of working on a ticket: notices by e-mail, ticks of the checklist, data handed out."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cases.database import Base, UtcDateTime
from cases.models import NEVER_REUSED, Agent, Case, Ticket


class OutboxNotice(Base):
    """An e-mail that says there is an answer, and no more: no address and nobody's words are here.

    uid: its name in the mail's Message-ID and in the link to the answer. state: queued, sent,
    failed (given up), dropped (nobody to write to any more). Whoever sends it holds it until
    `claimed_until`; failure: an error's kind.
    """

    __tablename__ = "outbox"
    __table_args__ = (Index("ix_outbox_due", "state", "retry_at"), NEVER_REUSED)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(32), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id", ondelete="CASCADE"), index=True)
    message_id: Mapped[int] = mapped_column(
        ForeignKey("messages.id", ondelete="CASCADE"), unique=True
    )
    state: Mapped[str] = mapped_column(String(8))
    queued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    attempts: Mapped[int]
    retry_at: Mapped[datetime] = mapped_column(UtcDateTime)
    claimed_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    failure: Mapped[str | None] = mapped_column(String(60))

    case: Mapped[Case] = relationship()
    ticket: Mapped[Ticket] = relationship()


class Check(Base):
    """A step of a ticket's checklist that is done: see checklists.yml."""

    __tablename__ = "checks"
    __table_args__ = (UniqueConstraint("ticket_id", "item"), NEVER_REUSED)

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id", ondelete="CASCADE"))
    item: Mapped[str] = mapped_column(String(40))
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("agents.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)

    agent: Mapped[Agent | None] = relationship()


class Handout(Base):
    """What this system holds about a requester, as a ZIP encrypted with the case's key, until it
    was fetched or is old; the rest of the row stays with the case.

    token_hash: SHA-256 of the link's token, from when it was given until it was used.
    """

    __tablename__ = "handouts"
    __table_args__ = NEVER_REUSED

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id", ondelete="CASCADE"), index=True)
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("agents.id"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # a page about it needs not read it
    ciphertext: Mapped[bytes | None] = mapped_column(deferred=True)
    cases: Mapped[int]
    messages: Mapped[int]
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    given_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    fetched_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    ticket: Mapped[Ticket] = relationship()
