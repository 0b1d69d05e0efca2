"""the life of cases

Revision ID: 0002
"""

import hashlib
import json
from datetime import UTC

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('runs',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('job', sa.String(length=20), nullable=False),
    sa.Column('actor', sa.String(length=80), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('outcome', sa.String(length=10), nullable=False),
    sa.Column('counts', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('runs', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_runs_started_at'), ['started_at'], unique=False)

    op.create_table('audit_links',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['entry_id'], ['audit_entries.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('entry_id'),
    sqlite_autoincrement=True
    )
    op.create_table('holds',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=False),
    sa.Column('agent_id', sa.Integer(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('reason', sa.LargeBinary(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('released_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['agent_id'], ['agents.id'], ),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id'),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('holds', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_holds_case_id'), ['case_id'], unique=False)

    with op.batch_alter_table('cases', schema=None) as batch_op:
        batch_op.add_column(sa.Column('external_id', sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column('state', sa.String(length=8), server_default='open', nullable=False))
        batch_op.add_column(sa.Column('state_since', sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False))
        batch_op.add_column(sa.Column('due_since', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('claimed_by', sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column('claimed_until', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('attempts', sa.Integer(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('set_aside_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('set_aside_reason', sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column('requester_name', sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column('requester_index', sa.String(length=64), nullable=True))
        batch_op.create_index('ix_cases_due', ['state', 'due_since'], unique=False)
        batch_op.create_index(batch_op.f('ix_cases_requester_index'), ['requester_index'], unique=False)
        batch_op.create_unique_constraint('uq_cases_external_id', ['external_id'])

    with op.batch_alter_table('notes', schema=None) as batch_op:
        batch_op.add_column(sa.Column('redacted_text', sa.String(), nullable=True))
        batch_op.alter_column('ciphertext',
               existing_type=sa.BLOB(),
               nullable=True)

    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_messages_reply_to_id"), ["reply_to_id"], unique=False)
    with op.batch_alter_table("tickets", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tickets_message_id"), ["message_id"], unique=False)

    op.execute("UPDATE cases SET state = 'evidence' WHERE wrapped_key IS NULL")
    _link_what_is_there(op.get_bind())
    for table in ("audit_entries", "audit_links"):
        _make_append_only(table)


def _link_what_is_there(connection: sa.Connection) -> None:
    """Chain the lines written so far, as cases.audit does with new ones."""
    moment = sa.DateTime(timezone=True)
    entries = sa.table("audit_entries", sa.column("id"), sa.column("at", moment), sa.column("actor"),
                       sa.column("action"), sa.column("subject"), sa.column("detail", sa.JSON()))  # fmt: skip
    links = sa.table("audit_links", sa.column("entry_id"), sa.column("digest"))
    digest, after = "0" * 64, 0
    next_lot = sa.select(entries).order_by(entries.c.id).limit(1000)
    while lot := connection.execute(next_lot.where(entries.c.id > after)).mappings().all():
        made = []
        for entry in lot:
            at = entry["at"] if entry["at"].tzinfo else entry["at"].replace(tzinfo=UTC)
            row = {**entry, "at": at.astimezone(UTC).isoformat()}
            line = json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
            digest = hashlib.sha256(f"{digest}\n{line}".encode()).hexdigest()
            made.append({"entry_id": entry["id"], "digest": digest})
        connection.execute(sa.insert(links), made)
        after = lot[-1]["id"]


def _make_append_only(table: str) -> None:
    """Have the database refuse to change or delete the table's rows."""
    if op.get_context().dialect.name == "sqlite":
        for what in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table}"
                " BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
            )
        # INSERT OR REPLACE deletes without firing the trigger for deletes
        same = "id = NEW.id" if table == "audit_entries" else "id = NEW.id OR entry_id = NEW.entry_id"
        op.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}"
            f" WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"
            " BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
        )
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
