from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from cases.conversations import start_conversation
from cases.database import Sessions, write
from cases.encryption import Vault
from cases.messages import Draft, answer_message, receive_message, replies_to
from cases.models import Case, Message
from cases.waiting import claim_message, release_message, unanswered_messages


def test_a_repeated_key_stores_one_message(db: Session, vault: Vault) -> None:
    case, _ = start_conversation(db, vault, language="en")
    first = receive_message(db, vault, case, text="hello", idempotency_key="a")
    second = receive_message(db, vault, case, text="hello", idempotency_key="a")
    assert first is second
    assert db.query(Message).count() == 1


def test_a_stored_row_is_written_at_once_and_known_as_written(db: Session, vault: Vault) -> None:
    case, _ = start_conversation(db, vault, language="en")
    other, _ = start_conversation(db, vault, language="en")
    write(db, case, language="fi")
    assert (case.language, db.is_modified(case)) == ("fi", False)
    db.expire_all()
    assert (case.language, other.language) == ("fi", "en")


def test_a_row_that_is_gone_is_not_written_in_silence(db: Session, vault: Vault) -> None:
    case, _ = start_conversation(db, vault, language="en")
    db.execute(delete(Case).where(Case.id == case.id))
    with pytest.raises(StaleDataError):
        write(db, case, language="fi")


def test_only_one_of_many_may_answer_a_message(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        case, _ = start_conversation(db, vault, language="en")
        message_id = receive_message(db, vault, case, text="hello").id

    def claim(_: int) -> bool:
        with sessions.begin() as db:
            return claim_message(db, message_id) is not None

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(claim, range(8))) == 1


def test_a_released_message_can_be_claimed_again(db: Session, vault: Vault) -> None:
    case, _ = start_conversation(db, vault, language="en")
    message = receive_message(db, vault, case, text="hello")
    claim = claim_message(db, message.id)
    assert claim is not None
    assert claim_message(db, message.id) is None
    release_message(db, message.id, claim, failed=False)
    assert claim_message(db, message.id) is not None


def test_anothers_claim_is_not_released(db: Session, vault: Vault) -> None:
    case, _ = start_conversation(db, vault, language="en")
    message = receive_message(db, vault, case, text="hello")
    claim = claim_message(db, message.id)
    assert claim is not None
    release_message(db, message.id, claim - timedelta(seconds=61), failed=True)
    assert claim_message(db, message.id) is None


def test_a_failed_message_is_tried_again_later_and_holds_up_no_other_conversation(
    db: Session, vault: Vault
) -> None:
    case, _ = start_conversation(db, vault, language="en")
    failing = receive_message(db, vault, case, text="hello")
    receive_message(db, vault, case, text="still there?")
    other, _ = start_conversation(db, vault, language="en")
    waiting = receive_message(db, vault, other, text="delete my data")
    claim = claim_message(db, failing.id)
    assert claim is not None
    release_message(db, failing.id, claim, failed=True)
    db.flush()
    assert [message.id for message in unanswered_messages(db, limit=9)] == [waiting.id]


def test_an_answered_message_is_not_waiting(db: Session, vault: Vault) -> None:
    case, _ = start_conversation(db, vault, language="en")
    message = receive_message(db, vault, case, text="hello")
    assert [waiting.id for waiting in unanswered_messages(db, limit=9)] == [message.id]
    answer_message(db, vault, message, language="en", replies=[Draft("Hi", {"topic": "greeting"})])
    db.flush()
    assert unanswered_messages(db, limit=9) == []
    assert [entry.text for entry in replies_to(db, vault, message)] == ["Hi"]
