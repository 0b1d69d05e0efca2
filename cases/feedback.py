"""Messages that were not understood, and what visitors say of answers: collected redacted.
cases.labelling has what agents do with them, cases.forgetting how they go."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from cases.errors import ReplyNotFoundError
from cases.feedback_models import Feedback, Verdict
from cases.labelling import FeedbackState
from cases.models import Case, Message

Reason = Literal["fallback", "handoff", "down"]
Judgement = Literal["up", "down"]
_PLACEHOLDER = re.compile(r"<[A-Z_]+>")


def collect(
    db: Session, message: Message, *, redacted: str, reason: Reason, understood_as: str | None
) -> None:
    """Keep a visitor's message for an agent to say what it meant; once, whatever comes later. One
    that is nothing but personal data has no words to learn from."""
    if not any(map(str.isalpha, _PLACEHOLDER.sub("", redacted))):
        return
    if db.scalar(select(Feedback.id).where(Feedback.message_id == message.id)) is not None:
        return
    db.add(
        Feedback(
            case_id=message.case_id,
            message_id=message.id,
            at=datetime.now(UTC),
            language=message.language,
            reason=reason,
            understood_as=understood_as,
            text=redacted,
            state=FeedbackState.COLLECTED,
        )
    )
    db.flush()


def is_rateable(author: str, attributes: Mapping[str, Any]) -> bool:
    """Whether a message is an answer of the assistant's, and not its welcome or that it keeps one
    for later."""
    return author == "assistant" and "topics" in attributes


def rateable_reply(db: Session, case: Case, reply_id: int) -> tuple[Message, Message]:
    """An answer in this case and the visitor's message it answers. Raises ReplyNotFoundError."""
    reply = db.get(Message, reply_id)
    if reply is None or reply.case_id != case.id or reply.reply_to_id is None:
        raise ReplyNotFoundError
    if not is_rateable(reply.author, reply.attributes):
        raise ReplyNotFoundError
    return reply, db.get_one(Message, reply.reply_to_id)


def judge(db: Session, reply: Message, verdict: Judgement) -> None:
    """Write down what the visitor says of a reply; it takes the place of what they said before.

    The caller holds the case's lock. A message that was collected for a verdict alone which is
    taken back here, and that nobody has decided about yet, is forgotten.
    """
    db.merge(Verdict(message_id=reply.id, verdict=verdict, at=datetime.now(UTC)))
    db.flush()
    others = exists().where(
        Verdict.message_id == Message.id,
        Verdict.verdict == "down",
        Message.reply_to_id == reply.reply_to_id,
    )
    db.execute(
        delete(Feedback).where(
            Feedback.message_id == reply.reply_to_id,
            Feedback.reason == "down",
            Feedback.state == FeedbackState.COLLECTED,
            ~others,
        )
    )


def verdicts_of(db: Session, case: Case) -> dict[int, Judgement]:
    """Message id -> what the visitor said of that reply."""
    rows = select(Verdict.message_id, Verdict.verdict).join(Message)
    found: Mapping[int, Judgement] = dict(
        db.execute(rows.where(Message.case_id == case.id)).tuples().all()  # type: ignore[arg-type]  # one of two
    )
    return dict(found)


def count_verdicts(db: Session) -> dict[Judgement, int]:
    """How many replies were found good and bad, in all the cases that there still are."""
    rows = select(Verdict.verdict, func.count()).group_by(Verdict.verdict)
    found = dict(db.execute(rows).tuples().all())
    return {"up": found.get("up", 0), "down": found.get("down", 0)}
