"""Cases from their encrypted texts to their redacted ones: some at once, or one where that fails.

Some cases are read, redacted and written together: the redactor reads many texts in a fraction of
the time, and a transaction costs the same for ten cases as for one. While they are written, which
is waiting for the most part, the next ones are redacted.
"""

from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from cases.claims import claimed_cases, failed, give_back
from cases.database import reading
from cases.errors import CaseHeldError, ClaimLostError, MinimisingError
from cases.minimising import Readable, minimise_all, readable
from cases.models import AuditEntry, Case
from cases.tracker_store import delete_tracker_rows
from pii.batch.desk import Desk
from pii.batch.errors import DatabaseAwayError
from pii.batch.lot import Lot, Outcome, Result
from pii.batch.patience import patiently

#: Cases of one transaction.
TOGETHER = 25
_READINGS = 3
Redacted = dict[int, str]


def actor_of(run_id: int) -> str:
    """Return who a run is in the audit log."""
    return f"run:{run_id}"


def settle(desk: Desk, lot: Lot) -> list[Result]:
    """Minimise the lot's cases some at a time, or each alone if that does not go.

    A case that cannot be minimised comes back as failed. Raises DatabaseAwayError.
    """
    if len(lot.case_ids) == 1:
        return [_settle_alone(desk, lot)]
    written: list[tuple[Lot, Future[list[Result]]]] = []
    with ThreadPoolExecutor(1) as writer:
        for start in range(0, len(lot.case_ids), TOGETHER):
            part = lot.of(*lot.case_ids[start : start + TOGETHER])
            written.append((part, _begun(desk, part, writer)))
    return [result for part, future in written for result in _settled(desk, part, future)]


def _begun(desk: Desk, part: Lot, writer: ThreadPoolExecutor) -> Future[list[Result]]:
    """Read and redact the cases here and have them written there."""
    future: Future[list[Result]] = Future()
    try:
        ready = patiently(lambda: _ready(desk, part))
    except Exception as error:
        future.set_exception(error)
        return future
    return writer.submit(lambda: patiently(lambda: _write(desk, ready)))


def _settled(desk: Desk, part: Lot, future: Future[list[Result]]) -> list[Result]:
    """Return what became of the cases; if something stood in the way, of each of them alone."""
    try:
        return future.result()
    except DatabaseAwayError:
        raise
    except Exception:  # whose fault it is shows when each is alone
        return [_settle_alone(desk, part.of(case_id)) for case_id in part.case_ids]


def count_failure(desk: Desk, lot: Lot, case_id: int, reason: str) -> Result:
    """Count an attempt at the case that failed. Raises DatabaseAwayError."""
    return patiently(lambda: _count_failure(desk, lot, case_id, reason))


def _settle_alone(desk: Desk, lot: Lot) -> Result:
    """Minimise the lot's one case, or count the failure, or let go of it."""
    try:
        return patiently(lambda: _attempt(desk, lot))
    except DatabaseAwayError:
        raise
    except Exception as error:  # whatever it is, it may quote a text: its kind alone is kept
        reason = type(error).__name__
    return count_failure(desk, lot, lot.case_ids[0], reason)


def _attempt(desk: Desk, lot: Lot) -> Result:
    """Bears repeating: a commit of which nobody knows whether it was done is looked up."""
    [case_id] = lot.case_ids
    try:
        for _ in range(_READINGS):
            try:
                return _write(desk, _ready(desk, lot))[0]
            except MinimisingError:
                continue  # somebody wrote something meanwhile: it is read again
    except ClaimLostError:
        done = _done_by_this_run(desk, lot, case_id)
        return Result(case_id, Outcome.MINIMISED if done else Outcome.LET_GO)
    except CaseHeldError:
        pass
    with desk.sessions.begin() as db:
        give_back(db, by=lot.by, case_ids=[case_id])
    return Result(case_id, Outcome.LET_GO)


@dataclass(frozen=True, slots=True, repr=False)
class _Ready:
    """A lot's redacted texts by message id and by note id, and what its cases' results will be."""

    lot: Lot
    messages: Redacted
    notes: Redacted
    results: list[Result]


def _ready(desk: Desk, lot: Lot) -> _Ready:
    """Read and redact all of the lot's cases. Raises what stands in the way of one of them."""
    texts = _read(desk, lot)
    messages = _redacted([(each.known, each.messages) for each in texts])
    notes = _redacted([(each.known, each.notes) for each in texts])
    results = [
        Result(case_id, Outcome.MINIMISED, texts=len(each.messages) + len(each.notes))
        for case_id, each in zip(lot.case_ids, texts, strict=True)
    ]
    return _Ready(lot, messages, notes, results)


def _read(desk: Desk, lot: Lot) -> list[Readable]:
    rows = select(Case).where(Case.id.in_(lot.case_ids), Case.claimed_by == lot.by)
    with reading(desk.sessions) as db:
        found = {case.id: case for case in db.scalars(rows.options(joinedload(Case.customer)))}
        if len(found) < len(lot.case_ids):
            raise ClaimLostError("a case is no more claimed by this job")
        return readable(db, desk.vault, [found[case_id] for case_id in lot.case_ids])


def _redacted(given: Sequence[tuple[tuple[str, ...], dict[int, tuple[str, str]]]]) -> Redacted:
    """Outside of any transaction, which would keep others waiting for as long as it takes."""
    from pii.redactor import redact_many

    by_language: dict[str, list[tuple[int, str, tuple[str, ...]]]] = defaultdict(list)
    for known, texts in given:
        for id_, (language, text) in texts.items():
            by_language[language].append((id_, text, known))
    redacted: Redacted = {}
    for language, rows in by_language.items():
        ids, texts_, deny_lists = zip(*rows, strict=True)
        made = redact_many(texts_, language=language, deny_lists=deny_lists)
        redacted |= zip(ids, [each.text for each in made], strict=True)
    return redacted


def _write(desk: Desk, ready: _Ready) -> list[Result]:
    """Minimise all of the lot's cases in one transaction, or none."""
    lot = ready.lot
    actor, now = actor_of(lot.run_id), datetime.now(UTC)
    with desk.sessions.begin() as db:
        cases = claimed_cases(db, lot.case_ids, by=lot.by)
        minimise_all(db, cases, messages=ready.messages, notes=ready.notes, actor=actor, now=now)
        db.flush()
        # before the commit: whatever stops us, the next attempt still knows the conversations
        delete_tracker_rows(desk.tracker, [c.conversation_id for c in cases if c.conversation_id])
    return ready.results


def _done_by_this_run(desk: Desk, lot: Lot, case_id: int) -> bool:
    line = select(AuditEntry.id).where(
        AuditEntry.subject == f"case:{case_id}",
        AuditEntry.actor == actor_of(lot.run_id),
        AuditEntry.action == "case.evidence",
    )
    with reading(desk.sessions) as db:
        return db.scalar(line.limit(1)) is not None


def _count_failure(desk: Desk, lot: Lot, case_id: int, reason: str) -> Result:
    try:
        with desk.sessions.begin() as db:
            set_aside = failed(db, case_id, by=lot.by, reason=reason)
    except ClaimLostError:
        return Result(case_id, Outcome.LET_GO)
    return Result(case_id, Outcome.SET_ASIDE if set_aside else Outcome.FAILED, reason=reason)
