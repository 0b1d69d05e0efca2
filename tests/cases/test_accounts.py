"""Accounts as administrators change them: one administrator always stays."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy.orm import Session

from cases.accounts import change_role, close_account
from cases.agents import add_agent
from cases.database import Sessions
from cases.errors import LastAdminError, OwnAccountError
from cases.models import Agent


def _admin(db: Session, name: str) -> Agent:
    email = f"{name.lower()}@desk.example"
    return add_agent(db, email=email, name=name, role="admin", actor="system")[0]


def test_an_administrator_closes_another(db: Session) -> None:
    ada, bo = _admin(db, "Ada"), _admin(db, "Bo")
    close_account(db, bo, by=ada)
    assert not bo.active
    with pytest.raises(OwnAccountError):
        close_account(db, ada, by=ada)


def test_the_last_administrator_stays_one(db: Session) -> None:
    ada, bo = _admin(db, "Ada"), _admin(db, "Bo")
    bo.active = False  # as the command line could have done meanwhile
    db.flush()
    for change in (
        lambda: close_account(db, ada, by=bo),
        lambda: change_role(db, ada, role="agent", by=bo),
    ):
        with pytest.raises(LastAdminError):
            change()
    assert (ada.role, ada.active) == ("admin", True)


def test_of_two_who_close_each_other_at_the_same_time_one_stays(sessions: Sessions) -> None:
    with sessions.begin() as db:
        ids = [_admin(db, name).id for name in ("Ada", "Bo")]
    together = Barrier(2)

    def close(by: int, whom: int) -> None:
        together.wait()
        with sessions.begin() as db:
            close_account(db, db.get_one(Agent, whom), by=db.get_one(Agent, by))

    with ThreadPoolExecutor() as pool:
        done = [pool.submit(close, *ids), pool.submit(close, *reversed(ids))]
    failed = [future.exception() for future in done if future.exception()]
    assert [type(error) for error in failed] == [LastAdminError]
    with sessions.begin() as db:
        assert db.query(Agent).filter_by(active=True).count() == 1
