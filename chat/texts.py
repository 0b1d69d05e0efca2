"""The chat's own texts in the visitor's language."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml


def text(*path: str, language: str) -> str:
    """The text at a path of texts.yml: `text("problems", "empty", language="fi")`."""
    node = _texts()
    for key in path:
        node = node[key]
    return str(node[language])


@cache
def _texts() -> dict[str, Any]:
    return dict(yaml.safe_load((Path(__file__).parent / "texts.yml").read_text("utf-8")))
