"""The audit log as a file: JSON Lines with digests, which can be checked without a database."""

import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from sqlalchemy.orm import Session

from cases.audit import chain
from cases.audit_chain import FIRST, Step, Verdict, judge
from cases.errors import AuditFileError


def export(db: Session, file: TextIO) -> tuple[int, str]:
    """Write the whole log, a line at a time; how many lines it has, and its newest digest.

    A line is its row with its `digest` and its `place` in the chain; both are null where no link
    holds the line, and only they are there where a link's line is gone.
    """
    count, newest = 0, FIRST
    for step in chain(db):
        row = {"place": step.place, "id": step.number, **(step.row or {}), "digest": step.digest}
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
        count += 1
        newest = step.digest or newest
    return count, newest


def check(lines: Iterable[str]) -> Verdict:
    """Walk the chain of an exported file. Raises AuditFileError if it is no such file."""
    return judge(_steps(lines))


def _steps(lines: Iterable[str]) -> Iterator[Step]:
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line)
            place, digest, id_ = row.pop("place"), row.pop("digest"), row["id"]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise AuditFileError(number) from None
        if not isinstance(id_, int) or not isinstance(digest, str | None):
            raise AuditFileError(number)
        yield Step(place, id_, row if len(row) > 1 else None, digest)
