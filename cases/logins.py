"""Logins: each browser's own, known by a random token, good until it runs out or is ended.

The rows are what counts: a cookie that was copied is worth nothing once its login is ended.
"""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from cases.account_models import Login
from cases.audit import record
from cases.models import Agent

#: How long the row of a login that is over is kept.
_REMEMBERED = timedelta(days=30)


def start_login(
    db: Session, agent: Agent, *, now: datetime, hours: int, by: str = "password"
) -> tuple[Login, str]:
    """Let the agent in; the login, and its token for the browser's cookie. by: password, or
    provider for the company's own login."""
    token = secrets.token_urlsafe(32)
    db.execute(delete(Login).where(Login.ends_at < now - _REMEMBERED))
    login = Login(
        agent_id=agent.id,
        token_hash=_hashed(token),
        started_at=now,
        ends_at=now + timedelta(hours=hours),
    )
    db.add(login)
    record(db, actor=f"agent:{agent.id}", action="agent.login", subject=f"agent:{agent.id}", by=by)
    return login, token


def login_of(db: Session, token: str) -> tuple[Login, Agent] | None:
    """The login with this token that nobody ended, and its agent while the account is active. It
    may have run out: see `ends_at`."""
    rows = select(Login, Agent).join(Agent, Agent.id == Login.agent_id)
    rows = rows.where(Login.token_hash == _hashed(token), Login.ended_at.is_(None), Agent.active)
    found = db.execute(rows).first()
    return None if found is None else (found[0], found[1])


def logins_of(db: Session, agent: Agent, *, now: datetime) -> Sequence[Login]:
    """The agent's logins that are good now, the latest first."""
    good = (Login.agent_id == agent.id) & Login.ended_at.is_(None) & (Login.ends_at > now)
    return db.scalars(select(Login).where(good).order_by(Login.id.desc())).all()


def end_logins(db: Session, agent: Agent, *, actor: str, only: int = 0, but: int = 0) -> int:
    """End the agent's logins, all or those that the ids leave; how many were ended."""
    rows = update(Login).where(Login.agent_id == agent.id, Login.ended_at.is_(None))
    if only:
        rows = rows.where(Login.id == only)
    if but:
        rows = rows.where(Login.id != but)
    ended = db.scalars(rows.values(ended_at=datetime.now(UTC), kept=None).returning(Login.id)).all()
    if ended:
        record(db, actor=actor, action="agent.logout", subject=f"agent:{agent.id}",
               logins=len(ended))  # fmt: skip
    return len(ended)


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
