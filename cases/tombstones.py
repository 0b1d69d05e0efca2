"""What is left of an imported case that was erased, so that its old file does not bring it back.

A tombstone is written without the index key: each imported case carries its own from the start.
"""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from cases.database import Sessions, reading
from cases.encryption import Vault
from cases.errors import NoTombstoneError, WrongIndexKeyError
from cases.models import Case
from cases.tombstone_models import Tombstone

_AT_A_TIME = 500


def leave_tombstone(db: Session, case: Case) -> None:
    """Of an imported case; one of the chat has no file to come back from. Raises
    NoTombstoneError."""
    if case.external_id is None:
        return
    if case.external_index is None:
        raise NoTombstoneError(f"case {case.id} has no index yet: redact-cases gives it one")
    db.merge(Tombstone(external_index=case.external_index))


def can_leave_one() -> ColumnElement[bool]:
    """A condition: not an imported case that still waits for `index_imports`."""
    return or_(Case.external_id.is_(None), Case.external_index.is_not(None))


def erased_before(db: Session, vault: Vault, external_ids: Iterable[str]) -> set[str]:
    """Those of the ids whose case was erased."""
    index_of = {vault.external_index(external_id): external_id for external_id in external_ids}
    rows = select(Tombstone.external_index).where(Tombstone.external_index.in_(index_of))
    return {index_of[index] for index in db.scalars(rows)}


def index_imports(sessions: Sessions, vault: Vault) -> None:
    """Give their index to the cases that were imported before there were tombstones. Raises
    WrongIndexKeyError."""
    with reading(sessions) as db:  # most often there is nothing to do, and nobody has to wait
        _require_right_key(db, vault)
        if db.scalar(select(Case.id).where(~can_leave_one()).limit(1)) is None:
            return
    after = 0
    while True:
        lot = (
            select(Case.id, Case.external_id)
            .where(Case.id > after, ~can_leave_one())
            .order_by(Case.id)
            .limit(_AT_A_TIME)
        )
        with sessions.begin() as db:
            found = db.execute(lot.with_for_update()).tuples().all()
            rows = [{"id": id_, "external_index": vault.external_index(external_id or "")}
                    for id_, external_id in found]  # fmt: skip
            if rows:
                db.execute(update(Case), rows)
        if not rows:
            return
        after = found[-1][0]


def _require_right_key(db: Session, vault: Vault) -> None:
    both = Case.external_id.is_not(None) & Case.external_index.is_not(None)
    case = db.scalar(select(Case).where(both).order_by(Case.id.desc()).limit(1))
    if case and case.external_index != vault.external_index(case.external_id or ""):
        raise WrongIndexKeyError(
            "PRIVACY_DESK_INDEX_KEY is not the one that the stored cases were imported with."
        )
