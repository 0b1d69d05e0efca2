"""What the chat does by itself, with its real thread, database and a small assistant."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select

from cases.conversations import start_conversation
from cases.encryption import Vault
from cases.messages import receive_message
from cases.models import AuditEntry, Case, Message, Ticket
from chat.turns import Desk
from chat.upkeep import Upkeep
from tests.chat.assistant_server import ANSWER, AssistantServer
from tests.chat.conftest import NewVisitor, Visitor
from tests.end_to_end.running_desk import wait_until
from tests.keys import INDEX_KEY

IDLE = timedelta(minutes=30)
LAST_ATTEMPT = 12


@pytest.fixture
def upkeep(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Upkeep]:
    """Upkeep that waits no two seconds between its rounds; the test starts it."""
    monkeypatch.setattr("chat.upkeep._EVERY_SECONDS", 0.02)
    upkeep = Upkeep(desk, idle=IDLE, country="SE")
    yield upkeep
    if upkeep._thread.is_alive():
        upkeep.stop()


def waiting(desk: Desk, someone: Visitor, text: str, *, attempts: int = 0) -> int:
    """A message that has been stored and not answered, after so many attempts."""
    with desk.sessions.begin() as db:
        case = db.get_one(Case, someone.case_id)
        message = receive_message(db, desk.vault, case, text=text)
        message.attempts = attempts
        return message.id


def sealed(desk: Desk, text: str, *, attempts: int = 0) -> int:
    """A waiting message that no key of the desk opens; gives its id."""
    stranger = Vault((Fernet.generate_key().decode(),), index_key=INDEX_KEY)
    with desk.sessions.begin() as db:
        case, _ = start_conversation(db, stranger, language="en")
        message = receive_message(db, stranger, case, text=text)
        message.attempts = attempts
        return message.id


def stored(desk: Desk, message_id: int) -> Message:
    with desk.sessions.begin() as db:
        return db.get_one(Message, message_id)


def tickets(desk: Desk) -> list[tuple[int | None, str]]:
    with desk.sessions.begin() as db:
        return [(ticket.message_id, ticket.kind) for ticket in db.scalars(select(Ticket))]


def is_answered(desk: Desk, message_id: int) -> bool:
    return stored(desk, message_id).answered_at is not None


def long_ago(desk: Desk, case_id: int) -> None:
    """Nothing has happened in the conversation for an hour."""
    with desk.sessions.begin() as db:
        db.get_one(Case, case_id).last_activity_at = datetime.now(UTC) - 2 * IDLE


def ended(desk: Desk, case_id: int) -> bool:
    with desk.sessions.begin() as db:
        return db.get_one(Case, case_id).ended_at is not None


def test_a_message_that_waits_is_answered_by_itself(
    desk: Desk, upkeep: Upkeep, visitor: NewVisitor
) -> None:
    someone = visitor()
    message_id = waiting(desk, someone, "hello")
    upkeep.start()
    wait_until(lambda: is_answered(desk, message_id), seconds=10)
    assert [entry.text for entry in someone.thread()] == ["hello", ANSWER]


def test_a_failing_message_does_not_hold_up_another_conversation(
    desk: Desk, upkeep: Upkeep, visitor: NewVisitor, assistant: AssistantServer
) -> None:
    assistant.fails_on = "trouble"
    failing = waiting(desk, visitor(), "trouble")
    other = waiting(desk, visitor(), "hello")
    upkeep.start()
    wait_until(lambda: is_answered(desk, other), seconds=10)
    assert stored(desk, failing).attempts == 1
    assert not is_answered(desk, failing)


def test_a_failing_message_is_not_asked_about_again_at_once(
    desk: Desk, upkeep: Upkeep, visitor: NewVisitor, assistant: AssistantServer
) -> None:
    assistant.fails_on = "trouble"
    failing = waiting(desk, visitor(), "trouble", attempts=3)
    upkeep.start()
    wait_until(lambda: stored(desk, failing).attempts == 4, seconds=10)
    waiting(desk, visitor(), "hello")
    wait_until(lambda: assistant.texts[-1] == "hello", seconds=10)
    assert assistant.texts == ["trouble", "hello"]
    assert tickets(desk) == []


def test_after_the_last_attempt_a_human_reads_the_message(
    desk: Desk,
    upkeep: Upkeep,
    visitor: NewVisitor,
    assistant: AssistantServer,
    caplog: pytest.LogCaptureFixture,
) -> None:
    assistant.fails_on = "trouble"
    failing = waiting(desk, visitor(), "trouble", attempts=LAST_ATTEMPT)
    upkeep.start()
    wait_until(lambda: is_answered(desk, failing), seconds=10)
    assert tickets(desk) == [(failing, "handoff")]
    assert f"message {failing} could not be answered" in caplog.text
    assert "trouble" not in caplog.text


def test_while_the_assistant_is_down_no_attempt_is_counted(
    desk: Desk, upkeep: Upkeep, visitor: NewVisitor, assistant: AssistantServer
) -> None:
    assistant.up = False
    message_id = waiting(desk, visitor(), "hello", attempts=LAST_ATTEMPT)
    upkeep.start()
    wait_until(lambda: assistant.looks >= 3, seconds=10)
    assert stored(desk, message_id).attempts == LAST_ATTEMPT
    assert tickets(desk) == []


def test_a_message_that_cannot_be_decrypted_does_not_hold_up_the_others(
    desk: Desk, upkeep: Upkeep, visitor: NewVisitor
) -> None:
    sealed(desk, "secret")
    other = waiting(desk, visitor(), "hello")
    upkeep.start()
    wait_until(lambda: is_answered(desk, other), seconds=10)


def test_a_message_that_cannot_be_decrypted_is_handed_to_a_human_too(
    desk: Desk, upkeep: Upkeep
) -> None:
    message_id = sealed(desk, "secret", attempts=LAST_ATTEMPT)
    upkeep.start()
    wait_until(lambda: tickets(desk) != [], seconds=5)
    assert tickets(desk) == [(message_id, "handoff")]


def test_an_idle_conversation_ends_with_redacted_text_alone(
    desk: Desk, upkeep: Upkeep, visitor: NewVisitor
) -> None:
    someone = visitor("sv")
    someone.say("Ring 070-174 06 05 eller skriv till kerstin.exempelsson@example.com")
    long_ago(desk, someone.case_id)
    upkeep.start()
    wait_until(lambda: ended(desk, someone.case_id), seconds=10)
    assert [entry.text for entry in someone.thread()] == [
        "Ring <PHONE_NUMBER> eller skriv till <EMAIL_ADDRESS>",
        ANSWER,
    ]
    with desk.sessions.begin() as db:
        case = db.get_one(Case, someone.case_id)
        assert case.wrapped_key is None
        assert [message.ciphertext for message in case.messages] == [None, None]
        assert set(db.scalars(select(AuditEntry.actor))) == {"system"}


def test_nothing_of_an_ended_conversation_stays_encrypted_in_sqlites_log(
    desk: Desk, upkeep: Upkeep, visitor: NewVisitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chat.upkeep._LOG_EVERY_SECONDS", 0.02)
    someone = visitor("sv")
    someone.say("Ring 070-174 06 05")
    long_ago(desk, someone.case_id)
    with desk.sessions.begin() as db:
        key = db.get_one(Case, someone.case_id).wrapped_key
    database = Path(desk.sessions.kw["bind"].url.database)
    files = [database, database.with_name(database.name + "-wal")]
    assert key is not None
    assert any(key in file.read_bytes() for file in files)
    upkeep.start()
    wait_until(lambda: not any(key in file.read_bytes() for file in files), seconds=10)
    assert ended(desk, someone.case_id)


def test_a_conversation_in_use_goes_on(desk: Desk, upkeep: Upkeep, visitor: NewVisitor) -> None:
    in_use, idle = visitor(), visitor()
    in_use.say("hello")
    long_ago(desk, idle.case_id)
    upkeep.start()
    wait_until(lambda: ended(desk, idle.case_id), seconds=10)
    assert not ended(desk, in_use.case_id)


def test_a_conversation_that_cannot_be_decrypted_does_not_keep_others_from_ending(
    desk: Desk, upkeep: Upkeep, visitor: NewVisitor, caplog: pytest.LogCaptureFixture
) -> None:
    message_id = sealed(desk, "secret")
    with desk.sessions.begin() as db:
        message = db.get_one(Message, message_id)
        message.answered_at = datetime.now(UTC)
        sealed_case = message.case_id
    other = visitor()
    other.say("hello")
    long_ago(desk, sealed_case)
    long_ago(desk, other.case_id)
    upkeep.start()
    wait_until(lambda: ended(desk, other.case_id), seconds=10)
    assert not ended(desk, sealed_case)
    assert f"case {sealed_case} not ended: WrongMasterKeyError" in caplog.text


def test_upkeep_ends_when_it_is_stopped(upkeep: Upkeep) -> None:
    upkeep.start()
    assert "upkeep" in {thread.name for thread in threading.enumerate()}
    upkeep.stop()
    assert "upkeep" not in {thread.name for thread in threading.enumerate()}
