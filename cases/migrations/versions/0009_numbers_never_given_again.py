"""SQLite: numbers of erased cases and notes are not given again

Tables that are made anew (as in 0002) lose AUTOINCREMENT, and the next case would have got the
number of an erased one, by which the audit log knows it.

Revision ID: 0009
"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in ("cases", "notes"):
        with op.batch_alter_table(
            table, recreate="always", table_kwargs={"sqlite_autoincrement": True}
        ):
            pass
    op.execute(
        "INSERT INTO sqlite_sequence (name, seq) SELECT 'cases', 0"
        " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'cases')"
    )
    op.execute(
        "UPDATE sqlite_sequence SET seq = max(seq, coalesce((SELECT max(CAST(substr(subject, 6)"
        " AS INTEGER)) FROM audit_entries WHERE subject LIKE 'case:%'), 0)) WHERE name = 'cases'"
    )


def downgrade() -> None:
    pass
