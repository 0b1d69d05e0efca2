"""What the tests of the batch share: a claimed lot, and the desk that a worker opens."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cases.claims import claim_cases
from cases.database import Sessions
from cases.encryption import Vault
from pii.batch.desk import Desk
from pii.batch.lot import Lot
from pii.batch.row import begun
from tests.pii.batch.scene import add_due_cases

Claimed = Callable[[int], Lot]


@pytest.fixture
def desk(sessions: Sessions, vault: Vault, tmp_path: Path) -> Desk:
    return Desk(sessions, vault, f"sqlite:///{tmp_path / 'tracker.db'}")


@pytest.fixture
def claimed(desk: Desk) -> Claimed:
    """Return a function that stores so many due cases and claims them for a run."""

    def claim(count: int) -> Lot:
        add_due_cases(desk.sessions, desk.vault, count)
        lot = begun(desk, actor="test@here:1")
        with desk.sessions.begin() as db:
            return lot.of(*claim_cases(db, by=lot.by, limit=count, now=datetime.now(UTC)))

    return claim
