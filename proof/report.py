"""What was looked at, and what stood there in clear: places and line numbers, never a value."""

from dataclasses import dataclass, field

from proof.needles import Needle


@dataclass
class Found:
    """A value in a place. where: the first hit's, in words; times: how many hits there are."""

    place: str
    where: str
    needle: Needle
    times: int = 1

    def __str__(self) -> str:
        times = "once" if self.times == 1 else f"{self.times:,} times"
        what = f"the value in line {self.needle.line} ({self.needle.spelling})"
        return f"{self.place}, {self.where}: {what}, {times}"


@dataclass
class Report:
    """files, size (bytes), tables and rows that were looked at; what could not be, with why."""

    files: int = 0
    size: int = 0
    tables: int = 0
    rows: int = 0
    not_looked_at: list[str] = field(default_factory=list)
    _found: dict[tuple[str, int], Found] = field(default_factory=dict)

    def add(self, place: str, where: str, needle: Needle) -> None:
        """Count a hit."""
        if (known := self._found.get((place, needle.line))) is not None:
            known.times += 1
        else:
            self._found[place, needle.line] = Found(place, where, needle)

    @property
    def found(self) -> list[Found]:
        return list(self._found.values())
