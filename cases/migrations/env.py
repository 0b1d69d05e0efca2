"""Alembic's entry point: migrates the connection it is handed by `cases.migrate`."""

from typing import Literal

from alembic import context

from cases import account_models, feedback_models, models, tombstone_models, work_models  # noqa: F401  # registers the tables
from cases.database import Base, UtcDateTime


def render_item(kind: str, item: object, _: object) -> str | Literal[False]:
    """Migrations spell the plain type, so that they stay readable without this code."""
    is_moment = kind == "type" and isinstance(item, UtcDateTime)
    return "sa.DateTime(timezone=True)" if is_moment else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    render_item=render_item,
)
with context.begin_transaction():
    context.run_migrations()
