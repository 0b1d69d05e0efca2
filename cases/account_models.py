"""The tables of the console's accounts: logins, attempts at them, second factors, accounts at the
company's own login, saved views."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cases.database import Base, UtcDateTime
from cases.models import NEVER_REUSED


class Login(Base):
    """A browser that somebody has logged in with: good until `ends_at`, or until it is ended.

    token_hash: SHA-256 of what the browser's cookie holds. kept: a form that was sent after an
    earlier login had run out, sealed with the master key until its page shows it again.
    """

    __tablename__ = "logins"
    __table_args__ = NEVER_REUSED

    id: Mapped[int] = mapped_column(primary_key=True)
    agent_id: Mapped[int] = mapped_column(ForeignKey("agents.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    kept: Mapped[bytes | None]


class LoginAttempt(Base):
    """Somebody tried to log in. who: HMAC of what was tried, from where; see cases.attempts."""

    __tablename__ = "login_attempts"
    __table_args__ = (Index("ix_login_attempts_who", "who", "at"), NEVER_REUSED)

    id: Mapped[int] = mapped_column(primary_key=True)
    who: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class SecondFactor(Base):
    """An agent's authenticator (TOTP, RFC 6238): none until `confirmed_at`.

    secret: sealed with the master key. last_step: the time step of the newest code that was taken,
    so that none is taken twice.
    """

    __tablename__ = "second_factors"
    __table_args__ = NEVER_REUSED

    id: Mapped[int] = mapped_column(primary_key=True)
    agent_id: Mapped[int] = mapped_column(ForeignKey("agents.id"), unique=True)
    secret: Mapped[bytes]
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_step: Mapped[int] = mapped_column(default=0)


class RecoveryCode(Base):
    """A code that stands in once for the authenticator; kept as an argon2id hash."""

    __tablename__ = "recovery_codes"
    __table_args__ = NEVER_REUSED

    id: Mapped[int] = mapped_column(primary_key=True)
    agent_id: Mapped[int] = mapped_column(ForeignKey("agents.id"), index=True)
    code_hash: Mapped[str] = mapped_column(String(200))
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ProviderAccount(Base):
    """Who an agent is at the company's own login (OpenID Connect): from the first login on, the
    subject of its issuer is what counts, for an address may become somebody else's."""

    __tablename__ = "provider_accounts"
    __table_args__ = (
        UniqueConstraint("issuer", "subject"),
        UniqueConstraint("agent_id", "issuer"),
        NEVER_REUSED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    agent_id: Mapped[int] = mapped_column(ForeignKey("agents.id"))
    issuer: Mapped[str] = mapped_column(String(255))
    subject: Mapped[str] = mapped_column(String(255))
    linked_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SavedView(Base):
    """A choice of filters that an agent gave a name."""

    __tablename__ = "saved_views"
    __table_args__ = (UniqueConstraint("agent_id", "name"), NEVER_REUSED)

    id: Mapped[int] = mapped_column(primary_key=True)
    agent_id: Mapped[int] = mapped_column(ForeignKey("agents.id"))
    name: Mapped[str] = mapped_column(String(60))
    filters: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
