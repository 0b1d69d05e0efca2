"""How far a file's redaction has come: OUT.progress, written as a whole or not at all."""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from pii.files.errors import RefusedError
from pii.files.report import Report, report_from

_SENTENCES = {
    "input": "IN has changed since this work began: begin again with --restart.",
    "options": "The options are others than when this work began: "
    "use those again, or begin again with --restart.",
    "redactor": "The redactor has changed since this work began: begin again with --restart.",
}


@dataclass(slots=True)
class Journal:
    """What is safely on the disk.

    identity: input, options and redactor, which must be the same to go on. rows: of the input,
    bad and blank ones too. output, spans: sizes of the partial files in bytes. finished: the
    result is complete and only has to get its name.
    """

    identity: dict[str, object]
    rows: int = 0
    output: int = 0
    spans: int = 0
    report: Report = field(default_factory=Report)
    finished: bool = False

    def require_same(self, identity: dict[str, object]) -> None:
        """Raise RefusedError if the work was begun with something else."""
        for part, sentence in _SENTENCES.items():
            if self.identity.get(part) != identity[part]:
                raise RefusedError(sentence)

    def save(self, path: Path) -> None:
        """Write the journal; a half-written one never has its name."""
        stored = {
            "identity": self.identity,
            "rows": self.rows,
            "output": self.output,
            "spans": self.spans,
            "finished": self.finished,
            "report": self.report.as_json(),
        }
        write_whole(path, json.dumps(stored, indent=1))


def read_journal(path: Path) -> Journal | None:
    """Return the journal, None if there is none. Raises RefusedError if it cannot be read."""
    try:
        stored = json.loads(path.read_text("utf-8"))
        return Journal(**{**stored, "report": report_from(stored["report"])})
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise RefusedError("OUT.progress cannot be read: begin again with --restart.") from None


def write_whole(path: Path, text: str) -> None:
    """Write a file for its owner alone, replacing what has its name only when all is on disk."""
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Put new names in the folder on disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
