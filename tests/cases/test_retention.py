"""The daily job, day by day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cases.claims import claim_cases, claimed_cases
from cases.database import Sessions
from cases.encryption import Vault
from cases.errors import ClaimLostError
from cases.lifecycle import State
from cases.models import Case, Customer
from cases.retention import foresee, mark_due_cases, retain
from tests.cases.lives import (
    ENDED_ON,
    PERIODS,
    actions,
    company,
    ended_case,
    evidence,
    give_ticket,
    job,
    moment,
    never_closed,
    put_on_hold,
    settled_case,
)

GRACE_OVER = ENDED_ON + timedelta(days=30)
MOVED = ("settled", "taken_back", "due", "erased")


def state_of(sessions: Sessions, case_id: int) -> tuple[str, bool]:
    """The case's state and whether it is due."""
    with sessions.begin() as db:
        case = db.get_one(Case, case_id)
        return case.state, case.due_since is not None


@pytest.mark.parametrize(("days", "state"), [(29, State.OPEN), (30, State.SETTLED)])
def test_a_case_is_settled_when_the_grace_period_is_over(
    sessions: Sessions, vault: Vault, days: int, state: State
) -> None:
    with sessions.begin() as db:
        case = ended_case(db, vault, customer=company(db))
    retain(job(sessions, ENDED_ON + timedelta(days=days)), actor="t")
    assert state_of(sessions, case.id) == (state, False)


@pytest.mark.parametrize("hour", [0, 23])
def test_the_period_counts_days_whatever_the_hour(
    sessions: Sessions, vault: Vault, hour: int
) -> None:
    with sessions.begin() as db:
        case = ended_case(db, vault)
        case.ended_at = case.last_activity_at = moment(ENDED_ON, hour)
    counted = [foresee(job(sessions, GRACE_OVER - timedelta(days=n)))["settled"] for n in (0, 1)]
    assert counted == [1, 0]


def test_a_running_conversation_is_not_settled(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        case = ended_case(db, vault)
        case.ended_at = None
    retain(job(sessions, GRACE_OVER), actor="t")
    assert state_of(sessions, case.id) == (State.OPEN, False)


@pytest.mark.parametrize(("days", "state"), [(91, State.OPEN), (92, State.SETTLED)])
def test_an_imported_case_that_was_never_closed_is_settled_when_it_has_long_been_quiet(
    sessions: Sessions, vault: Vault, days: int, state: State
) -> None:
    with sessions.begin() as db:
        case = never_closed(db, vault)
    today = job(sessions, ENDED_ON + timedelta(days=days))
    assert foresee(today)["settled"] == retain(today, actor="t")["settled"]
    assert state_of(sessions, case.id) == (state, state == State.SETTLED)


def test_a_quiet_imported_case_waits_for_its_tickets_and_their_grace_period(
    sessions: Sessions, vault: Vault
) -> None:
    today = ENDED_ON + timedelta(days=200)
    with sessions.begin() as db:
        give_ticket(db, never_closed(db, vault))
        give_ticket(db, never_closed(db, vault), closed_on=today - timedelta(days=29))
        give_ticket(db, never_closed(db, vault), closed_on=today - timedelta(days=30))
    assert foresee(job(sessions, today))["settled"] == 1


def test_a_long_grace_period_holds_for_a_quiet_imported_case_too(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        never_closed(db, vault)
    days = [ENDED_ON + timedelta(days=number) for number in (99, 100)]
    assert [foresee(job(sessions, day, grace_days=100))["settled"] for day in days] == [0, 1]


def test_a_case_with_an_open_ticket_is_not_settled(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        case = ended_case(db, vault)
        give_ticket(db, case)
    retain(job(sessions, GRACE_OVER), actor="t")
    assert state_of(sessions, case.id) == (State.OPEN, False)


@pytest.mark.parametrize(("late", "settled"), [(1, 0), (0, 1)])
def test_grace_counts_from_the_last_thing_that_happened(
    sessions: Sessions, vault: Vault, late: int, settled: int
) -> None:
    last = ENDED_ON + timedelta(days=late)
    with sessions.begin() as db:
        give_ticket(db, ended_case(db, vault), closed_on=last)
        active = ended_case(db, vault)
        active.last_activity_at = moment(last)
    assert foresee(job(sessions, GRACE_OVER))["settled"] == 2 * settled


def test_a_settled_case_of_nobody_is_due_in_the_same_run(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        case = ended_case(db, vault)
    counts = retain(job(sessions, GRACE_OVER), actor="t")
    assert state_of(sessions, case.id) == (State.SETTLED, True)
    assert (counts["settled"], counts["due"]) == (1, 1)
    assert actions(sessions) == ["case.settled", "case.due"]


@pytest.mark.parametrize(
    ("ended_on", "due"), [(None, False), (GRACE_OVER, False), (date(2026, 3, 31), True)]
)
def test_a_customers_case_is_due_once_the_relationship_is_over(
    sessions: Sessions, vault: Vault, ended_on: date | None, due: bool
) -> None:
    with sessions.begin() as db:
        case = settled_case(db, vault, customer=company(db, ended_on=ended_on))
    retain(job(sessions, GRACE_OVER), actor="t")
    assert state_of(sessions, case.id) == (State.SETTLED, due)


def test_an_owner_may_minimise_when_settled(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        case = settled_case(db, vault, customer=company(db))
    retain(job(sessions, GRACE_OVER, minimise_when_settled=True), actor="t")
    assert state_of(sessions, case.id) == (State.SETTLED, True)


def test_a_relationship_that_is_opened_again_takes_the_case_back_from_a_job(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        customer = company(db, ended_on=ENDED_ON)
        case = settled_case(db, vault, customer=customer)
    retain(job(sessions, GRACE_OVER), actor="t")
    with sessions.begin() as db:
        assert claim_cases(db, by="job", limit=9, now=datetime.now(UTC)) == [case.id]
        db.get_one(Customer, customer.id).ended_on = None
    counts = retain(job(sessions, GRACE_OVER), actor="t")
    assert state_of(sessions, case.id) == (State.SETTLED, False)
    assert (counts["taken_back"], actions(sessions)[-1]) == (1, "case.not_due")
    with sessions.begin() as db, pytest.raises(ClaimLostError):
        claimed_cases(db, [case.id], by="job")


def test_the_minimising_job_finds_what_is_due_without_the_daily_job(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        open_case, settled = ended_case(db, vault), settled_case(db, vault)
    assert mark_due_cases(sessions, day=job(sessions, GRACE_OVER).day, periods=PERIODS) == 1
    assert state_of(sessions, settled.id) == (State.SETTLED, True)
    assert state_of(sessions, open_case.id) == (State.OPEN, False)


@pytest.mark.parametrize(("days", "erased"), [(1094, 0), (1095, 1)])
def test_evidence_is_erased_when_its_period_is_over(
    sessions: Sessions, vault: Vault, days: int, erased: int
) -> None:
    with sessions.begin() as db:
        case = evidence(db, vault)
    counts = retain(job(sessions, ENDED_ON + timedelta(days=days)), actor="t")
    assert counts["erased"] == erased
    with sessions.begin() as db:
        assert (db.get(Case, case.id) is None) == bool(erased)


def test_a_hold_stops_every_step_and_is_counted(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        customer = company(db)
        cases = [ended_case(db, vault), settled_case(db, vault), evidence(db, vault)]
        taken_back = settled_case(db, vault, customer=customer)
        taken_back.due_since = moment(ENDED_ON)
        for case in [*cases, taken_back]:
            put_on_hold(db, vault, case)
    today = ENDED_ON + timedelta(days=2000)
    foreseen = foresee(job(sessions, today))
    counts = retain(job(sessions, today), actor="t")
    assert counts == foreseen
    assert {name: counts[name] for name in MOVED} == dict.fromkeys(MOVED, 0)
    assert {name: counts[f"{name}_held"] for name in MOVED} == dict.fromkeys(MOVED, 1)


def test_naming_a_later_day_outlives_no_hold(sessions: Sessions, vault: Vault) -> None:
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    with sessions.begin() as db:
        put_on_hold(db, vault, ended_case(db, vault), until=tomorrow)
    counts = retain(job(sessions, tomorrow + timedelta(days=999)), actor="t")
    assert (counts["settled"], counts["settled_held"]) == (0, 1)


def test_a_hold_that_is_over_stops_nothing(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        put_on_hold(db, vault, evidence(db, vault), until=ENDED_ON)
    counts = retain(job(sessions, ENDED_ON + timedelta(days=2000)), actor="t")
    assert (counts["erased"], counts["erased_held"]) == (1, 0)


def test_conversations_that_wait_to_be_ended_are_counted_and_left_to_the_chat(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        case = ended_case(db, vault)
        case.ended_at = None
    assert retain(job(sessions, GRACE_OVER), actor="t")["idle"] == 1
    with sessions.begin() as db:
        assert db.get_one(Case, case.id).wrapped_key is not None


def test_a_period_longer_than_the_calendar_is_never_over(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        evidence(db, vault)
    assert foresee(job(sessions, date.max, evidence_days=10**9))["erased"] == 0
