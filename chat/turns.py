"""A visitor's message from arrival to answer: stored first, redacted, asked about, answered.

When the assistant is down the message stays stored and unanswered; `chat.upkeep` tries again.
"""

import logging
import threading
import time
from dataclasses import dataclass
from typing import cast

from sqlalchemy.orm import Session

from cases.conversations import conversation_for
from cases.database import Sessions
from cases.encryption import Vault
from cases.errors import CaseError
from cases.messages import (
    Draft,
    Entry,
    answer_message,
    attributes_of,
    claim_message,
    read,
    receive_message,
    release_message,
    replies_to,
    say,
    unanswered_before,
)
from cases.models import Case, Message
from cases.taxonomy import Language
from chat.dialogue import Answer, Assistant, AssistantDownError
from chat.language import plain_language
from chat.texts import text
from chat.utterance import utterance
from pii.redactor import Redaction, redact

log = logging.getLogger(__name__)
_WAIT_STEP = 0.1


@dataclass(frozen=True)
class Desk:
    """What answering needs; one for the process."""

    sessions: Sessions
    vault: Vault
    assistant: Assistant
    patience_seconds: float
    woken: threading.Event


def take_message(
    desk: Desk, conversation_id: str, token: str, written: str, *, idempotency_key: str | None
) -> list[Entry]:
    """Store a message and answer it; returns the replies.

    A repeated key gets the replies of the first. Raises ConversationNotFoundError,
    ConversationEndedError, ProblemError.
    """
    with desk.sessions.begin() as db:
        case = conversation_for(db, conversation_id, token)
        said = utterance(written, attributes_of(db, case), language=case.language)
        message = receive_message(
            db, desk.vault, case, text=said.shown, idempotency_key=idempotency_key
        )
        if said.payload:
            message.attributes = {"payload": said.payload}
        earlier = unanswered_before(db, message)
    for waiting in earlier:
        if not answer(desk, waiting):
            break
    else:
        answer(desk, message.id)
    return _replies_or_kept(desk, message.id)


def answer(desk: Desk, message_id: int) -> bool:
    """Answer a stored message unless somebody else is at it. False: it waits for the assistant."""
    with desk.sessions.begin() as db:
        claimed = claim_message(db, message_id)
    if not claimed:
        return _await_other(desk, message_id)
    with desk.sessions.begin() as db:
        message = db.get_one(Message, message_id)
        redaction = redact_message(db, desk.vault, message)
        language = _settle_language(message.case, message, redaction)
        sent = message.attributes.get("payload") or redaction.text
        conversation_id = cast(str, message.case.conversation_id)
    try:
        found = desk.assistant.ask(conversation_id, sent, language=language, message_id=message_id)
    except AssistantDownError:
        log.warning("message %s waits: the assistant did not answer", message_id)
        with desk.sessions.begin() as db:
            release_message(db, message_id)
        return False
    with desk.sessions.begin() as db:
        _store(db, desk.vault, message_id, found)
    return True


def redact_message(db: Session, vault: Vault, message: Message) -> Redaction:
    """The message as the assistant may see it; an e-mail that was asked for is kept, encrypted."""
    written = read(vault, message).text
    redaction = redact(written, language=message.case.language)
    said = attributes_of(db, message.case, before=message.id)
    if said and said[-1].get("asks") == "email":
        for span in redaction.spans:
            if span.type == "EMAIL_ADDRESS":
                address = written[span.start : span.end]
                message.case.requester_email = vault.encrypt(message.case, address)
                break
    return redaction


def _settle_language(case: Case, message: Message, redaction: Redaction) -> Language:
    """The conversation's language after this message, which may plainly be in another one."""
    plain = None if "payload" in message.attributes else plain_language(redaction.text)
    case.language = message.language = plain or case.language
    case.language_settled = case.language_settled or plain is not None
    return cast(Language, case.language)


def _store(db: Session, vault: Vault, message_id: int, found: Answer) -> None:
    message = db.get(Message, message_id)
    if message is None or message.case.ended_at is not None:
        return  # the visitor took the conversation back meanwhile
    message.case.language = found.language
    answer_message(db, vault, message, language=found.language, replies=found.drafts)


def _await_other(desk: Desk, message_id: int) -> bool:
    """Wait for whoever is answering the message; False if they do not in time."""
    until = time.monotonic() + desk.patience_seconds
    while time.monotonic() < until:
        with desk.sessions.begin() as db:
            message = db.get(Message, message_id)
            if message is None or message.answered_at is not None:
                return True
            if message.claimed_at is None:
                return False
        time.sleep(_WAIT_STEP)
    return False


def _replies_or_kept(desk: Desk, message_id: int) -> list[Entry]:
    """The replies, or one telling that the message is kept; told once, however long it takes."""
    with desk.sessions.begin() as db:
        message = db.get(Message, message_id)
        if message is None:
            raise CaseError("the conversation was taken back")
        if message.answered_at is not None:
            return replies_to(db, desk.vault, message)
        if replies := replies_to(db, desk.vault, message):
            return replies
        draft = Draft(text("kept", language=message.case.language), {"topic": None, "kept": True})
        kept = say(
            db,
            desk.vault,
            message.case,
            language=message.case.language,
            draft=draft,
            reply_to=message,
        )
        desk.woken.set()
        return [read(desk.vault, kept)]
