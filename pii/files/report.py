"""What came of a file, in counts: never a value."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from pii.files.batch import Redacted
from pii.files.rows import BadRow

#: bad rows past this many are counted and no longer named: the journal is written again and again
MAX_NAMED = 1_000


@dataclass(slots=True)
class Report:
    """Counts over all runs of one file.

    rows: written to OUT. texts: those with something in them. languages: texts by language, of
    which `without_language` and `unknown_language` rows had theirs guessed. bad_rows: the first
    MAX_NAMED by line. seconds: at work, pauses between runs left out.
    """

    rows: int = 0
    rows_bad: int = 0
    texts: int = 0
    types: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    without_language: int = 0
    unknown_language: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    bad_rows: list[dict[str, object]] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def texts_per_second(self) -> float:
        """Texts by seconds."""
        return self.texts / self.seconds if self.seconds else 0.0

    def count(self, redacted: Redacted) -> None:
        """Add a row that is written."""
        texts = sum(1 for text in redacted.texts if text)
        self.rows += 1
        self.texts += texts
        self.types.update(span.type for spans in redacted.spans for span in spans)
        if redacted.language:
            self.languages[redacted.language] += texts
        self.without_language += redacted.guessed
        self.unknown_language += redacted.unknown

    def leave_out(self, row: BadRow) -> None:
        """Add a row that is not written."""
        self.rows_bad += 1
        self.reasons[row.reason] += 1
        if len(self.bad_rows) < MAX_NAMED:
            self.bad_rows.append({"line": row.line, "reason": row.reason})

    def as_json(self) -> dict[str, object]:
        """Return what `--report` and the journal hold."""
        return asdict(self) | {
            "types": dict(sorted(self.types.items())),
            "languages": dict(sorted(self.languages.items())),
            "reasons": dict(sorted(self.reasons.items())),
            "seconds": round(self.seconds, 3),
            "texts_per_second": round(self.texts_per_second, 1),
        }


def report_from(stored: dict[str, Any]) -> Report:
    """Return the report that `as_json` gave. Raises KeyError, TypeError or ValueError."""
    values = {name: stored[name] for name in Report.__slots__}
    for name in ("types", "languages", "reasons"):
        values[name] = Counter(values[name])
    return Report(**values)


def by_line(rows: Sequence[dict[str, object]], limit: int) -> list[str]:
    """Return the first bad rows as a person reads them."""
    return [f"line {row['line']}: {row['reason']}" for row in rows[:limit]]
