"""What the tests of whole files share."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pii.files.options import Options
from tests.pii.files.scene import Done, done


@pytest.fixture
def options(tmp_path: Path) -> Callable[..., Options]:
    """Return a function that writes IN and gives the options for a run on it."""

    def made(name: str, data: bytes | str | None = None, **wanted: Any) -> Options:
        source = tmp_path / "in" / name
        (tmp_path / "out").mkdir(exist_ok=True)
        source.parent.mkdir(exist_ok=True)
        if data is not None:
            source.write_bytes(data if isinstance(data, bytes) else data.encode())
        out = tmp_path / "out" / name
        spans = tmp_path / "out/spans.jsonl"
        report = tmp_path / "out/report.json"
        return replace(Options(source=source, out=out, spans=spans, report=report), **wanted)

    return made


@pytest.fixture
def redacted(options: Callable[..., Options]) -> Callable[..., Done]:
    """Return a function that writes IN and redacts it."""

    def run(name: str, data: bytes | str | None = None, **wanted: Any) -> Done:
        return done(options(name, data, **wanted))

    return run
