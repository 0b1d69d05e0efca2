from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import String

from cases.conversations import start_conversation
from cases.database import Sessions
from cases.encryption import Vault
from cases.messages import receive_message
from cases.migrate import connected, differences
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
