"""A machine of one's own: an empty state folder and an environment without our variables."""

import os
from pathlib import Path

import pytest


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state folder, which is not there yet. What a test sets in the environment is undone."""
    monkeypatch.setattr(
        os, "environ", {n: v for n, v in os.environ.items() if not n.startswith("PRIVACY_DESK_")}
    )
    folder = tmp_path / "state"
    os.environ["PRIVACY_DESK_STATE_DIR"] = str(folder)
    return folder
