"""A conversation of the chat: the open side of a case. Only its token opens it."""

import hmac
import secrets
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session

from cases.audit import record
from cases.deadlines import Country
from cases.encryption import Vault
from cases.errors import ConversationEndedError, ConversationNotFoundError
from cases.forgetting import drop_feedback
from cases.holds import is_held
from cases.minimising import minimise
from cases.models import Case, Message, Ticket
from cases.taxonomy import HANDOFF, Language
from cases.ticket_states import CLOSED
from cases.tickets import open_ticket
from cases.waiting import first_unanswered

#: So long after an agent's last reply the visitor can still come back to the chat and read it.
ANSWER_STAYS = timedelta(days=14)
# made once: it is asked for at every message
_BY_CONVERSATION = select(Case).where(Case.conversation_id == bindparam("conversation_id"))
_LOCKED = _BY_CONVERSATION.with_for_update()


def start_conversation(
    db: Session,
    vault: Vault,
    *,
    language: Language,
    settled: bool = True,
    known_as: tuple[str, str] | None = None,
) -> tuple[Case, str]:
    """A new case with an unguessable conversation id; returns it with its bearer token, shown once.

    settled: False while the language is only a guess, so that the first message decides.
    known_as: an id and a token that were agreed before, as unguessable as those made here.
    """
    conversation_id, token = known_as or (secrets.token_urlsafe(18), secrets.token_urlsafe(32))
    now = datetime.now(UTC)
    case = Case(
        conversation_id=conversation_id,
        token_hash=_hash(token),
        language=language,
        language_settled=settled,
        wrapped_key=vault.new_wrapped_key(),
        opened_at=now,
        last_activity_at=now,
    )
    db.add(case)
    db.flush()
    return case, token


def conversation_for(
    db: Session, conversation_id: str, token: str, *, locked: bool = False
) -> Case:
    """A running conversation's case; locked: nobody else's until the transaction ends, as by
    `lock_case`. Raises ConversationNotFoundError, ConversationEndedError."""
    case = case_of_conversation(db, conversation_id, locked=locked)
    if not hmac.compare_digest(case.token_hash or "", _hash(token)):
        raise ConversationNotFoundError
    if case.ended_at is not None:
        raise ConversationEndedError
    return case


def forget_email(case: Case) -> None:
    """The address the requester gave was wrong: nobody is to be answered there."""
    case.requester_email = case.requester_index = None


def lock_case(db: Session, case: Case) -> None:
    """Hold the case until the transaction ends, and see it as it is now. SQLite's writers take
    turns anyway."""
    db.refresh(case, with_for_update=True)


def case_of_conversation(db: Session, conversation_id: str, *, locked: bool = False) -> Case:
    """The case behind Rasa's sender id. Raises ConversationNotFoundError."""
    rows = _LOCKED if locked else _BY_CONVERSATION
    case = db.scalar(rows, {"conversation_id": conversation_id})
    if case is None:
        raise ConversationNotFoundError
    return case


def idle_conversations(db: Session, *, idle: timedelta, now: datetime) -> list[Case]:
    """Running conversations in which nothing has happened for `idle`, and nothing is due to: no
    message waits for an answer, no ticket is open, whose agent may reply, and an agent's last reply
    could be read for ANSWER_STAYS."""
    open_ticket = exists().where(Ticket.case_id == Case.id, Ticket.status.not_in(CLOSED))
    waiting = exists().where(
        Message.case_id == Case.id, Message.author == "visitor", Message.answered_at.is_(None)
    )
    replied = exists().where(
        Message.case_id == Case.id, Message.author == "agent", Message.at > now - ANSWER_STAYS
    )
    rows = select(Case).where(
        Case.conversation_id.is_not(None),
        Case.ended_at.is_(None),
        Case.last_activity_at < now - idle,
        ~open_ticket,
        ~waiting,
        ~replied,
    )
    return list(db.scalars(rows))


def has_tickets(db: Session, case: Case) -> bool:
    return db.scalar(select(Ticket.id).where(Ticket.case_id == case.id).limit(1)) is not None


def end_conversation(db: Session, case: Case, *, actor: str, redacted: dict[int, str]) -> None:
    """End it: a case without tickets keeps only `redacted` (message id -> text), its key goes.

    With a ticket the encrypted text stays, for the people who work on it.
    """
    case.ended_at = now = datetime.now(UTC)
    if not has_tickets(db, case) and not is_held(db, case, today=now.date()):
        minimise(db, case, messages=redacted, notes={}, actor=actor, now=now)
    record(
        db,
        actor=actor,
        action="conversation.end",
        subject=f"case:{case.id}",
        kept_text=case.wrapped_key is not None,
    )


def take_back_conversation(db: Session, case: Case, *, country: Country) -> None:
    """The visitor takes the chat back: without a ticket nothing of it stays here but an audit line.

    What still waits for an answer may be a request: it becomes a handoff, for a human to read.
    """
    lock_case(db, case)
    drop_feedback(db, case)
    if (waiting := first_unanswered(db, case)) is not None:
        open_ticket(db, case, asked_for=HANDOFF, message=waiting, country=country)
    if has_tickets(db, case):
        end_conversation(db, case, actor="visitor", redacted={})
        return
    record(db, actor="visitor", action="conversation.delete", subject=f"case:{case.id}")
    db.delete(case)


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
