"""The life of a ticket, as a table of its moves."""

from enum import StrEnum

from cases.errors import MoveNotAllowedError


class Status(StrEnum):
    NEW = "new"
    IN_PROGRESS = "in_progress"
    SOLVED = "solved"
    WITHDRAWN = "withdrawn"


MOVES: dict[Status, frozenset[Status]] = {
    Status.NEW: frozenset({Status.IN_PROGRESS, Status.WITHDRAWN}),
    Status.IN_PROGRESS: frozenset({Status.SOLVED, Status.WITHDRAWN}),
    Status.SOLVED: frozenset({Status.IN_PROGRESS}),
    Status.WITHDRAWN: frozenset(),
}
#: Nothing is left to do; a solved one may be reopened.
CLOSED = frozenset({Status.SOLVED, Status.WITHDRAWN})


def moved(now: str, to: Status) -> Status:
    """The new status. Raises MoveNotAllowedError where the table has no such move."""
    if to not in MOVES[Status(now)]:
        raise MoveNotAllowedError(f"a ticket that is {now} cannot become {to}")
    return to


#: What came of a solved one.
DONE, REFUSED = "done", "refused"
