"""What makes the audit log a chain, and what breaks it; knows no database."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

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
class Fault:
    """What is wrong with the line of this number: it was slipped in, is missing, is not what was
    written (or not in its place), or has a gap before it, after the line `after` (0: the first)."""

    what: Literal["slipped in", "missing", "changed", "gap"]
    number: int
    after: int = 0

    def __str__(self) -> str:
        where = f"between line {self.after} and it" if self.after else "before it"
        return {
            "slipped in": f"line {self.number} was slipped in",
            "missing": f"line {self.number} is missing",
            "changed": f"line {self.number} is not what was written, or not in its place",
            "gap": f"line {self.number} is not what was written, or lines {where} are missing",
        }[self.what]


@dataclass(frozen=True)
class Verdict:
    """entries: how many lines the chain has; wrong: its faults in the chain's order (the first
    hundred of `faults`); newest: the digest at the chain's end."""

    entries: int
    wrong: tuple[Fault, ...]
    faults: int
    newest: str

    @property
    def broken(self) -> tuple[str, ...]:
        """What is wrong, in words."""
        return tuple(map(str, self.wrong))

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
    before, last, entries, faults = FIRST, Step(0, 0, None, FIRST), 0, 0
    wrong: list[Fault] = []
    for step in steps:
        entries += step.digest is not None
        if (fault := _fault(before, last, step)) is not None:
            faults += 1
            wrong += [fault] if faults <= _FAULTS_SAID else []
        if step.digest is not None:
            before, last = step.digest, step
    return Verdict(entries, tuple(wrong), faults, before)


def _fault(before: str, last: Step, step: Step) -> Fault | None:
    if step.digest is None:
        return Fault("slipped in", step.number)
    if step.row is None:
        return Fault("missing", step.number)
    if digest_of(before, step.row) == step.digest:
        return None
    if (last.place or 0) + 1 != step.place:
        return Fault("gap", step.number, after=last.number)
    return Fault("changed", step.number)
