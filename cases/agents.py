"""The accounts of the console. Passwords are kept as argon2id hashes."""

import secrets
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cases.audit import record
from cases.errors import WrongLoginError
from cases.models import Agent

Role = Literal["agent", "dpo", "admin"]
_hasher = PasswordHasher()
# what an unknown e-mail is checked against, so that it takes as long as a known one
_NOBODY = _hasher.hash(secrets.token_urlsafe())


def add_agent(db: Session, *, email: str, name: str, role: Role, actor: str) -> tuple[Agent, str]:
    """A new account and its generated password, which is shown once and stored nowhere."""
    password = secrets.token_urlsafe(12)
    agent = Agent(
        email=email.strip().lower(), name=name, role=role, password_hash=_hasher.hash(password)
    )
    db.add(agent)
    db.flush()
    record(db, actor=actor, action="agent.add", subject=f"agent:{agent.id}", role=role)
    return agent, password


def log_in(db: Session, *, email: str, password: str) -> Agent:
    """The active agent with this password; cases.logins lets them in. Raises WrongLoginError,
    whichever of the two was wrong."""
    agent = agent_by_email(db, email)
    try:
        _hasher.verify(agent.password_hash if agent else _NOBODY, password)
    except VerifyMismatchError as error:
        raise WrongLoginError from error
    if agent is None or not agent.active:
        raise WrongLoginError
    if _hasher.check_needs_rehash(agent.password_hash):
        agent.password_hash = _hasher.hash(password)
    return agent


def hash_secret(secret: str) -> str:
    """The argon2id hash of a secret that is shown once."""
    return _hasher.hash(secret)


def is_secret_of(hashed: str, secret: str) -> bool:
    """Whether it is the secret that was hashed."""
    try:
        return _hasher.verify(hashed, secret)
    except VerifyMismatchError:
        return False


def agent_by_id(db: Session, agent_id: int) -> Agent | None:
    """The agent, if the account is still active."""
    return db.scalar(select(Agent).where(Agent.id == agent_id, Agent.active))


def agent_by_email(db: Session, email: str) -> Agent | None:
    """The agent, whether or not the account is still active."""
    return db.scalar(select(Agent).where(Agent.email == email.strip().lower()))


def count_agents(db: Session) -> int:
    return db.scalar(select(func.count()).select_from(Agent)) or 0
