"""Rasa's memory of conversations in its own SQL table, with fewer and quicker statements.

Rasa blocks while it stores a turn, all conversations with it. Its own store waits three times for
the disk each time on SQLite, whose default journal it leaves as it is.
"""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker

_BUSY_MS = 10_000
_EVENTS = SQLTrackerStore.SQLEvent.__table__
_STORED = sa.select([sa.func.count()]).where(_EVENTS.c.sender_id == sa.bindparam("sender"))
_READ = (
    sa.select([_EVENTS.c.data])
    .where(_EVENTS.c.sender_id == sa.bindparam("sender"))
    .order_by(_EVENTS.c.id)
)
_ADD = _EVENTS.insert()


class QuickTrackerStore(SQLTrackerStore):
    """The same rows in the same table. On SQLite a turn whose answer was given can be forgotten
    when the machine loses its power, never when a process ends; the message itself is stored in the
    case by then. Rasa's sessions are off, so that a conversation is one session."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.engine.hide_parameters = True  # Rasa logs an error's text, and they are what was said
        if self.engine.dialect.name == "sqlite":
            # Rasa's engine would open the file anew for each statement
            self.engine = sa.create_engine(
                self.engine.url, poolclass=sa.pool.QueuePool, hide_parameters=True
            )
            sa.event.listen(self.engine, "connect", _set_up_sqlite)

    async def _retrieve(
        self, sender_id: str, fetch_events_from_all_sessions: bool
    ) -> DialogueStateTracker | None:
        with self.engine.connect() as connection:
            rows = connection.execute(_READ, sender=sender_id).scalars().all()
        if not rows or not self.domain:
            return None
        events = [json.loads(row) for row in rows]
        return DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)

    async def save(self, tracker: DialogueStateTracker) -> None:
        await self.stream_events(tracker)
        with self.engine.begin() as connection:
            stored = connection.execute(_STORED, sender=tracker.sender_id).scalar()
            rows = [_row(tracker.sender_id, event) for event in list(tracker.events)[stored:]]
            if rows:
                connection.execute(_ADD, rows)


def _row(sender_id: str, event: Event) -> dict[str, Any]:
    data = event.as_dict()
    return {
        "sender_id": sender_id,
        "type_name": event.type_name,
        "timestamp": data.get("timestamp"),
        "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
        "action_name": data.get("name"),
        "data": json.dumps(data),
    }


def _set_up_sqlite(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", f"busy_timeout={_BUSY_MS}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
