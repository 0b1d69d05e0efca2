"""What a file's redaction is asked to do."""

import os
from dataclasses import dataclass
from pathlib import Path


def usable_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The files, the fields and who does the work.

    `force` replaces finished files, `restart` throws away unfinished work. `scheduler` is a Dask
    scheduler's address; without it `processes` work on this machine, 1 meaning this process.
    `name_pipelines` are other spaCy pipelines by language (see pii.engine.use_pipelines).
    """

    source: Path
    out: Path
    text_fields: tuple[str, ...] = ("text",)
    language_field: str = "language"
    encoding: str = "utf-8"
    spans: Path | None = None
    report: Path | None = None
    processes: int = 1
    scheduler: str | None = None
    name_pipelines: tuple[tuple[str, str], ...] = ()
    shipped_names_too: bool = True
    force: bool = False
    restart: bool = False

    def settled(self) -> dict[str, object]:
        """Return what the result depends on: a resumed run must have the same."""
        return {
            "text_fields": list(self.text_fields),
            "language_field": self.language_field,
            "encoding": self.encoding,
            "name_pipelines": [list(pair) for pair in self.name_pipelines],
            "shipped_names_too": self.shipped_names_too,
            "spans": str(self.spans.resolve()) if self.spans else None,
        }
