"""Saved views: the filters that an agent comes back to, by name."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cases.account_models import SavedView
from cases.errors import TooManyViewsError
from cases.models import Agent
from cases.queue import Filters

MOST = 20


def views_of(db: Session, agent: Agent) -> Sequence[SavedView]:
    """The agent's own, by name."""
    rows = select(SavedView).where(SavedView.agent_id == agent.id)
    return db.scalars(rows.order_by(SavedView.name)).all()


def save_view(db: Session, agent: Agent, *, name: str, filters: Filters) -> None:
    """Keep the filters under a name, in the place of what had it before.

    Raises TooManyViewsError.
    """
    there = {view.name: view for view in views_of(db, agent)}
    if name in there:
        there[name].filters = filters.chosen
    elif len(there) >= MOST:
        raise TooManyViewsError
    else:
        db.add(SavedView(agent_id=agent.id, name=name, filters=filters.chosen))


def delete_view(db: Session, agent: Agent, view_id: int) -> None:
    """Forget one of the agent's own; nothing happens to anybody else's."""
    own = (SavedView.id == view_id) & (SavedView.agent_id == agent.id)
    db.execute(delete(SavedView).where(own))
