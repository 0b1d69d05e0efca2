"""Legal holds: who, why, until when."""

from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from cases.agents import add_agent
from cases.encryption import Vault
from cases.errors import ReasonMissingError
from cases.holds import held, hold, holds_of, is_held, lasting_holds, release
from cases.models import Agent, AuditEntry, Case
from tests.cases.lives import ended_case

TODAY = date(2026, 11, 10)


@pytest.fixture
def dpo(db: Session) -> Agent:
    return add_agent(db, email="d@desk.example", name="D", role="dpo", actor="test")[0]


@pytest.mark.parametrize(
    ("until", "today", "lasts"),
    [
        (None, TODAY, True),
        (date(2026, 11, 11), TODAY, True),
        (TODAY, TODAY, True),
        (date(2026, 11, 9), TODAY, False),
    ],
)
def test_a_hold_lasts_until_the_end_of_its_last_day(
    db: Session, vault: Vault, dpo: Agent, until: date | None, today: date, lasts: bool
) -> None:
    case = ended_case(db, vault)
    hold(db, vault, case, by=dpo, reason="tvist", until=until)
    db.flush()
    assert is_held(db, case, today=today) is lasts
    assert list(db.scalars(select(Case.id).where(held(today)))) == ([case.id] if lasts else [])


def test_a_hold_says_who_when_and_until(db: Session, vault: Vault, dpo: Agent) -> None:
    case = ended_case(db, vault)
    hold(db, vault, case, by=dpo, reason=" tvist ", until=TODAY)
    db.flush()
    (found,) = holds_of(db, case)
    assert (found.agent_id, found.until) == (dpo.id, TODAY)
    assert vault.unseal(found.reason) == "tvist"


def test_the_reason_stands_nowhere_in_clear(db: Session, vault: Vault, dpo: Agent) -> None:
    hold(db, vault, ended_case(db, vault), by=dpo, reason="tvist med Kerstin", until=None)
    db.flush()
    for table in ("holds", "audit_entries"):
        assert "Kerstin" not in repr(db.execute(text(f"select * from {table}")).all())


def test_a_hold_without_a_reason_is_refused(db: Session, vault: Vault, dpo: Agent) -> None:
    case = ended_case(db, vault)
    with pytest.raises(ReasonMissingError):
        hold(db, vault, case, by=dpo, reason="  ", until=None)
    assert holds_of(db, case) == []


def test_a_release_ends_every_hold_on_the_case_and_no_other(
    db: Session, vault: Vault, dpo: Agent
) -> None:
    case, other = ended_case(db, vault), ended_case(db, vault)
    for each in (case, case, other):
        hold(db, vault, each, by=dpo, reason="tvist", until=None)
    db.flush()
    release(db, case, by=dpo)
    db.flush()
    assert not is_held(db, case, today=TODAY)
    assert is_held(db, other, today=TODAY)


def test_the_holds_that_last_are_told_with_who_put_them(
    db: Session, vault: Vault, dpo: Agent
) -> None:
    case, other = ended_case(db, vault), ended_case(db, vault)
    for each, until in ((case, TODAY), (case, date(2026, 11, 9)), (other, None)):
        hold(db, vault, each, by=dpo, reason="tvist", until=until)
    db.flush()
    told = [(lasting.until, by) for lasting, by in lasting_holds(db, case, today=TODAY)]
    assert told == [(TODAY, dpo)]


def test_holding_and_releasing_are_audited(db: Session, vault: Vault, dpo: Agent) -> None:
    case = ended_case(db, vault)
    hold(db, vault, case, by=dpo, reason="tvist", until=TODAY)
    db.flush()
    release(db, case, by=dpo)
    db.flush()
    lines = db.scalars(select(AuditEntry).where(AuditEntry.subject == f"case:{case.id}"))
    told = [(line.actor, line.action, line.detail) for line in lines]
    assert told == [
        (f"agent:{dpo.id}", "case.hold", {"until": "2026-11-10"}),
        (f"agent:{dpo.id}", "case.release", {}),
    ]
