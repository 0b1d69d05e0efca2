from pathlib import Path

import pytest
from alembic import command
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import String, text

from cases.conversations import start_conversation
from cases.database import Base, Sessions, sessions_of
from cases.encryption import Vault
from cases.messages import receive_message
from cases.migrate import _config, connected, differences
from cases.models import Message


def test_models_and_migrations_are_equal(database_url: str) -> None:
    assert differences(database_url) == []


def test_a_table_made_anew_keeps_what_points_at_it(sessions: Sessions, vault: Vault) -> None:
    """SQLite alters a table by copying it; with foreign keys on, that would empty `messages`."""
    with sessions.begin() as db:
        case, _ = start_conversation(db, vault, language="sv")
        receive_message(db, vault, case, text="hej")
    url = sessions.kw["bind"].url.render_as_string(hide_password=False)
    with connected(url) as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("cases", recreate="auto") as batch:
            batch.alter_column("language", existing_type=String(2), nullable=True)
    with sessions.begin() as db:
        assert db.query(Message).count() == 1


@pytest.mark.postgresql
def test_postgresql_keeps_no_copies_of_keys_and_ciphertext(
    postgresql_url: str, vault: Vault
) -> None:
    """ANALYZE copies values to `pg_statistic`, where a destroyed key would outlive its row."""
    sessions = sessions_of(postgresql_url)
    with sessions.begin() as db:
        case, _ = start_conversation(db, vault, language="sv")
        receive_message(db, vault, case, text="hej")
    with sessions.kw["bind"].connect().execution_options(isolation_level="AUTOCOMMIT") as direct:
        direct.execute(text("ANALYZE cases"))
        direct.execute(text("ANALYZE messages"))
        seen = direct.scalars(text("select attname from pg_stats where tablename in"
                                   " ('cases', 'messages')")).all()  # fmt: skip
    sessions.kw["bind"].dispose()
    assert "language" in seen
    assert not {"wrapped_key", "ciphertext", "requester_email", "requester_name"} & set(seen)


@pytest.mark.postgresql
def test_what_statistics_quoted_before_is_gone_after_the_upgrade(
    new_postgresql_database: str,
) -> None:
    row = (
        "INSERT INTO cases (language, language_settled, opened_at, last_activity_at, wrapped_key)"
        " SELECT 'sv', true, now(), now(), sha256(n::text::bytea) FROM generate_series(1, 300) n"
    )
    quoted = text("select count(*) from pg_stats where attname = 'wrapped_key'")
    with connected(new_postgresql_database) as connection:
        command.upgrade(_config(connection), "0002")
        connection.execute(text(row))
        connection.execute(text("ANALYZE cases"))
        assert connection.scalar(quoted) == 1
        command.upgrade(_config(connection), "head")
        connection.execute(text("ANALYZE cases"))
        assert connection.scalar(quoted) == 0


def test_sqlite_gives_no_number_twice(sqlite_url: str) -> None:
    """A table that a migration made anew forgets that it must not."""
    with connected(sqlite_url) as connection:
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
        made = dict(rows.tuples().all())
    told = [
        table.name
        for table in Base.metadata.tables.values()
        if table.dialect_options["sqlite"]["autoincrement"]
    ]
    assert len(told) > 15
    assert [name for name in told if "AUTOINCREMENT" not in made[name]] == []


def test_the_number_of_a_case_that_was_erased_before_the_upgrade_is_not_given_again(
    tmp_path: Path, vault: Vault
) -> None:
    url = f"sqlite:///{tmp_path / 'cases.db'}"
    line = (
        "INSERT INTO audit_entries (at, actor, action, subject, detail)"
        " VALUES ('2026-01-01', 'retention', 'case.erased', 'case:41', '{}')"
    )
    with connected(url) as connection:
        command.upgrade(_config(connection), "0008")
        connection.execute(text(line))
        command.upgrade(_config(connection), "head")
    with sessions_of(url).begin() as db:
        assert start_conversation(db, vault, language="sv")[0].id == 42
