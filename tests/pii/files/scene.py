"""Rows with personal data, bad rows, and runs on real files."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pii.files.options import Options
from pii.files.report import Report
from pii.files.run import redact_file
from pii.progress import Progress

#: a text of each language, and what has to be gone from it
TEXTS = {
    "sv": "Hej! Ring mig på 070-123 45 67 – “snarast”, tack.\nMvh",
    "fi": "Hei, hetuni on 010190-900P; sähköposti etu.suku@firma.example ☃",
    "en": 'I said "no", write to jane.doe@firma.example, please',
}
SECRETS = ("070-123 45 67", "010190-900P", "etu.suku@firma.example", "jane.doe@firma.example")
#: stands in bad rows: nowhere may it be found afterwards
SECRET = "Hemlis 0701234567"


@dataclass(frozen=True)
class Done:
    """What a run left behind."""

    out: Path
    report: Report
    spans: list[dict[str, Any]]


def done(wanted: Options) -> Done:
    """Run it to its end."""
    report = redact_file(wanted)
    return Done(wanted.out, report, jsonl(wanted.spans) if wanted.spans else [])


def jsonl(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def lines(rows: list[Any], *, ascii_only: bool = False) -> str:
    return "".join(json.dumps(row, ensure_ascii=ascii_only) + "\n" for row in rows)


def many(count: int) -> str:
    """JSONL of short texts in long rows, a few of them bad."""
    rows = [
        {
            "id": f"r{n}",
            "text": f"Ring 070-123 45 {n % 90 + 10}",
            "language": "sv",
            "x": "x" * 2_000,
        }
        for n in range(count)
    ]
    good = lines(rows).splitlines(keepends=True)
    return "".join(line[:20] + "\n" if n % 15 == 7 else line for n, line in enumerate(good))


def everything_in(folder: Path) -> bytes:
    """All bytes of all files in a folder."""
    return b"\n".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


class StopAfter:
    """A watch that presses Ctrl-C after so many pieces."""

    def __init__(self, pieces: int) -> None:
        self.left = pieces

    def __call__(self, progress: Progress) -> None:
        self.left -= 1
        if not self.left:
            raise KeyboardInterrupt
