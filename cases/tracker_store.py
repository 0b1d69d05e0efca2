"""Rasa's tracker store: what the assistant remembers of a conversation goes when the case goes.

Rasa 3.6.21's SQLTrackerStore keeps one table, `events`, whose sender_id is our conversation id.
It makes file and table itself, so either may be missing.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import (
    URL,
    Column,
    Connection,
    Float,
    MetaData,
    NullPool,
    String,
    Table,
    create_engine,
    delete,
    func,
    inspect,
    make_url,
    select,
)
from sqlalchemy.exc import SQLAlchemyError

from cases.errors import TrackerStoreError

_EVENTS = Table("events", MetaData(), Column("sender_id", String(255)), Column("timestamp", Float))


def delete_tracker_rows(url_or_path: str | Path, conversation_ids: Sequence[str]) -> int:
    """Delete these conversations' rows; how many there were. On SQLite their bytes are overwritten,
    and the log (WAL) that Rasa writes is emptied unless Rasa is at it.

    Doing it again does no harm: do it before the commit that makes the case forget its
    conversation. Raises TrackerStoreError.
    """
    if not conversation_ids:
        return 0
    with _connected(url_or_path) as connection:
        if connection is None:
            return 0
        rows = delete(_EVENTS).where(_EVENTS.c.sender_id.in_(conversation_ids))
        deleted = connection.execute(rows).rowcount
    _empty_log(url_or_path)
    return deleted


def quiet_conversations(
    url_or_path: str | Path, *, since: datetime, after: str = "", limit: int = 500
) -> list[str]:
    """The next conversations, by id above `after`, of which nothing was stored `since` then.

    Raises TrackerStoreError.
    """
    with _connected(url_or_path) as connection:
        if connection is None:
            return []
        rows = (
            select(_EVENTS.c.sender_id)
            .where(_EVENTS.c.sender_id > after)
            .group_by(_EVENTS.c.sender_id)
            .having(func.max(_EVENTS.c.timestamp) < since.timestamp())
        )
        return list(connection.scalars(rows.order_by(_EVENTS.c.sender_id).limit(limit)))


@contextmanager
def _connected(url_or_path: str | Path) -> Iterator[Connection | None]:
    """A transaction on the store, or None where there is none yet."""
    url = _url(url_or_path)
    is_sqlite = url.get_backend_name() == "sqlite"
    if is_sqlite and not Path(url.database or "").is_file():
        yield None
        return
    engine = create_engine(url, hide_parameters=True, poolclass=NullPool)
    try:
        with engine.begin() as connection:
            if is_sqlite:
                connection.exec_driver_sql("PRAGMA busy_timeout=10000")
                connection.exec_driver_sql("PRAGMA secure_delete=ON")
            yield connection if inspect(connection).has_table(_EVENTS.name) else None
    except SQLAlchemyError as error:
        raise TrackerStoreError(type(error).__name__) from None


def _url(url_or_path: str | Path) -> URL:
    is_path = isinstance(url_or_path, Path) or "://" not in url_or_path
    return make_url(f"sqlite:///{url_or_path}" if is_path else str(url_or_path))


def _empty_log(url_or_path: str | Path) -> None:
    """SQLite: what was overwritten is not left in the log, nor the log's old pages in the file."""
    with _connected(url_or_path) as connection:
        if connection is not None and connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
