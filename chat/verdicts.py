"""What a visitor says of a reply: up is counted, down collects the message that it answered."""

from cases.conversations import conversation_for, lock_case
from cases.database import reading
from cases.errors import ConversationEndedError
from cases.feedback import Judgement, collect, judge, rateable_reply
from cases.models import Message
from chat.preparing import redacted
from chat.turns import Desk


def take_verdict(
    desk: Desk, conversation_id: str, token: str, reply_id: int, verdict: Judgement
) -> None:
    """Keep the verdict in place of an earlier one.

    Raises ConversationNotFoundError, ConversationEndedError, ReplyNotFoundError.
    """
    with reading(desk.sessions) as db:
        case = conversation_for(db, conversation_id, token)
        reply, question = rateable_reply(db, case, reply_id)
        # redacting takes its time: nobody has to wait for it
        seen = _as_the_assistant_saw_it(desk, question) if verdict == "down" else None
    with desk.sessions.begin() as db:
        case = conversation_for(db, conversation_id, token)
        lock_case(db, case)
        if case.ended_at is not None:
            raise ConversationEndedError
        reply, question = rateable_reply(db, case, reply_id)
        judge(db, reply, verdict)
        if seen is not None:
            topics = reply.attributes["topics"]
            likeliest = reply.attributes.get("topic") or (topics[0] if topics else None)
            collect(db, question, redacted=seen, reason="down", understood_as=likeliest)


def _as_the_assistant_saw_it(desk: Desk, question: Message) -> str | None:
    """The message redacted; None of a button that was pressed, which teaches nothing."""
    return None if "payload" in question.attributes else redacted(desk.vault, question).text
