"""A database that is away for a moment (restarted, locked) is waited for."""

import sqlite3
import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError

from cases.errors import TrackerStoreError
from pii.batch.errors import DatabaseAwayError

SECONDS = 60.0
_PAUSE = 0.5
_DISK_FULL = "53100"  # https://www.postgresql.org/docs/current/errcodes-appendix.html
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_PRIMARY = 0xFF

T = TypeVar("T")


def patiently(work: Callable[[], T]) -> T:
    """Do it, again and again for a minute while the database is away: it must bear repeating.

    Raises DatabaseAwayError, at once where waiting is no use (a full disk).
    """
    until = time.monotonic() + SECONDS
    while True:
        try:
            return work()
        except TrackerStoreError as error:
            if time.monotonic() > until:
                raise DatabaseAwayError(f"{error}.") from None
        except (OperationalError, InterfaceError) as error:
            if time.monotonic() > until or not _passes(error):
                raise DatabaseAwayError(in_words(error)) from None
        time.sleep(_PAUSE)


def in_words(error: SQLAlchemyError) -> str:
    """Return the sentence for what the database refused; its own words may quote a value."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    if _sqlite_code(cause) == sqlite3.SQLITE_FULL or _state(cause) == _DISK_FULL:
        return "The disk that the database lies on is full."
    return f"The database does not answer, or not as it should ({type(cause or error).__name__})."


def _passes(error: DBAPIError) -> bool:
    if (code := _sqlite_code(error.orig)) is not None:
        return code in _BUSY
    return _state(error.orig) != _DISK_FULL


def _sqlite_code(cause: BaseException | None) -> int | None:
    code = getattr(cause, "sqlite_errorcode", None)
    return None if code is None else code & _PRIMARY


def _state(cause: BaseException | None) -> str | None:
    return getattr(cause, "sqlstate", None)
