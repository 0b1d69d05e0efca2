"""A visitor's message from arrival to answer: stored first, redacted, asked about, answered.

When the assistant is down the message stays stored and unanswered; `chat.upkeep` tries again.
"""

import logging
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from sqlalchemy.orm import Session

from cases.conversations import case_of_conversation, conversation_for
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
from cases.waiting import (
    claim_message,
    claimed_message,
    has_unanswered,
    holds_claim,
    release_message,
    unanswered_before,
)
from chat.dialogue import Answer, Assistant, AssistantDownError
from chat.misses import miss_of
from chat.preparing import keep_address, prepare, redacted
from chat.texts import text
from chat.utterance import utterance

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
    message, claim, earlier = _receive(desk, conversation_id, token, written, idempotency_key)
    if claim is None:
        _answer_in_turn(desk, [*earlier, message.id])
    elif replies := _answer_claimed(desk, message, claim):
        return replies
    return _replies_or_kept(desk, conversation_id, message.id)


def _receive(
    desk: Desk, conversation_id: str, token: str, written: str, key: str | None
) -> tuple[Message, datetime | None, list[int]]:
    """The message, stored with a claim on answering it: a commit of its own would wait for the disk
    once more. No claim where it is a repeated one or others are before it: their ids."""
    with desk.sessions.begin() as db:
        case = conversation_for(db, conversation_id, token, locked=True)
        # what a button sends begins with a slash
        offered = attributes_of(db, case) if "/" in written else []
        said = utterance(written, offered, language=case.language)
        claim = None if has_unanswered(db, case) else datetime.now(UTC)
        message = receive_message(
            db,
            desk.vault,
            case,
            text=said.shown,
            idempotency_key=key,
            claimed_at=claim,
            attributes={"payload": said.payload} if said.payload else {},
        )
        _load_case(message)
        if claim is not None and holds_claim(message, claim):
            return message, claim, []
        return message, None, unanswered_before(db, message)


def answer(desk: Desk, message_id: int) -> bool:
    """Answer a stored message unless somebody else is at it. False: it waits for the assistant."""
    with desk.sessions.begin() as db:
        claim = claim_message(db, message_id)
        if claim is not None:
            message = db.get_one(Message, message_id)
            _load_case(message)
    if claim is None:
        return _await_other(desk, message_id)
    return _answer_claimed(desk, message, claim) is not None


def _load_case(message: Message) -> Case:
    """A message is used after its session, and its case with it."""
    return message.case


def _answer_in_turn(desk: Desk, message_ids: list[int]) -> None:
    """Answer the messages one after the other until one has to wait."""
    for message_id in message_ids:
        if not answer(desk, message_id):
            return


def _answer_claimed(desk: Desk, message: Message, claim: datetime) -> list[Entry] | None:
    """The replies; [] if the message was taken back meanwhile, None if it waits for the
    assistant."""
    try:
        sent, language = prepare(desk.sessions, desk.vault, message)
        found = desk.assistant.ask(
            cast(str, message.case.conversation_id), sent, language=language, message_id=message.id
        )
        with desk.sessions.begin() as db:
            return _store(db, desk.vault, message.id, claim, found, sent=sent)
    except Exception as error:
        log.warning("message %s waits: %s", message.id, type(error).__name__)
        with desk.sessions.begin() as db:
            release_message(db, message.id, claim, failed=True)
        if isinstance(error, AssistantDownError):
            return None
        raise


def _store(
    db: Session, vault: Vault, message_id: int, claim: datetime, found: Answer, *, sent: str
) -> list[Entry]:
    """Keep the replies, unless the message was answered or taken back meanwhile; and what was
    `sent` to the assistant if it did not help, save a button that was pressed."""
    message = claimed_message(db, message_id, claim)
    if message is None:
        return []
    if message.case.language != found.language:
        message.case.language = found.language
    if found.address_in is not None:
        holder = visitor_message(db, message.case, found.address_in)
        keep_address(vault, holder, redacted(vault, holder))
    replies = answer_message(db, vault, message, language=found.language, replies=found.drafts)
    miss = miss_of(found.drafts)
    if miss is not None and "payload" not in message.attributes:
        collect(db, message, redacted=sent, reason=miss.reason, understood_as=miss.likeliest)
    return replies


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
