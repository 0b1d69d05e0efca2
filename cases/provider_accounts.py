"""Agents who log in with the company's own login (OpenID Connect): which of them it is."""

from datetime import UTC, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cases.account_models import ProviderAccount
from cases.agents import agent_by_email
from cases.audit import record
from cases.errors import NoAccountError
from cases.models import Agent


def agent_at_provider(db: Session, *, issuer: str, subject: str, email: str) -> Agent:
    """The active agent whom the issuer knows as `subject`; at the first time the one with this
    e-mail address, which the issuer has verified ("" if not). No account is ever made.

    Raises NoAccountError.
    """
    known = (ProviderAccount.issuer == issuer) & (ProviderAccount.subject == subject)
    linked = select(Agent).join(ProviderAccount, ProviderAccount.agent_id == Agent.id)
    agent = db.scalar(linked.where(known)) or _link(db, issuer, subject, email)
    if not agent.active:
        raise NoAccountError
    return agent


def is_linked(db: Session, agent: Agent) -> bool:
    """Whether the agent has logged in with the company's own login."""
    rows = select(ProviderAccount.id).where(ProviderAccount.agent_id == agent.id)
    return db.scalar(rows.limit(1)) is not None


def unlink(db: Session, agent: Agent, *, actor: str) -> None:
    """Forget who the agent is there: the next login is matched by e-mail address again."""
    db.execute(delete(ProviderAccount).where(ProviderAccount.agent_id == agent.id))
    record(db, actor=actor, action="agent.unlink", subject=f"agent:{agent.id}")


def _link(db: Session, issuer: str, subject: str, email: str) -> Agent:
    agent = agent_by_email(db, email) if email else None
    # with an account there already, the address belongs to somebody else there by now
    if agent is None or not agent.active or _has_account_at(db, agent, issuer):
        raise NoAccountError
    db.add(
        ProviderAccount(
            agent_id=agent.id, issuer=issuer, subject=subject, linked_at=datetime.now(UTC)
        )
    )
    db.flush()
    record(db, actor=f"agent:{agent.id}", action="agent.link", subject=f"agent:{agent.id}")
    return agent


def _has_account_at(db: Session, agent: Agent, issuer: str) -> bool:
    theirs = (ProviderAccount.agent_id == agent.id) & (ProviderAccount.issuer == issuer)
    return db.scalar(select(ProviderAccount.id).where(theirs)) is not None
