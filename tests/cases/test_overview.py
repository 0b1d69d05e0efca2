"""What `status` counts."""

from datetime import UTC, datetime

from cases.database import Sessions, reading
from cases.encryption import Vault
from cases.erasing import erase_case
from cases.overview import overview
from tests.cases.lives import ENDED_ON, ended_case, evidence, give_ticket, settled_case

NOW = datetime(2026, 11, 10, 12, tzinfo=UTC)


def test_an_empty_desk_has_none_of_anything(sessions: Sessions) -> None:
    with reading(sessions) as db:
        assert overview(db).as_row() == {
            "cases": {"open": 0, "settled": 0, "evidence": 0, "erased": 0, "set_aside": 0},
            "tickets": {"new": 0, "in_progress": 0, "solved": 0, "withdrawn": 0},
            "audit": {"entries": 0, "intact": True},
        }


def test_cases_are_counted_by_state_and_the_erased_by_their_audit_lines(
    sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        for make in (ended_case, ended_case, settled_case, evidence):
            make(db, vault)
        settled_case(db, vault).set_aside_at = NOW
        give_ticket(db, ended_case(db, vault), closed_on=ENDED_ON)
        give_ticket(db, ended_case(db, vault))
    with sessions.begin() as db:
        gone = ended_case(db, vault)
        erase_case(db, gone, tracker="/nowhere/tracker.db", actor="t", now=NOW)
    with reading(sessions) as db:
        found = overview(db)
    assert found.cases == {"open": 4, "settled": 2, "evidence": 1, "erased": 1, "set_aside": 1}
    assert found.tickets == {"new": 1, "in_progress": 0, "solved": 1, "withdrawn": 0}
    assert (found.entries, found.intact) == (4, True)
