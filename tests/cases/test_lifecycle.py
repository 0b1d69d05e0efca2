"""The table of moves, and what a move leaves behind."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from cases.encryption import Vault
from cases.errors import CaseHeldError, MoveNotAllowedError
from cases.lifecycle import MOVES, State, move
from cases.models import AuditEntry
from tests.cases.lives import ended_case, put_on_hold, settled_case

NOW = datetime(2026, 11, 10, 12, tzinfo=UTC)
NO_MOVES = [(a, b) for a in State for b in State if b not in MOVES[a]]


def test_from_every_state_there_is_a_way_to_be_erased_and_none_back_from_it() -> None:
    assert {state for state in State if State.ERASED in MOVES[state]} == set(State) - {State.ERASED}
    assert MOVES[State.ERASED] == frozenset()


@pytest.mark.parametrize(("now", "to"), NO_MOVES)
def test_a_move_that_is_not_in_the_table_is_refused(
    db: Session, vault: Vault, now: State, to: State
) -> None:
    case = ended_case(db, vault)
    case.state = now
    with pytest.raises(MoveNotAllowedError):
        move(db, case, to, actor="test", now=NOW)
    assert case.state == now


def test_a_move_is_audited_with_its_detail(db: Session, vault: Vault) -> None:
    case = ended_case(db, vault)
    move(db, case, State.SETTLED, actor="test", now=NOW, why="period over")
    db.flush()
    entry = db.query(AuditEntry).one()
    assert (entry.actor, entry.action) == ("test", "case.settled")
    assert (entry.subject, entry.detail) == (f"case:{case.id}", {"why": "period over"})


def test_a_move_starts_the_next_period_and_lets_go_of_claim_and_failures(
    db: Session, vault: Vault
) -> None:
    case = settled_case(db, vault)
    case.due_since = case.claimed_until = case.set_aside_at = NOW
    case.claimed_by, case.attempts, case.set_aside_reason = "job", 3, "why"
    move(db, case, State.EVIDENCE, actor="test", now=NOW)
    assert case.state_since == NOW
    left = (case.due_since, case.claimed_by, case.claimed_until, case.set_aside_at)
    assert left == (None, None, None, None)
    assert (case.attempts, case.set_aside_reason) == (0, None)


@pytest.mark.parametrize("to", sorted(MOVES[State.SETTLED]))
def test_a_held_case_makes_no_move(db: Session, vault: Vault, to: State) -> None:
    case = settled_case(db, vault)
    put_on_hold(db, vault, case)
    with pytest.raises(CaseHeldError, match=f"case {case.id} is on legal hold"):
        move(db, case, to, actor="test", now=NOW)
    assert case.state == State.SETTLED
