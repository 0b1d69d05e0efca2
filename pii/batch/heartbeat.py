"""While a run is at work, its row says so and its claims do not end."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

from sqlalchemy.exc import SQLAlchemyError

from cases.claims import renew
from cases.database import Sessions
from cases.runs import see_run
from pii.batch.lot import Lot

SECONDS = 15.0


@contextmanager
def beating(
    sessions: Sessions,
    lot: Lot,
    *,
    counts: Callable[[], Mapping[str, int]],
    claimed: Callable[[], Sequence[int]],
) -> Iterator[None]:
    """Write down every few seconds how far the run is, and renew the claims it has then."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(SECONDS):
            # a database that is away is waited for by those who need it
            with suppress(SQLAlchemyError):
                with sessions.begin() as db:
                    see_run(db, lot.run_id, counts())
                with sessions.begin() as db:
                    renew(db, claimed(), by=lot.by, now=datetime.now(UTC))

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
