"""Console accounts from the command line."""

from typing import cast, get_args

from sqlalchemy.exc import IntegrityError

from cases.agents import Role, add_agent, agent_by_email, count_agents
from cases.database import sessions_of
from cases.logins import end_logins
from cases.migrate import migrate
from cases.second_factor import remove_factor
from settings import Settings, read_settings

FIRST_AGENT = "agent@desk.example"


class AgentError(Exception):
    """The account cannot be made as asked."""


def add(email: str, name: str, role: str) -> None:
    """Add an account and print its password. Raises AgentError."""
    if role not in get_args(Role):
        raise AgentError(f"There is no role {role}: choose one of {', '.join(get_args(Role))}.")
    if "@" not in email:
        raise AgentError("The e-mail address has no @.")
    settings = read_settings()
    migrate(settings.database)
    try:
        with sessions_of(settings.database).begin() as db:
            _, password = add_agent(
                db, email=email, name=name, role=cast(Role, role), actor="command line"
            )
    except IntegrityError:
        raise AgentError("There is an account with that e-mail address already.") from None
    print(f"Password, shown only now: {password}")


def reset_factor(email: str) -> None:
    """For somebody who lost telephone and recovery codes: the password alone opens the account
    again, and every login of it is ended. Raises AgentError."""
    settings = read_settings()
    migrate(settings.database)
    with sessions_of(settings.database).begin() as db:
        agent = agent_by_email(db, email)
        if agent is None:
            raise AgentError("There is no account with that e-mail address.")
        remove_factor(db, agent, actor="command line")
        ended = end_logins(db, agent, actor="command line")
    print(f"The second factor is removed. Logins ended: {ended}.")


def add_first(settings: Settings) -> tuple[str, str] | None:
    """On a console without accounts: the first one's e-mail and password, else None."""
    with sessions_of(settings.database).begin() as db:
        if count_agents(db):
            return None
        agent, password = add_agent(
            db, email=FIRST_AGENT, name="First agent", role="admin", actor="up"
        )
        return agent.email, password
