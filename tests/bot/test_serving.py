"""bot/serving and the importer need Rasa, so the bot's Python: these checks run there, in one
process a script."""

import ast
import json
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = [
    Path(__file__).parent / name
    for name in ("check_importer.py", "check_serving.py", "check_tracker_store.py")
]
CHECKS = [
    pytest.param(script, node.name, id=node.name)
    for script in SCRIPTS
    for node in ast.parse(script.read_text("utf-8")).body
    if isinstance(node, ast.FunctionDef) and node.name.startswith("check_")
]


@cache
def outcomes(script: Path) -> dict[str, str | None]:
    """Of every check null, or what was wrong."""
    command = [str(ROOT / "bot/.venv/bin/python"), "-W", "ignore", str(script)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, str | None] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize(("script", "check"), CHECKS)
def test_rasa_does_the_same_with_less_work(script: Path, check: str) -> None:
    assert outcomes(script)[check] is None, outcomes(script)[check]
