"""What came of a run, in counts: never a value."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pii.batch.lot import Outcome, Result


@dataclass(slots=True)
class Report:
    """marked: cases found due today. texts: messages and notes of the cases that are minimised.

    failed: attempts that are made again; set_aside: what was given up, with the kind of failure.
    let_go: cases that were another job's, held, or being written to. claimed_elsewhere: what other
    jobs had not done when this one ended. log_is_empty: SQLite's log holds no old text any more.
    """

    marked: int = 0
    minimised: int = 0
    texts: int = 0
    failed: int = 0
    let_go: int = 0
    claimed_elsewhere: int = 0
    set_aside: list[Result] = field(default_factory=list)
    log_is_empty: bool = True
    seconds: float = 0.0

    def count(self, results: Sequence[Result]) -> None:
        """Add what became of these cases."""
        for result in results:
            self.texts += result.texts
            self.minimised += result.outcome is Outcome.MINIMISED
            self.failed += result.outcome is Outcome.FAILED
            self.let_go += result.outcome is Outcome.LET_GO
            if result.outcome is Outcome.SET_ASIDE:
                self.set_aside.append(result)

    def counts(self) -> dict[str, int]:
        """Return what the run's row holds."""
        return {
            "marked": self.marked,
            "minimised": self.minimised,
            "texts": self.texts,
            "failed": self.failed,
            "let_go": self.let_go,
            "set_aside": len(self.set_aside),
        }
