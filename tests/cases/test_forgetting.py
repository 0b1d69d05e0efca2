"""How collected messages go."""

from datetime import UTC, datetime, timedelta

import pytest

from cases.conversations import start_conversation, take_back_conversation
from cases.database import Sessions
from cases.encryption import Vault
from cases.erasing import erase_case
from cases.feedback import count_verdicts, judge
from cases.labelling import FeedbackState
from cases.minimising import minimise
from cases.models import Message
from cases.retention import foresee, retain
from tests.cases.collected import asked, case_of, collected, reply_to, stored
from tests.cases.lives import ZONE, actions, give_ticket, job

NOW = datetime.now(UTC)
TODAY = NOW.astimezone(ZONE).date()
DAYS = 90


@pytest.mark.parametrize("with_ticket", [False, True])
def test_a_chat_that_is_taken_back_takes_its_messages_along(
    sessions: Sessions, vault: Vault, with_ticket: bool
) -> None:
    with sessions.begin() as db:
        case = case_of(db, collected(db, vault))
        others = collected(db, vault)
        if with_ticket:
            give_ticket(db, case)
        take_back_conversation(db, case, country="SE")
    assert [found.id for found in stored(sessions)] == [others.id]


def test_an_erased_case_takes_its_messages_and_verdicts_along(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        message = collected(db, vault)
        judge(db, reply_to(db, db.get_one(Message, message.message_id)), "down")
        erase_case(db, case_of(db, message), tracker="/nowhere/tracker.db", actor="t", now=NOW)
    assert stored(sessions) == []
    with sessions.begin() as db:
        assert count_verdicts(db) == {"up": 0, "down": 0}


def test_what_minimising_redacts_better_is_redacted_here_too(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        message = collected(db, vault, "Hej Kerstin")
        case = case_of(db, message)
        texts = {each.id: f"text <{each.id}>" for each in case.messages}
        minimise(db, case, messages=texts, notes={}, actor="t", now=NOW)
    assert [found.text for found in stored(sessions)] == [f"text <{message.message_id}>"]


def test_minimising_brings_back_no_text_that_is_gone(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        message = collected(db, vault, state=FeedbackState.EXPORTED)
        message.text = None
        case = case_of(db, message)
        texts = {each.id: "text" for each in case.messages}
        minimise(db, case, messages=texts, notes={}, actor="t", now=NOW)
    assert [found.text for found in stored(sessions)] == [None]


@pytest.mark.parametrize(("days", "left"), [(DAYS - 1, 1), (DAYS, 0)])
@pytest.mark.parametrize("state", FeedbackState)
def test_the_daily_job_deletes_what_was_collected_so_many_days_ago(
    sessions: Sessions, vault: Vault, state: FeedbackState, days: int, left: int
) -> None:
    with sessions.begin() as db:
        collected(db, vault, state=state).at = NOW
    retain(job(sessions, TODAY + timedelta(days=days)), actor="t")
    assert len(stored(sessions)) == left


def test_what_was_left_out_loses_its_text_the_day_after(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        collected(db, vault, state=FeedbackState.LEFT_OUT)
        collected(db, vault, state=FeedbackState.LABELLED, topic="data")
    retain(job(sessions, TODAY), actor="t")
    assert [found.text for found in stored(sessions)] == ["Hej <PERSON>"] * 2
    retain(job(sessions, TODAY + timedelta(days=1)), actor="t")
    assert [found.text for found in stored(sessions)] == [None, "Hej <PERSON>"]


def test_the_job_foresees_counts_and_audits_it_and_does_it_once(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        collected(db, vault).at = NOW - timedelta(days=DAYS + 1)
        collected(db, vault, state=FeedbackState.LEFT_OUT).decided_at = NOW - timedelta(days=2)
        collected(db, vault)
    assert foresee(job(sessions, TODAY))["feedback"] == 2
    assert len(stored(sessions)) == 3
    assert retain(job(sessions, TODAY), actor="t")["feedback"] == 2
    assert retain(job(sessions, TODAY), actor="t")["feedback"] == 0
    assert actions(sessions).count("feedback.forget") == 1


def test_a_longer_period_is_a_setting(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        collected(db, vault).at = NOW
    today = TODAY + timedelta(days=DAYS)
    assert retain(job(sessions, today, feedback_days=DAYS + 1), actor="t")["feedback"] == 0


def test_a_conversation_without_any_is_taken_back_as_before(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        asked(db, vault)
        case, _ = start_conversation(db, vault, language="sv")
        take_back_conversation(db, case, country="SE")
    assert actions(sessions) == ["conversation.delete"]
