"""A visitor's message from arrival to answer: stored first, redacted, asked about, answered.

When the assistant is down the message stays stored and unanswered; `chat.upkeep` tries again.
"""

import logging
import time
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy.orm import Session

from cases.conversations import case_of_conversation, conversation_for, lock_case
from cases.database import Sessions, reading
from cases.encryption import Vault
from cases.errors import ConversationEndedError
from cases.feedback import collect
from cases.messages import (
    Draft,
    Entry,
    answer_message,
    attributes_of,
    read,
    receive_message,
    replies_to,
    say,
    visitor_message,
)
from cases.models import Case, Message
from cases.taxonomy import Language
from cases.waiting import claim_message, holds_claim, release_message, unanswered_before
from chat.dialogue import Answer, Assistant, AssistantDownError
from chat.language import plain_language
from chat.misses import miss_of
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


def take_message(
    desk: Desk, conversation_id: str, token: str, written: str, *, idempotency_key: str | None
) -> list[Entry]:
    """Store a message and answer it; returns the replies.

    A repeated key gets the replies of the first. Raises ConversationNotFoundError,
    ConversationEndedError, ProblemError.
    """
    with desk.sessions.begin() as db:
        case = conversation_for(db, conversation_id, token)
        lock_case(db, case)
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
    return _replies_or_kept(desk, conversation_id, message.id)


def answer(desk: Desk, message_id: int) -> bool:
    """Answer a stored message unless somebody else is at it. False: it waits for the assistant."""
    with desk.sessions.begin() as db:
        claim = claim_message(db, message_id)
    if claim is None:
        return _await_other(desk, message_id)
    try:
        conversation_id, sent, language = _prepare(desk, message_id)
        found = desk.assistant.ask(conversation_id, sent, language=language, message_id=message_id)
        with desk.sessions.begin() as db:
            _store(db, desk.vault, message_id, claim, found, sent=sent)
    except Exception as error:
        log.warning("message %s waits: %s", message_id, type(error).__name__)
        with desk.sessions.begin() as db:
            release_message(db, message_id, claim, failed=True)
        if isinstance(error, AssistantDownError):
            return False
        raise
    return True


def _prepare(desk: Desk, message_id: int) -> tuple[str, str, Language]:
    """The conversation's id, what the assistant may see of the message, and its language."""
    with desk.sessions.begin() as db:
        message = db.get_one(Message, message_id)
        case = message.case
        redaction = redacted(desk.vault, message)
        _keep_email(db, desk.vault, message, redaction)
        language = _settle_language(case, message, redaction)
        sent = message.attributes.get("payload") or redaction.text
        return cast(str, case.conversation_id), sent, language


def redacted(vault: Vault, message: Message) -> Redaction:
    return redact(read(vault, message).text, language=message.case.language)


def _keep_email(db: Session, vault: Vault, message: Message, redaction: Redaction) -> None:
    """Keep the e-mail address, encrypted, if it is what the assistant asked for last."""
    asked = [a for a in attributes_of(db, message.case, before=message.id) if not a.get("kept")]
    if asked and asked[-1].get("asks") == "email":
        _keep_address(vault, message, redaction)


def _keep_address(vault: Vault, message: Message, redaction: Redaction) -> None:
    address = next((span for span in redaction.spans if span.type == "EMAIL_ADDRESS"), None)
    if address is not None:
        written = read(vault, message).text[address.start : address.end]
        message.case.requester_email = vault.encrypt(message.case, written)
        message.case.requester_index = vault.index(written)


def _settle_language(case: Case, message: Message, redaction: Redaction) -> Language:
    """The conversation's language after this message, which may plainly be in another one."""
    plain = None
    if "payload" not in message.attributes:
        plain = plain_language(redaction.text, settled=case.language_settled)
    case.language = message.language = plain or case.language
    case.language_settled = case.language_settled or plain is not None
    return cast(Language, case.language)


def _store(
    db: Session, vault: Vault, message_id: int, claim: datetime, found: Answer, *, sent: str
) -> None:
    """Keep the replies, unless the message was answered or taken back meanwhile; and what was
    `sent` to the assistant if it did not help, save a button that was pressed."""
    message = db.get(Message, message_id)
    if message is None or not holds_claim(message, claim) or message.case.ended_at is not None:
        return
    message.case.language = found.language
    if found.keeps_email:
        _keep_address(vault, message, redacted(vault, message))
    answer_message(db, vault, message, language=found.language, replies=found.drafts)
    miss = miss_of(found.drafts)
    if miss is not None and "payload" not in message.attributes:
        collect(db, message, redacted=sent, reason=miss.reason, understood_as=miss.likeliest)


def _await_other(desk: Desk, message_id: int) -> bool:
    """Wait for whoever is answering the message; False if they do not in time."""
    until = time.monotonic() + desk.patience_seconds
    while time.monotonic() < until:
        with reading(desk.sessions) as db:
            message = db.get(Message, message_id)
            if message is None or message.answered_at is not None:
                return True
            if message.claimed_at is None:
                return False
        time.sleep(_WAIT_STEP)
    return False


def _replies_or_kept(desk: Desk, conversation_id: str, message_id: int) -> list[Entry]:
    """The replies, or one telling that the message is kept; told once, however long it takes."""
    with desk.sessions.begin() as db:
        case = case_of_conversation(db, conversation_id)
        message = visitor_message(db, case, message_id)
        if replies := replies_to(db, desk.vault, message):
            return replies
        if case.ended_at is not None:
            raise ConversationEndedError
        draft = Draft(text("kept", language=case.language), {"kept": True})
        kept = say(db, desk.vault, case, language=case.language, draft=draft, reply_to=message)
        return [read(desk.vault, kept)]
