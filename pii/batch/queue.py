"""The cases of a run: claimed a few at a time, handed out in lots, given back if they come to
nothing."""

import time
from collections import deque
from collections.abc import Sequence
from datetime import UTC, datetime

from cases.claims import claim_cases, give_back, waiting
from cases.database import Sessions, reading
from pii.batch.lot import Lot
from pii.batch.patience import patiently

#: Small enough that a lot takes a second: so long takes Ctrl-C, and so much is done anew by others
#: when a job is killed. Three transactions, of which the first two are written beside the work.
CASES_IN_A_LOT = 75
#: How often and how long an agent's transaction is waited for.
_LOOKS, _LOOK_SECONDS = 20, 0.1


class Queue:
    """Lots to hand out. Those that somebody may have died of come first, a case at a time."""

    def __init__(self, sessions: Sessions, lot: Lot) -> None:
        """Take the lot (without cases) that says what all of them have in common."""
        self._sessions, self._lot = sessions, lot
        self._claimed: deque[int] = deque()
        self._suspects: deque[int] = deque()

    @property
    def has_suspects(self) -> bool:
        """Whether the next lot has to be alone with the workers."""
        return bool(self._suspects)

    def is_empty(self) -> bool:
        """Whether there is nothing to do, so that nobody has to be hired for it."""
        if not self.held():
            self._claimed.extend(self._claim(CASES_IN_A_LOT))
        return not self.held()

    def next(self, *, lots_ahead: int) -> Lot | None:
        """Return the next lot, claiming cases for so many more; None if nothing is left."""
        if self._suspects:
            return self._lot.of(self._suspects.popleft())
        if not self._claimed:
            self._claimed.extend(self._claim(lots_ahead * CASES_IN_A_LOT))
        size = min(CASES_IN_A_LOT, len(self._claimed))
        return self._lot.of(*(self._claimed.popleft() for _ in range(size))) if size else None

    def suspect(self, lots: Sequence[Lot]) -> None:
        """Take back lots whose worker died: which of their cases it was is found out one by one."""
        self._suspects.extend(case_id for lot in lots for case_id in lot.case_ids)

    def held(self) -> list[int]:
        """Return what is claimed and not handed out."""
        return [*self._claimed, *self._suspects]

    def let_go(self) -> int:
        """Give back every claim of this run; how many there were. A claim whose answer was lost is
        among them."""
        self._claimed.clear()
        self._suspects.clear()
        return patiently(self._give_back)

    def _claim(self, limit: int) -> list[int]:
        """Claim cases. One that an agent is just writing to is passed over: it is waited for."""
        for _ in range(_LOOKS):
            claimed = patiently(lambda: self._claim_now(limit))
            if claimed or not patiently(self._waiting):
                return claimed
            time.sleep(_LOOK_SECONDS)
        return []

    def _waiting(self) -> int:
        with reading(self._sessions) as db:
            return waiting(db)

    def _claim_now(self, limit: int) -> list[int]:
        with self._sessions.begin() as db:
            return claim_cases(db, by=self._lot.by, limit=limit, now=datetime.now(UTC))

    def _give_back(self) -> int:
        with self._sessions.begin() as db:
            return give_back(db, by=self._lot.by)
