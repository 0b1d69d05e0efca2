"""tombstones of imported cases; no copies of ciphertext in PostgreSQL's statistics

Revision ID: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_SEALED = {
    "cases": ("wrapped_key", "requester_email", "requester_name"),
    "messages": ("ciphertext",),
    "notes": ("ciphertext",),
    "holds": ("reason",),
}


def upgrade() -> None:
    # the cases that are there get theirs from cases.tombstones.index_imports, which has the key
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.add_column(sa.Column("external_index", sa.String(length=64), nullable=True))
    op.create_table(
        "tombstones",
        sa.Column("external_index", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("external_index"),
    )
    if op.get_bind().dialect.name == "postgresql":
        # or ANALYZE copies values to pg_statistic, where destroyed keys outlive their rows
        for table, columns in _SEALED.items():
            for column in columns:
                op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")
                # the type that it has: what ANALYZE copied before goes
                op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} TYPE bytea")
