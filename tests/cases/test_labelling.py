"""What agents decide about collected messages."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from cases.database import Sessions
from cases.encryption import Vault
from cases.errors import FeedbackChangedError
from cases.labelling import (
    FeedbackState,
    Wanted,
    label,
    labels,
    leave_out,
    look_at_feedback,
    take_back_decision,
)
from cases.models import AuditEntry
from cases.taxonomy import taxonomy
from tests.cases.collected import an_agent, collected, stored
from tests.cases.lives import actions


def test_a_message_is_labelled_and_the_audit_log_tells_by_whom_and_as_what(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        agent, message = an_agent(db), collected(db, vault)
        label(db, message.id, topic="rights.access", by=agent)
    (found,) = stored(sessions)
    assert (found.state, found.topic, found.agent_id) == ("labelled", "rights.access", agent.id)
    with sessions.begin() as db:
        line = db.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
        assert line is not None
        assert (line.actor, line.action) == (f"agent:{agent.id}", "feedback.labelled")
        assert (line.subject, line.detail) == (
            f"feedback:{message.id}",
            {"topic": "rights.access"},
        )


def test_a_decision_can_be_taken_back(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        agent, first, second = an_agent(db), collected(db, vault), collected(db, vault)
        label(db, first.id, topic="data", by=agent)
        leave_out(db, second.id, by=agent)
        for message in (first, second):
            take_back_decision(db, message.id, by=agent)
    for found in stored(sessions):
        assert (found.state, found.topic, found.agent_id) == ("collected", None, None)
        assert found.decided_at is None


def test_of_two_agents_who_decide_at_once_the_second_is_told(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        agents = [an_agent(db) for _ in range(4)]
        message = collected(db, vault)

    def decide(number: int) -> bool:
        try:
            with sessions.begin() as db:
                label(db, message.id, topic="data", by=agents[number])
        except FeedbackChangedError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(decide, range(4))) == 1
    assert actions(sessions).count("feedback.labelled") == 1


def test_what_is_exported_or_has_no_text_any_more_is_decided(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        agent = an_agent(db)
        exported = collected(db, vault, state=FeedbackState.EXPORTED, topic="data")
        emptied = collected(db, vault, state=FeedbackState.LEFT_OUT)
        emptied.text = None
        db.flush()
        for message_id in (exported.id, emptied.id, 99_999):
            with pytest.raises(FeedbackChangedError):
                take_back_decision(db, message_id, by=agent)


def test_a_look_shows_by_state_language_and_reason_and_is_audited(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        agent = an_agent(db)
        first = collected(db, vault)
        collected(db, vault, state=FeedbackState.LEFT_OUT)
        finnish = collected(db, vault, language="fi", reason="down")

        def shown(wanted: Wanted, limit: int = 9) -> tuple[list[int], int]:
            rows, count = look_at_feedback(db, wanted, by=agent, limit=limit)
            return [message.id for message, _ in rows], count

        assert shown(Wanted()) == ([first.id, finnish.id], 2)
        assert shown(Wanted(), limit=1) == ([first.id], 2)
        assert shown(Wanted(language="fi")) == ([finnish.id], 1)
        assert shown(Wanted(language="fi", reason="fallback")) == ([], 0)
        assert shown(Wanted(reason="down")) == ([finnish.id], 1)
    assert actions(sessions).count("feedback.look") == 5


def test_a_message_can_be_an_example_of_every_id_but_fallback() -> None:
    assert set(taxonomy().ids) - set(labels()) == {"fallback"}
