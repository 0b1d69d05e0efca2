"""Jobs: what ran, how many cases are where, and those that were set aside."""

from cases.database import Sessions
from cases.models import Case
from cases.runs import DONE, end_run, start_run
from tests.console.at_the_console import AtTheConsole, OpenTicket, Records


def test_a_run_tells_job_who_counts_and_outcome(aino: AtTheConsole, sessions: Sessions) -> None:
    with sessions.begin() as db:
        run = start_run(db, job="import-cases", actor="anna@host")
        end_run(db, run, {"imported": 1200, "bad": 1}, outcome=DONE)
        start_run(db, job="redact-cases", actor="cron@host")
    page = aino.get("/jobs").text
    expected = ("import-cases", "anna@host", "imported 1,200, bad 1", "Done", "Running")
    assert [words for words in expected if words not in page] == []
    assert page.index("redact-cases") < page.index("import-cases")


def test_only_the_last_fifty_runs_are_shown(aino: AtTheConsole, sessions: Sessions) -> None:
    with sessions.begin() as db:
        for number in range(51):
            start_run(db, job=f"job-{number}-", actor="cron@host")
    page = aino.get("/jobs").text
    assert "job-1-" in page
    assert "job-0-" not in page


def test_cases_are_counted_by_state(aino: AtTheConsole, ticket_opened: OpenTicket) -> None:
    ticket_opened()
    assert "<dt>Open cases</dt><dd>1</dd>" in aino.get("/jobs").text


def test_an_agent_sees_what_was_set_aside_but_no_button(
    aino: AtTheConsole, ticket_opened: OpenTicket, records: Records
) -> None:
    case_id = records.set_aside(ticket_opened())
    page = aino.get("/jobs").text
    assert f"Case {case_id}" in page
    assert "KeyDestroyedError" in page
    assert "Try again" not in page
    assert aino.send("/jobs/again", case_id=str(case_id)).status_code == 404


def test_an_officer_has_a_case_tried_again_once(
    dora: AtTheConsole, ticket_opened: OpenTicket, records: Records, sessions: Sessions
) -> None:
    case_id = records.set_aside(ticket_opened())
    assert f'aria-label="Try case {case_id} again"' in dora.get("/jobs").text
    dora.send("/jobs/again", case_id=str(case_id))
    assert "The case will be tried again." in dora.get("/jobs").text
    dora.send("/jobs/again", case_id=str(case_id))
    assert "not set aside any more" in dora.get("/jobs").text
    with sessions.begin() as db:
        assert db.get_one(Case, case_id).set_aside_at is None
    assert records.audited("case.take_up") == [f"case:{case_id}"]
