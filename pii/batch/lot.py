"""What goes to a worker and what comes back: ids, kinds and counts."""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Lot:
    """Cases that the run claimed and one worker minimises.

    `by` is the name of the claim. The rest tells a worker whether it is set up as the run is:
    `actor` is what the run's row has, `proof` is sealed with the newest master key, `redactor`
    tells one from another. Its repr is for Dask's logs: without what is secret.
    """

    case_ids: tuple[int, ...]
    run_id: int
    actor: str
    by: str = field(repr=False)
    proof: bytes = field(repr=False)
    redactor: str = field(repr=False)

    def of(self, *case_ids: int) -> "Lot":
        """Return a lot of these cases alone."""
        return Lot(case_ids, self.run_id, self.actor, self.by, self.proof, self.redactor)


class Outcome(StrEnum):
    """What became of a case: `let_go` means that it is another job's, held, or being written to."""

    MINIMISED = "minimised"
    FAILED = "failed"
    SET_ASIDE = "set_aside"
    LET_GO = "let_go"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a case, how many texts were redacted, and the kind of failure."""

    case_id: int
    outcome: Outcome
    texts: int = 0
    reason: str = ""
