import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import update
from typer.testing import CliRunner, Result

from cases.agents import add_agent
from cases.audit import verify
from cases.conversations import start_conversation
from cases.database import Sessions, sessions_of
from cases.encryption import Vault
from cases.holds import hold
from cases.key_rotation import rewrap_keys
from cases.messages import receive_message
from cases.migrate import migrate
from cases.models import AuditEntry, Case, Hold, Message
from commands import secrets_file
from commands.main import app
from settings import read_settings
from tests.keys import INDEX_KEY

OLD, NEW, OTHER = (Fernet.generate_key().decode() for _ in range(3))
WRITTEN = "Ring Kerstin"
CASES = 1100  # more than two lots


def vault(*keys: str) -> Vault:
    return Vault(keys, index_key=INDEX_KEY)


def give(*keys: str) -> None:
    os.environ["PRIVACY_DESK_MASTER_KEYS"] = ",".join(keys)


def rotate(*options: str) -> Result:
    return CliRunner().invoke(app, ["rotate-keys", *options])


@pytest.fixture
def stored(state: Path) -> Iterator[Sessions]:
    """Many cases under the old key, one of them minimised and one on hold."""
    secrets_file.generate_missing()
    give(OLD)
    url = read_settings().database
    migrate(url)
    sessions = sessions_of(url)
    with sessions.begin() as db:
        agent, _ = add_agent(db, email="a@desk.example", name="A", role="dpo", actor="test")
        case, _ = start_conversation(db, vault(OLD), language="sv")
        receive_message(db, vault(OLD), case, text=WRITTEN)
        hold(db, vault(OLD), case, by=agent, reason=WRITTEN, until=None)
        start_conversation(db, vault(OLD), language="sv")[0].wrapped_key = None
        for _ in range(CASES):
            start_conversation(db, vault(OLD), language="sv")
    yield sessions
    sessions.kw["bind"].dispose()


def assert_opens(sessions: Sessions, opener: Vault) -> None:
    with sessions.begin() as db:
        message = db.query(Message).one()
        assert message.ciphertext is not None
        assert opener.decrypt(message.case, message.ciphertext) == WRITTEN
        assert opener.unseal(db.query(Hold).one().reason) == WRITTEN


def test_after_a_rotation_the_new_key_alone_opens_everything(stored: Sessions) -> None:
    give(NEW, OLD)
    done = rotate()
    assert done.exit_code == 0
    assert done.stdout.splitlines()[:2] == [
        "Moved to the newest master key: 1,102.",
        "Under the newest: 1,102. Under an older one: 0. Under none of those given: 0.",
    ]
    assert "may be removed from PRIVACY_DESK_MASTER_KEYS" in done.stdout
    assert_opens(stored, vault(NEW))
    with stored.begin() as db:
        assert db.query(Case).filter(Case.wrapped_key.is_(None)).count() == 1


def test_a_rotation_leaves_audit_lines_with_counts(stored: Sessions) -> None:
    give(NEW, OLD)
    rotate()
    with stored.begin() as db:
        lines = db.query(AuditEntry).filter_by(action="keys.rotate").order_by(AuditEntry.id)
        assert [line.detail for line in lines] == [
            {"step": "begun"},
            {"step": "done", "moved": 1102},
        ]
        assert verify(db).intact


def test_a_rotation_that_was_stopped_goes_on_where_it_was(stored: Sessions) -> None:
    lots = rewrap_keys(stored, vault(NEW, OLD))
    assert next(lots) == (500, 500)
    lots.close()
    give(NEW, OLD)
    assert "Moved to the newest master key: 602." in rotate().stdout
    assert "Moved to the newest master key: 0." in rotate().stdout
    assert_opens(stored, vault(NEW))


def test_a_dry_run_counts_and_changes_nothing(stored: Sessions) -> None:
    give(NEW, OLD)
    done = rotate("--dry-run")
    assert done.exit_code == 3
    assert "Under the newest: 0. Under an older one: 1,102." in done.stdout
    assert "Keep the older master keys." in done.stdout
    assert_opens(stored, vault(OLD))


@pytest.mark.parametrize(
    "command",
    ["rotate-keys", "rotate-keys --dry-run", "erase-person --preview kerstin@example.com"],
)
def test_a_wrong_master_key_is_told_in_a_sentence_before_anything_moves(
    stored: Sessions, command: str
) -> None:
    give(OTHER)
    done = CliRunner().invoke(app, command.split())
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        "None of the master keys opens what is stored (case 1), so nothing was changed: give the"
        " keys that this database was written with.\n"
    )
    with stored.begin() as db:
        assert [line.action for line in db.query(AuditEntry)] == ["agent.add", "case.hold"]


def test_a_key_that_none_of_the_given_opens_is_counted_and_nothing_may_be_removed(
    stored: Sessions,
) -> None:
    with stored.begin() as db:
        strange = vault(OTHER).new_wrapped_key()
        db.execute(update(Case).where(Case.id == 7).values(wrapped_key=strange))
    give(NEW, OLD)
    done = rotate()
    assert done.exit_code == 3
    assert "Under none of those given: 1." in done.stdout
    assert "may be removed" not in done.stdout
    assert "give the master key that is missing" in done.stderr


def test_no_token_under_the_old_key_stays_in_a_file_of_the_database(
    stored: Sessions, state: Path
) -> None:
    with stored.begin() as db:
        old = [bytes(key) for (key,) in db.query(Case.wrapped_key) if key]
    give(NEW, OLD)
    assert rotate().exit_code == 0
    for path in state.glob("privacy-desk.db*"):
        content = path.read_bytes()
        assert not [key for key in old if key in content], path.name
