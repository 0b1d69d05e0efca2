"""A worker with a lot: what it does, and what others did meanwhile."""

from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import Connection, create_engine, event, select, text

from cases.agents import add_agent
from cases.claims import give_back
from cases.conversations import lock_case
from cases.database import sessions_of
from cases.encryption import Vault
from cases.errors import KeyDestroyedError
from cases.holds import hold
from cases.migrate import migrate
from cases.models import AuditEntry, Case, Note, Ticket
from cases.work import add_note
from pii.batch.desk import Desk
from pii.batch.errors import NotReadyError
from pii.batch.lot import Lot, Outcome, Result
from pii.batch.worker import minimise_lot
from tests.keys import INDEX_KEY
from tests.pii.batch.conftest import Claimed
from tests.pii.batch.scene import SECRETS, how_they_are


def done(desk: Desk, lot: Lot) -> list[Result]:
    return minimise_lot(lambda: desk, lot)


def test_the_audit_log_says_which_run_it_was(desk: Desk, claimed: Claimed) -> None:
    lot = claimed(2)
    assert [r.outcome for r in done(desk, lot)] == [Outcome.MINIMISED] * 2
    with desk.sessions() as db:
        lines = db.scalars(select(AuditEntry).where(AuditEntry.action == "case.evidence"))
        assert {line.actor for line in lines} == {f"run:{lot.run_id}"}


def test_a_lot_done_again_counts_as_done_and_does_nothing(desk: Desk, claimed: Claimed) -> None:
    lot = claimed(2)
    done(desk, lot)
    assert [r.outcome for r in done(desk, lot)] == [Outcome.MINIMISED] * 2
    assert how_they_are(desk.sessions, desk.vault) == {"evidence": 2}


def test_a_case_that_another_job_took_over_is_let_go(desk: Desk, claimed: Claimed) -> None:
    lot = claimed(2)
    with desk.sessions.begin() as db:
        db.get_one(Case, lot.case_ids[0]).claimed_by = "another"
    assert [r.outcome for r in done(desk, lot)] == [Outcome.LET_GO, Outcome.MINIMISED]


def test_a_case_that_was_held_meanwhile_is_let_go(desk: Desk, claimed: Claimed) -> None:
    lot = claimed(1)
    with desk.sessions.begin() as db:
        agent, _ = add_agent(db, email="d@desk.example", name="D", role="dpo", actor="test")
        case = db.get_one(Case, lot.case_ids[0])
        hold(db, desk.vault, case, by=agent, reason="a claim in court", until=None)
    assert done(desk, lot)[0].outcome == Outcome.LET_GO
    with desk.sessions() as db:
        assert db.get_one(Case, lot.case_ids[0]).claimed_by is None


def test_a_case_that_cannot_be_read_does_not_keep_its_lot_back(
    desk: Desk, claimed: Claimed
) -> None:
    lot = claimed(3)
    with desk.sessions.begin() as db:
        db.get_one(Case, lot.case_ids[1]).messages[0].ciphertext = b"damaged"
    outcomes = [result.outcome for result in done(desk, lot)]
    assert outcomes == [Outcome.MINIMISED, Outcome.FAILED, Outcome.MINIMISED]


def test_a_lot_is_one_transaction(desk: Desk, claimed: Claimed) -> None:
    lot = claimed(3)
    commits = []
    event.listen(desk.sessions.kw["bind"], "commit", lambda connection: commits.append(connection))
    done(desk, lot)
    assert len([each for each in commits if not is_read_only(each)]) == 1
    assert how_they_are(desk.sessions, desk.vault) == {"evidence": 3}


def is_read_only(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("read_only"))


def noting(desk: Desk, lot: Lot, said: str) -> "tuple[Future[list[Result]], ThreadPoolExecutor]":
    """A worker minimises the lot's case while an agent's note about it is being written."""
    pool = ThreadPoolExecutor(1)
    with desk.sessions.begin() as db:
        agent, _ = add_agent(db, email="a@desk.example", name="A", role="agent", actor="test")
        case = db.get_one(Case, lot.case_ids[0])
        lock_case(db, case)
        future = pool.submit(done, desk, lot)
        # meanwhile it reads the case as it was, redacts, and waits for the lock
        with pytest.raises(TimeoutError):
            future.result(timeout=2)
        add_note(db, desk.vault, case.tickets[0], by=agent, text=said)
    return future, pool


def test_a_note_written_while_the_case_was_redacted_is_redacted_too(
    desk: Desk, claimed: Claimed
) -> None:
    future, pool = noting(desk, claimed(1), "Maja ringde igen från 070-123 45 67.")
    with pool:
        assert future.result()[0].outcome == Outcome.MINIMISED
    with desk.sessions() as db:
        notes = [note.redacted_text for note in db.scalars(select(Note).order_by(Note.id))]
    assert notes[1] == "<PERSON> ringde igen från <PHONE_NUMBER>."
    assert how_they_are(desk.sessions, desk.vault) == {"evidence": 1}


def test_a_note_that_comes_too_late_is_refused_and_not_lost(desk: Desk, claimed: Claimed) -> None:
    done(desk, claimed(1))
    with desk.sessions.begin() as db:
        agent, _ = add_agent(db, email="a@desk.example", name="A", role="agent", actor="test")
        ticket = db.scalars(select(Ticket)).one()
        with pytest.raises(KeyDestroyedError):
            add_note(db, desk.vault, ticket, by=agent, text="too late")


def test_what_rasa_remembers_of_the_conversation_goes_with_it(desk: Desk, claimed: Claimed) -> None:
    lot = claimed(1)
    with desk.sessions.begin() as db:
        db.get_one(Case, lot.case_ids[0]).conversation_id = "ours"
    engine = create_engine(desk.tracker)
    with engine.begin() as rasa:
        rasa.execute(text("create table events (sender_id varchar(255), timestamp float)"))
        rasa.execute(text("insert into events values ('ours', 1), ('ours', 2), ('other', 3)"))
    done(desk, lot)
    with engine.begin() as rasa:
        assert rasa.scalars(text("select sender_id from events")).all() == ["other"]
    engine.dispose()


def test_a_worker_with_other_keys_refuses_the_lot(desk: Desk, claimed: Claimed) -> None:
    other = Vault((Fernet.generate_key().decode(),), index_key=INDEX_KEY)
    with pytest.raises(NotReadyError, match="other master keys"):
        done(Desk(desk.sessions, other, desk.tracker), claimed(1))
    assert how_they_are(desk.sessions, desk.vault) == {"settled": 1}


def test_a_worker_with_another_database_refuses_the_lot(
    desk: Desk, claimed: Claimed, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'other.db'}"
    migrate(url)
    other = sessions_of(url)
    with pytest.raises(NotReadyError, match="another database"):
        done(Desk(other, desk.vault, desk.tracker), claimed(1))
    other.kw["bind"].dispose()


def test_what_is_sent_to_workers_shows_no_secret(desk: Desk, claimed: Claimed) -> None:
    lot = claimed(1)
    shown = repr([lot, done(desk, lot), desk])
    assert lot.by not in shown
    assert not [secret for secret in SECRETS if secret in shown]


def test_a_case_that_failed_goes_to_the_end_of_the_queue(desk: Desk, claimed: Claimed) -> None:
    lot = claimed(3)
    with desk.sessions.begin() as db:
        db.get_one(Case, lot.case_ids[0]).messages[0].ciphertext = b"damaged"
    before = datetime.now(UTC) - timedelta(minutes=1)
    results = done(desk, lot.of(lot.case_ids[0]))
    assert (results[0].outcome, results[0].reason) == (Outcome.FAILED, "InvalidToken")
    with desk.sessions.begin() as db:
        assert give_back(db, by=lot.by) == 2
        due_since = db.get_one(Case, lot.case_ids[0]).due_since
    assert due_since is not None
    assert due_since > before
