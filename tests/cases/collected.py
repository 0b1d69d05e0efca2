"""Collected messages, as the tests of what becomes of them need them."""

from itertools import count

from sqlalchemy import select
from sqlalchemy.orm import Session

from cases.agents import add_agent
from cases.conversations import start_conversation
from cases.database import Sessions, reading
from cases.encryption import Vault
from cases.feedback import Reason, collect
from cases.feedback_models import Feedback
from cases.labelling import FeedbackState
from cases.messages import Draft, answer_message, receive_message
from cases.models import Agent, Case, Message
from cases.taxonomy import Language

_numbers = count(1)


def asked(db: Session, vault: Vault, text: str = "Hej", *, language: Language = "sv") -> Message:
    """A visitor's message that the assistant answered."""
    case, _ = start_conversation(db, vault, language=language)
    message = receive_message(db, vault, case, text=text)
    draft = Draft("Svar", {"topic": "fallback", "topics": ["fallback"]})
    answer_message(db, vault, message, language=language, replies=[draft])
    return message


def reply_to(db: Session, message: Message) -> Message:
    return db.scalars(select(Message).where(Message.reply_to_id == message.id)).one()


def collected(
    db: Session,
    vault: Vault,
    text: str = "Hej <PERSON>",
    *,
    language: Language = "sv",
    reason: Reason = "fallback",
    state: FeedbackState = FeedbackState.COLLECTED,
    topic: str | None = None,
) -> Feedback:
    message = asked(db, vault, language=language)
    collect(db, message, redacted=text, reason=reason, understood_as="rights")
    found = db.scalars(select(Feedback).where(Feedback.message_id == message.id)).one()
    found.state, found.topic = state, topic
    if state != FeedbackState.COLLECTED:
        found.decided_at = found.at
    db.flush()
    return found


def labelled(
    db: Session, vault: Vault, text: str, topic: str, *, language: Language = "sv"
) -> Feedback:
    return collected(db, vault, text, language=language, state=FeedbackState.LABELLED, topic=topic)


def an_agent(db: Session) -> Agent:
    email = f"agent{next(_numbers)}@desk.example"
    return add_agent(db, email=email, name="Aino", role="agent", actor="test")[0]


def stored(sessions: Sessions) -> list[Feedback]:
    with reading(sessions) as db:
        return list(db.scalars(select(Feedback).order_by(Feedback.id)))


def case_of(db: Session, feedback: Feedback) -> Case:
    return db.get_one(Case, feedback.case_id)
