"""The language that an agent's pages are in.

Revision ID: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("agents", sa.Column("language", sa.String(length=2), nullable=True))


def downgrade() -> None:
    op.drop_column("agents", "language")
