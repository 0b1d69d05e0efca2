"""The test conversations of tests/bot/stories, played by Rasa's own runner: texts as visitors write
them, whose intents the trained assistant must find, and the actions that must follow.

The runner does not start the actions; what they say is tested in tests/end_to_end.
"""

import os
import subprocess
from pathlib import Path

import pytest

from commands.training import BOT, RASA, RASA_ENVIRONMENT, ROOT, trained_assistant

pytestmark = pytest.mark.assistant
STORIES = Path(__file__).parent / "stories"


def test_rasas_runner_finds_no_conversation_that_goes_another_way(tmp_path: Path) -> None:
    assistant = str(trained_assistant(ROOT / ".state"))
    where = ["--model", assistant, "--stories", str(STORIES), "--out", str(tmp_path)]
    done = subprocess.run(
        [*RASA, "test", "core", "--e2e", "--no-plot", *where],
        cwd=BOT,
        env=os.environ | RASA_ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    failed = (tmp_path / "failed_test_stories.yml").read_text("utf-8")
    assert "predicted:" not in failed, failed
    assert (tmp_path / "story_report.json").exists()
