"""Commits that do not wait for the disk."""

import pytest
from sqlalchemy import text

from cases.database import Sessions, commit_without_waiting, sessions_of

_WAITS = text("SHOW synchronous_commit")


@pytest.mark.postgresql
def test_on_postgresql_that_transaction_alone_does_not_wait(postgresql_url: str) -> None:
    sessions = sessions_of(postgresql_url)
    with sessions() as db:
        # the servers of the tests never wait by themselves
        db.execute(text("SET SESSION synchronous_commit TO on"))
        db.commit()
        commit_without_waiting(db)
        assert db.scalar(_WAITS) == "off"
        db.commit()
        assert db.scalar(_WAITS) == "on"
    sessions.kw["bind"].dispose()


def test_what_did_not_wait_is_there_for_everybody(sessions: Sessions) -> None:
    with sessions.begin() as db:
        commit_without_waiting(db)
        db.execute(text("INSERT INTO tombstones VALUES ('one')"))
    with sessions.begin() as db:
        assert db.scalar(text("SELECT count(*) FROM tombstones")) == 1
