"""The index of imported cases: made with the right key alone, and needed before an erasure."""

from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import func, select

from cases.database import Sessions
from cases.encryption import Vault
from cases.errors import NoTombstoneError, WrongIndexKeyError
from cases.models import Case
from cases.tombstones import index_imports, leave_tombstone
from tests.cases.imported import imported, row, written


def test_another_index_key_changes_nothing(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    imported(sessions, vault, written(tmp_path, row("T-1"), row("T-2")))
    with sessions.begin() as db:
        first = db.scalars(select(Case).order_by(Case.id)).first()
        assert first is not None
        first.external_index = None
    other = Vault((Fernet.generate_key().decode(),), index_key="?" * 40)
    with pytest.raises(WrongIndexKeyError):
        index_imports(sessions, other)
    with sessions.begin() as db:
        assert db.scalar(select(func.count()).where(Case.external_index.is_(None))) == 1


def test_an_import_without_its_index_is_not_erased(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    imported(sessions, vault, written(tmp_path, row("T-1")))
    with sessions.begin() as db:
        case = db.scalars(select(Case)).one()
        case.external_index = None
        with pytest.raises(NoTombstoneError):
            leave_tombstone(db, case)
