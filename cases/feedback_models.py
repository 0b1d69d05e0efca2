"""The tables of what visitors said of answers, and of messages that were not understood."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from cases.database import Base, UtcDateTime
from cases.models import NEVER_REUSED


class Verdict(Base):
    """What the visitor said of one reply: up or down."""

    __tablename__ = "verdicts"

    message_id: Mapped[int] = mapped_column(
        ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    verdict: Mapped[str] = mapped_column(String(4))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Feedback(Base):
    """A visitor's message that may teach the assistant something, as the assistant saw it.

    reason: fallback, handoff or down. understood_as: the taxonomy id that it was taken for, or the
    likeliest one. text: redacted; NULL once it is exported, or left out for good. state: see
    cases.labelling; topic: the taxonomy id that the agent `agent_id` gave it at `decided_at`.
    """

    __tablename__ = "feedback"
    __table_args__ = NEVER_REUSED

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    message_id: Mapped[int] = mapped_column(
        ForeignKey("messages.id", ondelete="CASCADE"), unique=True
    )
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    language: Mapped[str] = mapped_column(String(2))
    reason: Mapped[str] = mapped_column(String(8))
    understood_as: Mapped[str | None] = mapped_column(String(40))
    text: Mapped[str | None]
    state: Mapped[str] = mapped_column(String(9), index=True)
    topic: Mapped[str | None] = mapped_column(String(40))
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("agents.id"))
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
