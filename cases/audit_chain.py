"""What makes the audit log a chain, and what breaks it; knows no database."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

FIRST = "0" * 64
_FAULTS_SAID = 100
_JSON = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Step:
    """A line in its place. place and digest: None where no link holds the line; row: None where
    the line of a link is gone."""

    place: int | None
    number: int
    row: dict[str, Any] | None
    digest: str | None


@dataclass(frozen=True)
class Verdict:
    """entries: how many lines the chain has; broken: what is wrong, in words, in the chain's order
    (the first hundred of `faults`); newest: the digest at the chain's end."""

    entries: int
    broken: tuple[str, ...]
    faults: int
    newest: str

    @property
    def intact(self) -> bool:
        return not self.faults


def digest_of(before: str, row: dict[str, Any]) -> str:
    """The digest of a line that follows the digest `before`."""
    return hashlib.sha256(f"{before}\n{_JSON.encode(row)}".encode()).hexdigest()


def judge(steps: Iterable[Step]) -> Verdict:
    """Walk a chain from its first line.

    A digest that does not fit is followed from what it says, so that one fault is one fault.
    """
    before, last, entries, faults, broken = FIRST, Step(0, 0, None, FIRST), 0, 0, []
    for step in steps:
        entries += step.digest is not None
        if (fault := _fault(before, last, step)) is not None:
            faults += 1
            broken += [fault] if faults <= _FAULTS_SAID else []
        if step.digest is not None:
            before, last = step.digest, step
    return Verdict(entries, tuple(broken), faults, before)


def _fault(before: str, last: Step, step: Step) -> str | None:
    if step.digest is None:
        return f"line {step.number} was slipped in"
    if step.row is None:
        return f"line {step.number} is missing"
    if digest_of(before, step.row) == step.digest:
        return None
    if (last.place or 0) + 1 != step.place:
        where = f"between line {last.number} and it" if last.number else "before it"
        return f"line {step.number} is not what was written, or lines {where} are missing"
    return f"line {step.number} is not what was written, or not in its place"
