"""The engine and the sessions; SQLite (WAL) or PostgreSQL by the URL alone."""

import sqlite3
from datetime import UTC, datetime
from threading import Lock
from typing import Any

from sqlalchemy import (
    Connection,
    DateTime,
    Dialect,
    Engine,
    TypeDecorator,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
from sqlalchemy.orm.attributes import instance_state, set_committed_value
from sqlalchemy.orm.exc import StaleDataError

Sessions = sessionmaker[Session]
_BUSY_MS = 10_000


class Base(DeclarativeBase):
    """The root of the table classes."""


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept as UTC; SQLite forgets the zone, this gives it back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def connect(url: str) -> Engine:
    """An engine that never shows row values in its errors (`hide_parameters`)."""
    is_sqlite = make_url(url).get_backend_name() == "sqlite"
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=not is_sqlite,  # a file does not hang up
        pool_size=20,
        max_overflow=20,
    )
    if is_sqlite:
        event.listen(engine, "connect", _set_up_sqlite)
        turns = _Turns()
        event.listen(engine, "begin", turns.begin)
        event.listen(engine, "checkin", turns.end)
        event.listen(engine, "invalidate", turns.end)
    return engine


def sessions_of(url: str) -> Sessions:
    """A session factory: `with sessions.begin() as db:` is one use case, one transaction."""
    return sessionmaker(connect(url), expire_on_commit=False)


def _set_up_sqlite(connection: DBAPIConnection, _: Any) -> None:
    # the driver's own transactions start too late to be serialisable; SQLAlchemy's begin does it
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={_BUSY_MS}",
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def reading(sessions: Sessions) -> Session:
    """A session that only reads, and so waits for no writer: `with reading(sessions) as db:`."""
    return sessions(bind=sessions.kw["bind"].execution_options(read_only=True))


def write(db: Session, row: Base, **values: Any) -> None:
    """Set columns of a stored row with an `id`, with one statement at once: for what happens at
    every message, since a flush of the session takes several times as long. Raises StaleDataError
    where the row is gone."""
    (row_id,) = instance_state(row).identity or (None,)
    table = type(row).__table__
    done = db.execute(table.update().where(table.c.id == row_id).values(values))  # type: ignore[attr-defined]  # a Table
    if done.rowcount != 1:  # type: ignore[attr-defined]  # an UPDATE has one
        raise StaleDataError(f"the {type(row).__name__} is gone")
    for name, value in values.items():
        set_committed_value(row, name, value)


def empty_log(sessions: Sessions) -> bool:
    """SQLite: write its log (WAL) into the file and cut it to nothing, so that what was overwritten
    is not left there; whether nobody was in the way. PostgreSQL has its own ways: True."""
    engine = sessions.kw["bind"]
    if engine.dialect.name != "sqlite":
        return True
    connection = engine.raw_connection()
    cursor = connection.cursor()
    try:
        # whoever writes waits meanwhile, for less long than a writer's patience
        cursor.execute(f"PRAGMA busy_timeout={_BUSY_MS // 5}")
        busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.OperationalError:  # no room in the file
        return False
    finally:
        cursor.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
        cursor.close()
        connection.close()
    return not busy


class _Turns:
    """SQLite has one writer at a time, and who waits for it looks again after ever longer pauses.
    Those of this process wait for each other here, and go on at once. A turn ends when the
    connection goes back to its pool, as it does with a session's transaction."""

    def __init__(self) -> None:
        self._free = Lock()
        self._writer: object = None

    def begin(self, connection: Connection) -> None:
        if connection.get_execution_options().get("read_only"):
            connection.exec_driver_sql("BEGIN")
            return
        writer = connection.connection.dbapi_connection
        has_turn = writer is self._writer or self._free.acquire(timeout=_BUSY_MS / 1000)
        if has_turn:
            self._writer = writer
        else:  # it has waited long enough: SQLite says so at once
            connection.exec_driver_sql("PRAGMA busy_timeout=0")
        try:
            # a reader that later writes would fail instead of wait for another writer (SQLITE_BUSY)
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        finally:
            if not has_turn:
                connection.exec_driver_sql(f"PRAGMA busy_timeout={_BUSY_MS}")

    def end(self, connection: object, *_: Any) -> None:
        """A connection goes back to its pool or is given up; its transaction has ended."""
        if self._writer is not None and connection is self._writer:
            self._writer = None
            self._free.release()
