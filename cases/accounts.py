"""The accounts of the console as administrators see and change them.

None of them does it to the own account, and one administrator always stays.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cases.account_models import ProviderAccount, SecondFactor
from cases.agents import Role
from cases.audit import record
from cases.errors import AgentNotFoundError, LastAdminError, OwnAccountError
from cases.logins import end_logins
from cases.models import Agent, AuditEntry
from cases.passwords import give_password
from cases.provider_accounts import unlink
from cases.second_factor import remove_factor


@dataclass(frozen=True)
class Account:
    """is_linked: whether the agent has logged in with the company's own login."""

    agent: Agent
    has_factor: bool
    is_linked: bool
    last_login_at: datetime | None


def accounts(db: Session, *, only: int = 0) -> list[Account]:
    """All of them, or the one with this id: the open ones first, by name."""
    rows = select(Agent).order_by(Agent.active.desc(), Agent.name, Agent.id)
    if only:
        rows = rows.where(Agent.id == only)
    confirmed = SecondFactor.confirmed_at.is_not(None)
    factors = set(db.scalars(select(SecondFactor.agent_id).where(confirmed)))
    linked = set(db.scalars(select(ProviderAccount.agent_id)))
    agents = db.scalars(rows).all()
    logins = _last_logins(db, agents=[agent.id for agent in agents])
    return [
        Account(agent, agent.id in factors, agent.id in linked, logins.get(f"agent:{agent.id}"))
        for agent in agents
    ]


def account(db: Session, agent_id: int) -> Account:
    """Open or closed. Raises AgentNotFoundError."""
    found = accounts(db, only=agent_id) if agent_id > 0 else []
    if not found:
        raise AgentNotFoundError
    return found[0]


def change_role(db: Session, agent: Agent, *, role: Role, by: Agent) -> None:
    """Raises OwnAccountError, LastAdminError."""
    _require_may_change(db, agent, by)
    was, agent.role = agent.role, role
    _record(db, "agent.role", agent, by, role=role, was=was)


def close_account(db: Session, agent: Agent, *, by: Agent) -> None:
    """Nobody logs in with it any more, and its logins end; what the agent did keeps their name.

    Raises OwnAccountError, LastAdminError.
    """
    _require_may_change(db, agent, by)
    agent.active = False
    _record(db, "agent.close", agent, by)
    end_logins(db, agent, actor=f"agent:{by.id}")


def open_account(db: Session, agent: Agent, *, by: Agent) -> None:
    """Open a closed account again, with the role and the password that it had."""
    agent.active = True
    _record(db, "agent.open", agent, by)


def reset_factor(db: Session, agent: Agent, *, by: Agent) -> None:
    """The password alone opens the account again; its logins end. Raises OwnAccountError."""
    _require_other(agent, by)
    remove_factor(db, agent, actor=f"agent:{by.id}")
    end_logins(db, agent, actor=f"agent:{by.id}")


def reset_password(db: Session, agent: Agent, *, by: Agent) -> str:
    """The new password, to be shown once. Raises OwnAccountError."""
    _require_other(agent, by)
    return give_password(db, agent, actor=f"agent:{by.id}")


def forget_provider_account(db: Session, agent: Agent, *, by: Agent) -> None:
    """For somebody who has a new account with the company; see cases.provider_accounts."""
    unlink(db, agent, actor=f"agent:{by.id}")


def _require_other(agent: Agent, by: Agent) -> None:
    if agent.id == by.id:
        raise OwnAccountError


def _require_may_change(db: Session, agent: Agent, by: Agent) -> None:
    """Of two administrators who close each other's accounts at the same time the second fails:
    they wait for each other's rows here."""
    _require_other(agent, by)
    admins = select(Agent.id).where(Agent.role == "admin", Agent.active).order_by(Agent.id)
    if not set(db.scalars(admins.with_for_update())) - {agent.id}:
        raise LastAdminError


def _last_logins(db: Session, *, agents: list[int]) -> dict[str, datetime]:
    """By subject, from the audit log: the rows of logins are not kept as long."""
    subjects = [f"agent:{number}" for number in agents]
    rows = select(AuditEntry.subject, func.max(AuditEntry.at)).where(
        AuditEntry.action == "agent.login", AuditEntry.subject.in_(subjects)
    )
    return dict(db.execute(rows.group_by(AuditEntry.subject)).tuples().all())


def _record(db: Session, action: str, agent: Agent, by: Agent, **detail: str) -> None:
    record(db, actor=f"agent:{by.id}", action=action, subject=f"agent:{agent.id}", **detail)
