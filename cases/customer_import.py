"""Customers from a file, as the system that knows who is one gives them."""

from collections.abc import Callable, Iterable, Sequence

from sqlalchemy.orm import Session

from cases.customers import put_customers
from cases.database import Sessions
from cases.formats.rows import CustomerRow
from cases.lots import Found, Intake, Taken, take_in

JOB = "import-customers"


def import_customers(
    sessions: Sessions,
    rows: Iterable[Found[CustomerRow]],
    *,
    actor: str,
    operator: str,
    watch: Callable[[dict[str, int]], None],
    on_bad: Callable[[str, str], None],
) -> dict[str, int]:
    """Add the new customers, bring the known ones up to date: how many were added, updated, known
    already, bad. Customers that the file does not name stay as they are."""

    def take(db: Session, run_id: int, lot: Sequence[tuple[str, CustomerRow]]) -> Taken:
        taken = Taken()
        for change in put_customers(db, [row for _, row in lot], actor=actor):
            taken.count(change)
        return taken

    counts = {"added": 0, "updated": 0, "known": 0, "bad": 0}
    watch(counts)
    intake = Intake(sessions, JOB, operator, take, watch, on_bad)
    take_in(intake, rows, counts=counts)
    return counts
