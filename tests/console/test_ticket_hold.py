"""The legal hold on the ticket page: who puts it, who sees what of it."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from cases.database import Sessions
from cases.holds import is_held
from cases.models import Case
from tests.console.at_the_console import AtTheConsole, OpenTicket, Records

TODAY = datetime.now(UTC).date()


def _is_held(sessions: Sessions, case_id: int) -> bool:
    with sessions.begin() as db:
        return is_held(db, db.get_one(Case, case_id), today=TODAY)


def test_an_officer_holds_a_case_and_releases_it(
    dora: AtTheConsole, ticket_opened: OpenTicket, sessions: Sessions, records: Records
) -> None:
    reference = ticket_opened()
    case_id = records.case_id(reference)
    dora.send(f"/tickets/{reference}/hold", reason="Tvist om fakturan", until="")
    assert _is_held(sessions, case_id)
    assert "The case is on legal hold." in dora.get(f"/tickets/{reference}").text
    dora.send(f"/tickets/{reference}/release")
    assert not _is_held(sessions, case_id)
    assert "on legal hold</strong>" not in dora.get(f"/tickets/{reference}").text
    assert records.audited("case.hold") == records.audited("case.release") == [f"case:{case_id}"]


def test_everybody_sees_the_hold_but_only_officers_its_reason(
    aino: AtTheConsole, dora: AtTheConsole, ticket_opened: OpenTicket
) -> None:
    reference = ticket_opened()
    dora.send(f"/tickets/{reference}/hold", reason="Tvist om fakturan", until="2999-03-01")
    officers, agents = (one.get(f"/tickets/{reference}").text for one in (dora, aino))
    for page in (officers, agents):
        assert "on legal hold</strong>" in page
        assert re.search(
            r"<strong>Dora</strong>\s*<span>since <time.*until Fri 1 Mar 2999", page, re.DOTALL
        )
    assert ("Tvist om" in officers, "Tvist om" in agents) == (True, False)
    assert ("Release the case" in officers, "Release the case" in agents) == (True, False)


def test_a_case_whose_key_is_gone_can_be_held(
    dora: AtTheConsole, ticket_opened: OpenTicket, sessions: Sessions, records: Records
) -> None:
    reference = ticket_opened()
    case_id = records.case_id(reference)
    with sessions.begin() as db:
        db.get_one(Case, case_id).wrapped_key = None
    dora.send(f"/tickets/{reference}/hold", reason="Tvist")
    assert _is_held(sessions, case_id)


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("reason", {"reason": " ", "until": "2999-03-01"}, "Give the reason"),
        ("until", {"reason": "Tvist", "until": "soon"}, "Give a day"),
        ("until", {"reason": "Tvist", "until": str(date(2020, 1, 1))}, "That day is over"),
    ],
)
def test_a_wrong_hold_is_told_beside_its_field_and_kept(
    dora: AtTheConsole,
    ticket_opened: OpenTicket,
    records: Records,
    field: str,
    typed: dict[str, str],
    words: str,
) -> None:
    answer = dora.send(f"/tickets/{ticket_opened()}/hold", **typed)
    assert answer.status_code == 422
    assert re.findall(r'id="hold-(\w+)-problem">([\w ]+)', answer.text)[0][0] == field
    assert answer.text.count('-problem">') == 1
    assert words in answer.text
    assert f'value="{typed["until"]}"' in answer.text
    assert f"{typed['reason'].strip()}</textarea>" in answer.text
    assert records.audited("case.hold") == []


def test_a_refused_hold_does_not_tell_its_reason_in_the_visitors_notice(
    dora: AtTheConsole, ticket_opened: OpenTicket
) -> None:
    reference = ticket_opened()
    dora.send(f"/tickets/{reference}/claim")
    answer = dora.send(f"/tickets/{reference}/hold", reason="Tvist", until="soon")
    assert "Skäl: […]" in answer.text


def test_for_an_agent_there_is_nothing_to_hold_with(
    aino: AtTheConsole, ticket_opened: OpenTicket, records: Records
) -> None:
    reference = ticket_opened()
    assert "Hold the case" not in aino.get(f"/tickets/{reference}").text
    for form, fields in (("hold", {"reason": "Tvist"}), ("hold", {}), ("release", {})):
        assert aino.send(f"/tickets/{reference}/{form}", **fields).status_code == 404
    assert records.audited("case.hold") == []


def test_a_hold_whose_last_day_is_over_is_not_shown(
    dora: AtTheConsole, ticket_opened: OpenTicket, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = ticket_opened()
    dora.send(f"/tickets/{reference}/hold", reason="Tvist", until=str(TODAY + timedelta(days=1)))
    later = TODAY + timedelta(days=9)
    monkeypatch.setattr("console.desk.Desk.today", lambda _: later)
    assert "This case is not on hold." in dora.get(f"/tickets/{reference}").text
