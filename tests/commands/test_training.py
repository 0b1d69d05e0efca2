import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import training
from commands.training import fingerprint, trained_assistant

FILES = {
    "bot/config.yml": "pipeline: []",
    "bot/requirements.lock": "rasa==3.6.21",
    "bot/domain/assistant.yml": "actions: []",
    "bot/components/wishes.py": "LIMIT = 1",
    "data/nlu/en/data.yml": "nlu: []",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what an assistant is made of."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.setattr(training, "ROOT", tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", FILES)
def test_a_changed_input_changes_the_fingerprint(root: Path, name: str) -> None:
    before = fingerprint()
    path = root / name
    path.write_text(path.read_text("utf-8") + " # changed", "utf-8")
    assert fingerprint() != before


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "data/rules.yml").write_text("rules: []", "utf-8"),
        lambda root: (root / "bot/components/wishes.py").unlink(),
        lambda root: (root / "data/nlu/en/data.yml").rename(root / "data/nlu/en/other.yml"),
    ],
    ids=["new", "gone", "renamed"],
)
def test_a_file_that_comes_goes_or_moves_changes_it(
    root: Path, change: Callable[[Path], object]
) -> None:
    before = fingerprint()
    change(root)
    assert fingerprint() != before


def test_what_python_and_editors_leave_behind_does_not_change_it(root: Path) -> None:
    before = fingerprint()
    compiled = root / "bot/components/__pycache__"
    compiled.mkdir()
    (compiled / "wishes.cpython-310.pyc").write_bytes(b"\x00")
    (root / "data/nlu/en/.data.yml.swp").write_bytes(b"\x00")
    (root / "bot/README.md").write_text("words", "utf-8")
    assert fingerprint() == before


def test_it_does_not_depend_on_where_the_files_lie(
    root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint()
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    shutil.copytree(root, elsewhere, dirs_exist_ok=True)
    monkeypatch.setattr(training, "ROOT", elsewhere)
    assert fingerprint() == before


def test_an_assistant_of_the_same_inputs_is_not_trained_again(root: Path) -> None:
    trained = root / "state/assistant" / f"{fingerprint()}.tar.gz"
    trained.parent.mkdir(parents=True)
    trained.write_bytes(b"trained")
    assert trained_assistant(root / "state") == trained
    assert trained.read_bytes() == b"trained"
