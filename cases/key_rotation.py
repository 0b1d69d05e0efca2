"""Everything under the newest master key: the cases' keys, and what is sealed (reasons of
holds, secrets of second factors, forms kept through a login).

In lots, each a transaction: a rotation that was stopped goes on with what is still under an older
key. Rows that somebody else has locked are left for the next round.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from cases.account_models import Login, SecondFactor
from cases.database import Base, Sessions, reading
from cases.encryption import Vault
from cases.errors import WrongMasterKeyError
from cases.models import Case, Hold

_AT_A_TIME = 500


@dataclass(frozen=True)
class _Column:
    """A column of tokens: wrapped keys or sealed texts."""

    name: str
    model: type[Base]
    id: InstrumentedAttribute[int]
    token: InstrumentedAttribute[Any]

    def tokens(self) -> Select[tuple[int, bytes]]:
        return select(self.id, self.token).where(self.token.is_not(None))

    def lot(self, after: int) -> Select[tuple[int, bytes]]:
        return self.tokens().where(self.id > after).order_by(self.id).limit(_AT_A_TIME)


_COLUMNS = (
    _Column("case", Case, Case.id, Case.wrapped_key),
    _Column("hold", Hold, Hold.id, Hold.reason),
    _Column("second factor", SecondFactor, SecondFactor.id, SecondFactor.secret),
    _Column("login", Login, Login.id, Login.kept),
)


@dataclass
class Keys:
    """How many keys and seals there are under which master key: `newest`, an `older` one of those
    given, or none of them (`unknown`)."""

    newest: int = 0
    older: int = 0
    unknown: int = 0

    def count(self, age: int | None) -> None:
        """Count one, by `Vault.age_of`."""
        if age is None:
            self.unknown += 1
        elif age:
            self.older += 1
        else:
            self.newest += 1


def check_master_keys(db: Session, vault: Vault) -> None:
    """Open the oldest and the newest of what is stored, before anything is moved.

    Raises WrongMasterKeyError, whose message is one sentence for the operator.
    """
    for column in _COLUMNS:
        for order in (column.id, column.id.desc()):
            found = db.execute(column.tokens().order_by(order).limit(1)).first()
            if found is not None and vault.age_of(found[1]) is None:
                raise WrongMasterKeyError(
                    f"None of the master keys opens what is stored ({column.name} {found[0]}), so"
                    " nothing was changed: give the keys that this database was written with."
                )


def count_keys(sessions: Sessions, vault: Vault) -> Keys:
    """Try every key; nothing is changed."""
    keys = Keys()
    for column in _COLUMNS:
        after = 0
        while True:
            with reading(sessions) as db:
                lot = db.execute(column.lot(after)).all()
            if not lot:
                break
            after = lot[-1][0]
            for _, token in lot:
                keys.count(vault.age_of(token))
    return keys


def stored_keys(db: Session) -> int:
    """How many keys and seals there are."""
    counts = (select(func.count()).select_from(c.tokens().subquery()) for c in _COLUMNS)
    return sum(db.scalar(count) or 0 for count in counts)


def rewrap_keys(sessions: Sessions, vault: Vault) -> Iterator[tuple[int, int]]:
    """Put everything under the newest master key; gives for each lot how many it looked at and
    how many of them it moved."""
    for column in _COLUMNS:
        after = 0
        while True:
            with sessions.begin() as db:
                # nobody waits for a rotation that waits for somebody
                lot = db.execute(column.lot(after).with_for_update(skip_locked=True)).all()
                moved = [
                    {"id": number, column.token.key: vault.rewrap(token)}
                    for number, token in lot
                    if vault.age_of(token)
                ]
                if moved:
                    db.execute(update(column.model), moved)
            if not lot:
                break
            after = lot[-1][0]
            yield len(lot), len(moved)
