"""Collecting messages, and what visitors say of answers."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.orm import Session

from cases.conversations import lock_case, start_conversation
from cases.database import Sessions
from cases.encryption import Vault
from cases.errors import ReplyNotFoundError
from cases.feedback import (
    Judgement,
    collect,
    count_verdicts,
    judge,
    rateable_reply,
    verdicts_of,
)
from cases.labelling import label
from cases.messages import Draft, answer_message, say
from cases.models import Message
from tests.cases.collected import an_agent, asked, reply_to, stored


def down(db: Session, message: Message) -> None:
    """The visitor's thumb down on the reply to the message."""
    judge(db, reply_to(db, message), "down")
    collect(db, message, redacted="hej", reason="down", understood_as="data")


def test_a_message_is_collected_as_it_was_seen(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        message = asked(db, vault, "Hej Kerstin", language="fi")
        collect(db, message, redacted="Hej <PERSON>", reason="fallback", understood_as="rights")
    (found,) = stored(sessions)
    assert (found.text, found.language, found.reason) == ("Hej <PERSON>", "fi", "fallback")
    assert (found.state, found.understood_as, found.topic) == ("collected", "rights", None)


@pytest.mark.parametrize("redacted", ["<EMAIL_ADDRESS>", "<PERSON>, <PHONE_NUMBER>!", "12 ?"])
def test_a_message_without_words_of_its_own_is_not_collected(
    sessions: Sessions, vault: Vault, redacted: str
) -> None:
    with sessions.begin() as db:
        message = asked(db, vault)
        collect(db, message, redacted=redacted, reason="fallback", understood_as=None)
    assert stored(sessions) == []


def test_a_message_is_collected_once_whatever_comes_later(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        message = asked(db, vault)
        collect(db, message, redacted="hej", reason="fallback", understood_as=None)
        down(db, message)
    assert [found.reason for found in stored(sessions)] == ["fallback"]


def test_the_last_verdict_on_a_reply_counts(sessions: Sessions, vault: Vault) -> None:
    said: list[Judgement] = ["up", "up", "down"]
    with sessions.begin() as db:
        message = asked(db, vault)
        reply = reply_to(db, message)
        for verdict in said:
            judge(db, reply, verdict)
        judge(db, reply_to(db, asked(db, vault)), "up")
        assert verdicts_of(db, message.case) == {reply.id: "down"}
        assert count_verdicts(db) == {"up": 1, "down": 1}


def test_who_finds_the_answer_good_after_all_is_not_collected(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        message = asked(db, vault)
        down(db, message)
        judge(db, reply_to(db, message), "up")
    assert stored(sessions) == []


def test_it_stays_collected_for_another_reply_that_was_no_help(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        message = asked(db, vault)
        down(db, message)
        first = reply_to(db, message)
        second = Draft("Mer", {"topics": ["data"]})
        answer_message(db, vault, message, language="sv", replies=[second])
        judge(db, db.get_one(Message, first.id + 1), "down")
        judge(db, first, "up")
    assert len(stored(sessions)) == 1


def test_it_stays_collected_where_it_was_not_understood_or_an_agent_decided(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        missed, decided = asked(db, vault), asked(db, vault)
        collect(db, missed, redacted="hej", reason="fallback", understood_as=None)
        down(db, decided)
    with sessions.begin() as db:
        label(db, stored(sessions)[1].id, topic="rights", by=an_agent(db))
        for message in (missed, decided):
            judge(db, reply_to(db, message), "up")
    assert [found.state for found in stored(sessions)] == ["collected", "labelled"]


def test_only_the_assistants_answers_in_ones_own_conversation_can_be_judged(
    db: Session, vault: Vault
) -> None:
    message = asked(db, vault)
    reply, question = rateable_reply(db, message.case, reply_to(db, message).id)
    assert (reply.reply_to_id, question) == (message.id, message)
    stranger, _ = start_conversation(db, vault, language="sv")
    welcome = say(db, vault, stranger, language="sv", draft=Draft("Hej", {"buttons": []}))
    kept = say(db, vault, message.case, language="sv", draft=Draft("Sparat", {"kept": True}),
               reply_to=message)  # fmt: skip
    agents = say(db, vault, message.case, language="sv", draft=Draft("Hej"), author="agent")
    for case, reply_id in [
        (stranger, reply.id),
        (stranger, welcome.id),
        (message.case, message.id),
        (message.case, kept.id),
        (message.case, agents.id),
        (message.case, 99_999),
    ]:
        with pytest.raises(ReplyNotFoundError):
            rateable_reply(db, case, reply_id)


def test_a_thumb_sent_twice_at_once_is_one(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        message = asked(db, vault)

    def thumb(_: int) -> None:
        with sessions.begin() as db:
            again = db.get_one(Message, message.id)
            lock_case(db, again.case)
            down(db, again)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(thumb, range(8)))
    assert len(stored(sessions)) == 1
