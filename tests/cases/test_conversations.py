from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from cases.conversations import (
    conversation_for,
    end_conversation,
    idle_conversations,
    start_conversation,
    take_back_conversation,
)
from cases.encryption import Vault
from cases.errors import ConversationEndedError, ConversationNotFoundError
from cases.messages import read, receive_message, thread
from cases.models import AuditEntry, Case, Message, Ticket
from cases.tickets import open_ticket

IDLE = timedelta(minutes=30)


def later() -> datetime:
    return datetime.now(UTC) + IDLE + timedelta(minutes=1)


def test_only_its_token_opens_a_conversation(db: Session, vault: Vault) -> None:
    case, token = start_conversation(db, vault, language="sv")
    assert case.conversation_id is not None
    assert conversation_for(db, case.conversation_id, token) is case
    with pytest.raises(ConversationNotFoundError):
        conversation_for(db, case.conversation_id, "another")


def test_an_unknown_conversation_is_not_found(db: Session) -> None:
    with pytest.raises(ConversationNotFoundError):
        conversation_for(db, "nobody", "nothing")


def test_an_idle_conversation_without_a_ticket_keeps_redacted_text_only(
    db: Session, vault: Vault
) -> None:
    case, token = start_conversation(db, vault, language="sv")
    message = receive_message(db, vault, case, text="Ring mig på 070-1740605")
    message.answered_at = datetime.now(UTC)
    db.flush()
    assert idle_conversations(db, idle=IDLE, now=later()) == [case]
    end_conversation(db, case, actor="system", redacted={message.id: "Ring mig på <PHONE_NUMBER>"})
    db.flush()
    assert message.ciphertext is None
    assert case.wrapped_key is None
    assert read(vault, message).text == "Ring mig på <PHONE_NUMBER>"
    assert case.conversation_id is not None
    with pytest.raises(ConversationEndedError):
        conversation_for(db, case.conversation_id, token)


def test_a_conversation_in_use_is_not_idle(db: Session, vault: Vault) -> None:
    start_conversation(db, vault, language="sv")
    assert idle_conversations(db, idle=IDLE, now=datetime.now(UTC)) == []


def test_a_conversation_whose_message_waits_is_not_ended(db: Session, vault: Vault) -> None:
    case, _ = start_conversation(db, vault, language="sv")
    receive_message(db, vault, case, text="radera allt")
    assert idle_conversations(db, idle=IDLE, now=later()) == []


def test_a_conversation_with_an_open_ticket_stays_for_the_answer(db: Session, vault: Vault) -> None:
    case, _ = start_conversation(db, vault, language="sv")
    message = receive_message(db, vault, case, text="radera allt")
    message.answered_at = datetime.now(UTC)
    open_ticket(db, case, asked_for="request.erasure", message=message, country="SE")
    db.flush()
    assert idle_conversations(db, idle=IDLE, now=later()) == []


def test_a_chat_taken_back_leaves_an_audit_line_and_nothing_else(db: Session, vault: Vault) -> None:
    case, _ = start_conversation(db, vault, language="sv")
    message = receive_message(db, vault, case, text="hej")
    message.answered_at = datetime.now(UTC)
    db.flush()
    take_back_conversation(db, case, country="SE")
    db.flush()
    assert db.query(Case).count() == db.query(Message).count() == 0
    assert db.query(AuditEntry).one().action == "conversation.delete"


def test_a_chat_taken_back_after_a_request_keeps_what_the_agent_needs(
    db: Session, vault: Vault
) -> None:
    case, _ = start_conversation(db, vault, language="sv")
    message = receive_message(db, vault, case, text="radera allt")
    open_ticket(db, case, asked_for="request.erasure", message=message, country="SE")
    take_back_conversation(db, case, country="SE")
    assert case.ended_at is not None
    assert [entry.text for entry in thread(db, vault, case)] == ["radera allt"]


def test_a_message_that_still_waits_is_read_by_a_human_when_its_chat_is_taken_back(
    db: Session, vault: Vault
) -> None:
    case, _ = start_conversation(db, vault, language="sv")
    receive_message(db, vault, case, text="radera allt")
    take_back_conversation(db, case, country="SE")
    db.flush()
    assert [ticket.kind for ticket in db.query(Ticket)] == ["handoff"]
    assert [entry.text for entry in thread(db, vault, case)] == ["radera allt"]
