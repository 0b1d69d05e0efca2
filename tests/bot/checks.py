"""The bot's code needs the bot's Python: scripts of checks run there, each in one process, and
every check is a test here."""

import ast
import json
import subprocess
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
_PYTHON = FOLDER.parents[1] / "bot/.venv/bin/python"
_PATIENCE_SECONDS = 300


def checks_of(*names: str) -> list[tuple[str, str]]:
    """The script and the name of every check in the scripts of these names."""
    return [
        (name, node.name)
        for name in names
        for node in ast.parse((FOLDER / name).read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("check_")
    ]


@cache
def outcomes(name: str, *, warnings: str) -> dict[str, str | None]:
    """Of every check of a script null, or what was wrong. warnings: what Python does with them."""
    command = [str(_PYTHON), "-W", warnings, str(FOLDER / name)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=_PATIENCE_SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, str | None] = json.loads(done.stdout.splitlines()[-1])
    return found
