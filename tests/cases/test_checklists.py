"""The checklist of a ticket, and earlier requests of the same kind."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cases.checklists import checklist, checks_of, put_checks
from cases.database import Sessions
from cases.duplicates import duplicates_of
from cases.encryption import Vault
from cases.models import Agent, AuditEntry, Ticket
from cases.taxonomy import LANGUAGES, PROCESSOR_ASSIST, taxonomy
from tests.cases.lives import belongs_to
from tests.cases.test_decisions import agent, opened, taken

__all__ = ["agent", "taken"]


def test_ticks_are_kept_and_audited(db: Session, taken: Ticket, agent: Agent) -> None:
    put_checks(db, taken, done=["found", "copy", "marketing"], by=agent)
    put_checks(db, taken, done=["copy"], by=agent)
    put_checks(db, taken, done=["copy"], by=agent)
    assert list(checks_of(db, taken)) == ["copy"]
    db.flush()
    lines = select(AuditEntry.detail).where(AuditEntry.action == "ticket.check")
    assert list(db.scalars(lines.order_by(AuditEntry.id))) == [
        {"ticked": ["copy", "found"], "unticked": []},
        {"ticked": [], "unticked": ["found"]},
    ]


@pytest.mark.parametrize("kind", [*taxonomy().requests, PROCESSOR_ASSIST])
def test_every_kind_has_a_checklist_in_three_languages(kind: str) -> None:
    steps = checklist(kind)
    assert steps
    assert all(set(step.words) == set(LANGUAGES) and len(step.id) <= 40 for step in steps)


def test_the_same_request_within_twelve_months_is_flagged(sessions: Sessions, vault: Vault) -> None:
    now = datetime(2026, 11, 6, 12, tzinfo=UTC)
    with sessions.begin() as db:
        opened(db, vault, at=now - timedelta(days=366))
        recent = opened(db, vault, at=now - timedelta(days=364))
        opened(db, vault, "request.erasure", at=now - timedelta(days=5))
        stranger = opened(db, vault, at=now - timedelta(days=5))
        belongs_to(vault, stranger.case, "someone@else.example")
        ticket = opened(db, vault, at=now)
        later = opened(db, vault, at=now + timedelta(days=1))
        db.flush()
        assert list(duplicates_of(db, ticket)) == [recent]
        assert ticket in duplicates_of(db, later)


def test_a_year_before_a_leap_day_is_counted(db: Session, vault: Vault) -> None:
    leap = datetime(2028, 2, 29, 12, tzinfo=UTC)
    before = opened(db, vault, at=datetime(2027, 3, 1, 12, tzinfo=UTC))
    assert list(duplicates_of(db, opened(db, vault, at=leap))) == [before]
    assert before.received_on == date(2027, 3, 1)
