"""One case from its encrypted texts to its redacted ones."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from cases.claims import claimed_case, failed, give_back
from cases.database import reading
from cases.errors import CaseHeldError, ClaimLostError, MinimisingError
from cases.minimising import Readable, minimise, readable
from cases.models import AuditEntry, Case
from cases.tracker_store import delete_tracker_rows
from pii.batch.desk import Desk
from pii.batch.errors import DatabaseAwayError
from pii.batch.lot import Lot, Outcome, Result
from pii.batch.patience import patiently

_READINGS = 3


def actor_of(run_id: int) -> str:
    """Return who a run is in the audit log."""
    return f"run:{run_id}"


def settle(desk: Desk, lot: Lot, case_id: int) -> Result:
    """Minimise the case, or count the failure, or let go of it. Raises DatabaseAwayError."""
    try:
        return patiently(lambda: _attempt(desk, lot, case_id))
    except DatabaseAwayError:
        raise
    except Exception as error:  # whatever it is, it may quote a text: its kind alone is kept
        reason = type(error).__name__
    return count_failure(desk, lot, case_id, reason)


def count_failure(desk: Desk, lot: Lot, case_id: int, reason: str) -> Result:
    """Count an attempt at the case that failed. Raises DatabaseAwayError."""
    return patiently(lambda: _count_failure(desk, lot, case_id, reason))


def _attempt(desk: Desk, lot: Lot, case_id: int) -> Result:
    """Bears repeating: a commit of which nobody knows whether it was done is looked up."""
    try:
        for _ in range(_READINGS):
            texts = _read(desk, lot, case_id)
            messages, notes = _redacted(texts, texts.messages), _redacted(texts, texts.notes)
            try:
                _write(desk, lot, case_id, messages=messages, notes=notes)
            except MinimisingError:
                continue  # somebody wrote something meanwhile: it is read again
            return Result(case_id, Outcome.MINIMISED, texts=len(messages) + len(notes))
    except ClaimLostError:
        done = _done_by_this_run(desk, lot, case_id)
        return Result(case_id, Outcome.MINIMISED if done else Outcome.LET_GO)
    except CaseHeldError:
        pass
    with desk.sessions.begin() as db:
        give_back(db, by=lot.by, case_ids=[case_id])
    return Result(case_id, Outcome.LET_GO)


def _read(desk: Desk, lot: Lot, case_id: int) -> Readable:
    with reading(desk.sessions) as db:
        case = db.get(Case, case_id, options=[joinedload(Case.customer)])
        if case is None or case.claimed_by != lot.by:
            raise ClaimLostError(f"case {case_id} is no more claimed by this job")
        return readable(db, desk.vault, case)


def _redacted(texts: Readable, given: Mapping[int, tuple[str, str]]) -> dict[int, str]:
    """Outside of any transaction, which would keep others waiting for as long as it takes."""
    from pii.redactor import redact_many

    redacted: dict[int, str] = {}
    for language in {language for language, _ in given.values()}:
        ids = [id_ for id_, (of, _) in given.items() if of == language]
        made = redact_many([given[id_][1] for id_ in ids], language=language, deny_list=texts.known)
        redacted |= zip(ids, [each.text for each in made], strict=True)
    return redacted


def _write(
    desk: Desk, lot: Lot, case_id: int, *, messages: Mapping[int, str], notes: Mapping[int, str]
) -> None:
    with desk.sessions.begin() as db:
        case = claimed_case(db, case_id, by=lot.by)
        minimise(
            db,
            case,
            messages=messages,
            notes=notes,
            actor=actor_of(lot.run_id),
            now=datetime.now(UTC),
        )
        db.flush()
        if case.conversation_id is not None:
            # before the commit: whatever stops us, the next attempt still knows the conversation
            delete_tracker_rows(desk.tracker, [case.conversation_id])


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
