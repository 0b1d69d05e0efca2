"""The work itself, as it runs in this process, in another one or on another machine."""

import functools

from cases.database import reading
from cases.errors import WrongMasterKeyError
from cases.models import Run
from pii.batch.desk import Desk, Opening, desk_of
from pii.batch.errors import NotReadyError
from pii.batch.lot import Lot, Result
from pii.batch.patience import patiently
from pii.batch.settling import settle


def minimise_lot(opening: Opening, lot: Lot) -> list[Result]:
    """Minimise the lot's cases.

    Raises NotReadyError if this process is not set up as the run is, DatabaseAwayError. A case that
    cannot be minimised comes back as failed: nothing that is raised holds a text.
    """
    desk = desk_of(opening)
    patiently(lambda: _require_same(desk, lot))
    _load_redactor(opening)
    return settle(desk, lot)


def _require_same(desk: Desk, lot: Lot) -> None:
    if desk.redactor() != lot.redactor:
        raise NotReadyError(
            "A worker has another version of Privacy Desk, its libraries or its spaCy pipelines."
        )
    try:
        desk.vault.unseal(lot.proof)
    except WrongMasterKeyError:
        raise NotReadyError("A worker's environment has other master keys.") from None
    with reading(desk.sessions) as db:
        run = db.get(Run, lot.run_id)
    if run is None or run.actor != lot.actor:
        raise NotReadyError("A worker's environment names another database.")


@functools.cache
def _load_redactor(opening: Opening) -> None:
    """Load it once in a process: one that does not even load is not the fault of a case."""
    desk = desk_of(opening)
    try:
        # here and not above: the process that hands out the work needs no engine of its own
        from pii.engine import analyzer, use_pipelines

        if desk.name_pipelines:
            use_pipelines(desk.name_pipelines, shipped_too=desk.shipped_names_too)
        analyzer()
    except Exception as error:
        kind = type(error).__name__
        raise NotReadyError(f"A worker cannot load the redactor ({kind}).") from None
