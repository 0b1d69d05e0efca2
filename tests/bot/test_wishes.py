"""bot/components needs the bot's Python: these checks run there, in one process a script."""

import ast
import json
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMES = (
    "check_features.py",
    "check_network.py",
    "check_orders.py",
    "check_segments.py",
    "check_judgement.py",
    "check_voiced.py",
    "check_wishes.py",
)
SCRIPTS = [Path(__file__).parent / name for name in NAMES]
CHECKS = [
    pytest.param(script, node.name, id=node.name)
    for script in SCRIPTS
    for node in ast.parse(script.read_text("utf-8")).body
    if isinstance(node, ast.FunctionDef) and node.name.startswith("check_")
]


@cache
def outcomes(script: Path) -> dict[str, str | None]:
    """Of every check null, or what was wrong."""
    command = [str(ROOT / "bot/.venv/bin/python"), "-W", "error", str(script)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, str | None] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("script", "check"), CHECKS)
def test_the_wishes_of_a_message_are_as_they_should_be(script: Path, check: str) -> None:
    assert outcomes(script)[check] is None, outcomes(script)[check]
