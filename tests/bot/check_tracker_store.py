"""What bot/serving/tracker_store.py keeps, checked with the bot's own Python beside Rasa's own.

test_serving.py runs it and makes a test of each check.
"""

import asyncio
import os
import sqlite3
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "bot"))

from outcomes import print_outcomes
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.events import ActionExecuted
from rasa.utils.endpoints import read_endpoint_config
from serving.tracker_store import QuickTrackerStore
from sqlalchemy.exc import IntegrityError
from talked import DOMAIN, talked


def store(kind: type[SQLTrackerStore], folder: str) -> SQLTrackerStore:
    return kind(domain=DOMAIN, dialect="sqlite", db=f"{folder}/tracker.db")


def rows(folder: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(f"{folder}/tracker.db") as connection:
        return list(connection.execute("select * from events order by id"))


def check_the_store_writes_the_rows_that_rasas_own_writes() -> None:
    tracker = talked()
    with tempfile.TemporaryDirectory() as ours, tempfile.TemporaryDirectory() as theirs:
        asyncio.run(store(QuickTrackerStore, ours).save(tracker))
        asyncio.run(store(SQLTrackerStore, theirs).save(tracker))
        assert len(rows(ours)) == 8
        assert rows(ours) == rows(theirs)


def check_a_conversation_is_read_as_it_was_and_only_what_is_new_is_added() -> None:
    with tempfile.TemporaryDirectory() as folder:
        kept = store(QuickTrackerStore, folder)
        asyncio.run(kept.save(talked("another")))
        asyncio.run(kept.save(talked()))
        again = asyncio.run(kept.retrieve("a"))
        assert again == talked()
        again.update(ActionExecuted("action_answer"))
        asyncio.run(kept.save(again))
        assert len(rows(folder)) == 8 + 9
        assert asyncio.run(store(SQLTrackerStore, folder).retrieve("a")) == again
        assert asyncio.run(kept.retrieve("unknown")) is None


def check_an_error_holds_nothing_of_what_was_said() -> None:
    with tempfile.TemporaryDirectory() as folder:
        kept = store(QuickTrackerStore, folder)
        asyncio.run(kept.save(talked("another")))
        with sqlite3.connect(f"{folder}/tracker.db") as connection:
            refuse = "begin select raise(abort, 'refused'); end"
            connection.execute(f"create trigger full before insert on events {refuse}")
        try:
            asyncio.run(kept.save(talked()))
        except IntegrityError as error:
            said = str(error)
        assert "refused" in said
        assert "och sedan?" not in said, said


def check_the_file_is_written_through_a_log() -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(store(QuickTrackerStore, folder).save(talked()))
        with sqlite3.connect(f"{folder}/tracker.db") as connection:
            assert connection.execute("pragma journal_mode").fetchone()[0] == "wal"


def check_the_endpoints_name_the_store() -> None:
    """Rasa would keep conversations in memory, with a warning, where the name is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "PRIVACY_DESK_ACTIONS_ADDRESS": "127.0.0.1:1",
            "PRIVACY_DESK_TRACKER_DIALECT": "sqlite",
            "PRIVACY_DESK_TRACKER_DB": f"{folder}/tracker.db",
        }
        path = Path(__file__).parents[2] / "bot/endpoints.yml"
        endpoint = read_endpoint_config(str(path), "tracker_store")
        assert isinstance(TrackerStore.create(endpoint, DOMAIN), QuickTrackerStore)


if __name__ == "__main__":
    print_outcomes(globals())
