"""An imported case that was erased does not come back with its old file."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from cryptography.fernet import Fernet
from sqlalchemy import func, select, text

from cases.database import Sessions, connect
from cases.encryption import Vault
from cases.erasing import erase_case
from cases.errors import CaseHeldError, TrackerStoreError
from cases.lifecycle import State
from cases.lots import LOT
from cases.migrate import _config, connected, differences
from cases.minimising import minimise
from cases.models import AuditEntry, Case, Run
from cases.persons import erase_person, index_old_cases, preview_person
from cases.retention import foresee, retain
from cases.tombstone_models import Tombstone
from cases.tombstones import index_imports
from tests.cases.imported import EMAIL, imported, row, stored, written
from tests.cases.lives import ENDED_ON, ended_case, job, moment, put_on_hold
from tests.keys import INDEX_KEY

NOW = datetime(2026, 11, 10, 12, tzinfo=UTC)
NOWHERE = "/nowhere/tracker.db"
EVIDENCE_OVER = ENDED_ON + timedelta(days=1095)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An old case."""
    return written(tmp_path, row("T-1"))


def erase_the_person(sessions: Sessions, vault: Vault, email: str = EMAIL) -> None:
    """As `erase-person` does."""
    index_old_cases(sessions, vault)
    with sessions.begin() as db:
        found = preview_person(db, vault, email, also_open=False, now=NOW, actor="t")
    erase_person(sessions, found, tracker=NOWHERE, actor="t", now=NOW)


def make_evidence(sessions: Sessions, external_id: str = "T-1") -> None:
    """As `retention` and `redact-cases` do, on ENDED_ON."""
    with sessions.begin() as db:
        case = stored(db, external_id)
        case.state = State.SETTLED
        texts = {message.id: "<PERSON>" for message in case.messages}
        minimise(db, case, messages=texts, notes={}, actor="t", now=moment(ENDED_ON))


def forget_indexes(sessions: Sessions) -> None:
    """As if all cases had been imported before there were tombstones."""
    with sessions.begin() as db:
        db.execute(text("UPDATE cases SET external_index = NULL"))


def tombstones(sessions: Sessions) -> list[str]:
    with sessions.begin() as db:
        return list(db.scalars(select(Tombstone.external_index)))


def test_the_erasure_by_retention_is_remembered(
    sessions: Sessions, vault: Vault, file: Path
) -> None:
    imported(sessions, vault, file)
    make_evidence(sessions)
    assert retain(job(sessions, EVIDENCE_OVER), actor="t")["erased"] == 1
    counts, bad = imported(sessions, vault, file)
    assert (counts, bad) == ({"imported": 0, "known": 0, "erased_before": 1, "bad": 0}, [])
    with sessions.begin() as db:
        assert db.query(Case).count() == 0


def test_a_persons_erasure_is_remembered_and_the_rest_of_the_file_is_taken(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    other = row("T-2", requester={"name": "Arne Annansson", "email": "arne@example.com"})
    imported(sessions, vault, written(tmp_path, row("T-1"), other))
    erase_the_person(sessions, vault)
    counts, _ = imported(sessions, vault, written(tmp_path, row("T-1"), other, row("T-3")))
    assert counts == {"imported": 1, "known": 1, "erased_before": 1, "bad": 0}
    with sessions.begin() as db:
        assert sorted(db.scalars(select(Case.external_id))) == ["T-2", "T-3"]


def test_the_run_and_the_audit_log_count_what_was_erased_before(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    old = [row(f"T-{number}", messages=[]) for number in range(LOT + 1)]
    imported(sessions, vault, written(tmp_path, *old))
    erase_the_person(sessions, vault)
    imported(sessions, vault, written(tmp_path, *old))
    with sessions.begin() as db:
        run = db.scalars(select(Run).order_by(Run.id.desc()).limit(1)).one()
        assert run.outcome == "done"
        assert run.counts == {"imported": 0, "known": 0, "erased_before": LOT + 1, "bad": 0}
        lines = select(AuditEntry).where(AuditEntry.action == "case.erased_before")
        told = [(line.subject, line.detail) for line in db.scalars(lines.order_by(AuditEntry.id))]
    assert told == [(f"run:{run.id}", {"cases": LOT}), (f"run:{run.id}", {"cases": 1})]


def test_a_tombstone_is_the_keyed_hash_of_the_id_and_nothing_else(
    sessions: Sessions, vault: Vault, file: Path
) -> None:
    imported(sessions, vault, file)
    erase_the_person(sessions, vault)
    with sessions.begin() as db:
        assert list(db.execute(text("SELECT * FROM tombstones")).mappings()) == [
            {"external_index": vault.external_index("T-1")}
        ]


def test_the_hash_needs_the_index_key_and_is_not_that_of_an_address(vault: Vault) -> None:
    """Nor does it change with the master keys."""
    master = (Fernet.generate_key().decode(),)
    said = vault.external_index(EMAIL)
    assert Vault(master, index_key=INDEX_KEY).external_index(EMAIL) == said
    assert Vault(master, index_key=f"{INDEX_KEY}x").external_index(EMAIL) != said
    assert vault.index(EMAIL) != said


def test_ids_that_differ_in_case_are_two_cases(
    sessions: Sessions, vault: Vault, file: Path, tmp_path: Path
) -> None:
    imported(sessions, vault, file)
    erase_the_person(sessions, vault)
    counts, _ = imported(sessions, vault, written(tmp_path, row("t-1")))
    assert (counts["imported"], counts["erased_before"]) == (1, 0)


def test_what_is_not_erased_leaves_no_tombstone(
    sessions: Sessions, vault: Vault, file: Path, tmp_path: Path
) -> None:
    """They are one transaction: neither where a hold stops it nor where it fails after that."""
    imported(sessions, vault, file)
    (tmp_path / "tracker.db").write_text("this is no database " * 100)
    with sessions.begin() as db:
        stored(db, "T-1").conversation_id = "so that the tracker store is asked"
    broken = str(tmp_path / "tracker.db")
    with pytest.raises(TrackerStoreError), sessions.begin() as db:
        erase_case(db, stored(db, "T-1"), tracker=broken, actor="t", now=NOW)
    with sessions() as db:
        erase_case(db, stored(db, "T-1"), tracker=NOWHERE, actor="t", now=NOW)
        assert db.query(Tombstone).count() == 1
        db.rollback()
    with sessions.begin() as db:
        put_on_hold(db, vault, stored(db, "T-1"))
    with pytest.raises(CaseHeldError), sessions.begin() as db:
        erase_case(db, stored(db, "T-1"), tracker=NOWHERE, actor="t", now=NOW)
    assert tombstones(sessions) == []
    assert imported(sessions, vault, file)[0]["known"] == 1


def test_a_case_from_the_chat_leaves_no_tombstone(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        erase_case(db, ended_case(db, vault), tracker=NOWHERE, actor="t", now=NOW)
    assert tombstones(sessions) == []


def test_a_case_of_before_gets_its_index_from_the_next_import(
    sessions: Sessions, vault: Vault, file: Path
) -> None:
    imported(sessions, vault, file)
    forget_indexes(sessions)
    assert imported(sessions, vault, file)[0]["known"] == 1
    with sessions.begin() as db:
        assert stored(db, "T-1").external_index == vault.external_index("T-1")


def test_a_case_of_before_gets_its_index_before_its_person_is_erased(
    sessions: Sessions, vault: Vault, file: Path
) -> None:
    imported(sessions, vault, file)
    forget_indexes(sessions)
    erase_the_person(sessions, vault)
    assert imported(sessions, vault, file)[0]["erased_before"] == 1


def test_retention_erases_a_case_of_before_once_it_has_its_index(
    sessions: Sessions, vault: Vault, file: Path
) -> None:
    """Retention has no key; evidence of the chat does not wait."""
    imported(sessions, vault, file)
    make_evidence(sessions)
    forget_indexes(sessions)
    today = job(sessions, EVIDENCE_OVER)
    assert (foresee(today)["erased"], retain(today, actor="t")["erased"]) == (0, 0)
    index_imports(sessions, vault)
    assert retain(today, actor="t")["erased"] == 1
    assert tombstones(sessions) == [vault.external_index("T-1")]


def test_more_cases_of_before_than_fit_in_a_lot_get_their_indexes(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    ids = [f"T-{number}" for number in range(1200)]
    imported(sessions, vault, written(tmp_path, *(row(id_, messages=[]) for id_ in ids)))
    forget_indexes(sessions)
    with sessions.begin() as db:
        ended_case(db, vault)
    index_imports(sessions, vault)
    with sessions.begin() as db:
        found = db.execute(select(Case.external_id, Case.external_index)).tuples()
        expected = {id_: vault.external_index(id_) for id_ in ids}
        assert dict(found.all()) == expected | {None: None}


def test_a_database_of_the_second_version_is_brought_up_to_date(new_database_url: str) -> None:
    with connected(new_database_url) as connection:
        command.upgrade(_config(connection), "0002")
        connection.execute(
            text(
                "INSERT INTO cases (external_id, language, language_settled, opened_at,"
                " last_activity_at) VALUES ('T-1', 'sv', true, :at, :at)"
            ),
            {"at": "2026-03-01 12:00:00"},
        )
    assert differences(new_database_url) == []
    engine = connect(new_database_url)
    with engine.begin() as connection:
        rows = select(Case.external_id, Case.external_index)
        assert list(connection.execute(rows).tuples()) == [("T-1", None)]
        assert connection.scalar(select(func.count()).select_from(Tombstone)) == 0
    engine.dispose()
