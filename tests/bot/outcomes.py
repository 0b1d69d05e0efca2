"""How a script of checks in the bot's own Python says what came of them."""

import json
import traceback
from collections.abc import Callable
from typing import Any


def print_outcomes(script: dict[str, Any]) -> None:
    """Print a JSON object: for each `check_...` of the script null, or what was wrong."""
    checks = {name: value for name, value in script.items() if name.startswith("check_")}
    print(json.dumps({name: _outcome(check) for name, check in checks.items()}))


def _outcome(check: Callable[[], None]) -> str | None:
    try:
        check()
    except Exception:
        return traceback.format_exc()
    return None
