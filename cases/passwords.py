"""Passwords of the console: one's own choice, or a new one from an administrator."""

import secrets

from sqlalchemy.orm import Session

from cases.agents import hash_secret, is_secret_of
from cases.audit import record
from cases.errors import WeakPasswordError, WrongLoginError
from cases.logins import end_logins
from cases.models import Agent

#: Characters (NIST SP 800-63B-4, 3.1.1.2, asks for 15 where a password is all that is asked).
SHORTEST = 15
LONGEST = 1000


def change_password(db: Session, agent: Agent, *, old: str, new: str, here: int) -> None:
    """The agent's own choice; ends their other logins than the one with the id `here`.

    Raises WrongLoginError where the old one is not theirs, WeakPasswordError.
    """
    if not is_secret_of(agent.password_hash, old):
        raise WrongLoginError
    if len(new) < SHORTEST:
        raise WeakPasswordError("short")
    if new == old:
        raise WeakPasswordError("same")
    if new.strip().lower() in (agent.email, agent.name.lower()):
        raise WeakPasswordError("known")
    agent.password_hash = hash_secret(new)
    actor = f"agent:{agent.id}"
    record(db, actor=actor, action="agent.password", subject=actor)
    end_logins(db, agent, actor=actor, but=here)


def give_password(db: Session, agent: Agent, *, actor: str) -> str:
    """A generated password, which is shown once and stored nowhere, in place of the old one; ends
    all logins of the account."""
    password = secrets.token_urlsafe(12)
    agent.password_hash = hash_secret(password)
    record(db, actor=actor, action="agent.password", subject=f"agent:{agent.id}")
    end_logins(db, agent, actor=actor)
    return password
