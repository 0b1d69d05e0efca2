"""The figures: what they count, as pictures, tables, CSV and the annual report."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from cases.audit import record
from cases.database import Sessions
from cases.figures import Months
from cases.models import AuditEntry, Case
from cases.runs import DONE, end_run, start_run
from cases.tickets import withdraw
from console.charts import Figure, Row
from console.desk import Desk
from tests.console.at_the_console import AtTheConsole, OpenTicket, Records

NOW = datetime(2026, 3, 11, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "now", lambda _: NOW)


def _rows(console: AtTheConsole, name: str, query: str = "") -> dict[str, list[str]]:
    """The rows of a figure's CSV, by their first cell."""
    answer = console.get(f"/figures/{name}.csv{query}")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    lines = [line.split(",") for line in answer.content.decode("utf-8-sig").splitlines()]
    return {line[0]: line[1:] for line in lines}


def _solved(
    ticket_opened: OpenTicket,
    records: Records,
    *,
    after: float,
    received: datetime,
    **values: object,
) -> str:
    reference = ticket_opened(at=received, **values)
    records.change(reference, status="solved", closed_at=received + timedelta(days=after))
    return reference


def test_open_tickets_are_counted_by_kind_and_age(
    aino: AtTheConsole, ticket_opened: OpenTicket
) -> None:
    for days in (0, 7, 8, 31):
        ticket_opened(at=NOW - timedelta(days=days))
    ticket_opened(asked_for="request.access", language="fi", at=NOW - timedelta(days=20))
    rows = _rows(aino, "open")
    assert rows["Erasure of data"] == ["2", "1", "0", "1"]
    assert rows["Copy of personal data"] == ["0", "0", "1", "0"]


def test_a_deadline_is_met_until_the_end_of_its_last_day(
    aino: AtTheConsole, ticket_opened: OpenTicket, records: Records
) -> None:
    received = datetime(2026, 1, 12, 9, tzinfo=UTC)
    _solved(ticket_opened, records, after=31, received=received)
    _solved(ticket_opened, records, after=32, received=received)
    _solved(ticket_opened, records, after=2.9, received=received, asked_for="report.breach")
    _solved(ticket_opened, records, after=3.1, received=received, asked_for="report.breach")
    _solved(ticket_opened, records, after=1, received=received, asked_for="handoff")
    rows = _rows(aino, "deadlines")
    assert (rows["Jan 2026"], rows["Feb 2026"]) == (["1", "1"], ["1", "1"])


def test_days_to_an_answer_are_told_by_kind(
    aino: AtTheConsole, ticket_opened: OpenTicket, records: Records
) -> None:
    for days in (2, 4, 9):
        _solved(ticket_opened, records, after=days, received=NOW - timedelta(days=20))
    assert _rows(aino, "days")["Erasure of data"] == ["4.0", "8.0", "3"]


def test_tickets_are_counted_by_language(aino: AtTheConsole, ticket_opened: OpenTicket) -> None:
    for language in ("sv", "sv", "fi"):
        ticket_opened(language=language, at=NOW)
    ticket_opened(language="en", at=datetime(2025, 1, 5, tzinfo=UTC))
    rows = _rows(aino, "languages")
    assert [rows[name] for name in ("Swedish", "Finnish", "English")] == [["2"], ["1"], ["0"]]
    assert _rows(aino, "languages", "?year=2025")["English"] == ["1"]


def test_a_chat_without_a_ticket_was_answered_without_a_human(
    aino: AtTheConsole, ticket_opened: OpenTicket, sessions: Sessions, records: Records
) -> None:
    from cases.conversations import start_conversation
    from cases.messages import receive_message

    ticket_opened()
    with sessions.begin() as db:
        for text in ("Hur länge?", ""):
            case, _ = start_conversation(db, records.vault, language="sv")
            case.opened_at = NOW
            if text:  # nobody wrote anything in the other
                receive_message(db, records.vault, case, text=text)
        db.flush()
    assert _rows(aino, "chats")["Mar 2026"][0] == "1"


def test_runs_states_and_moves_are_counted(
    aino: AtTheConsole, ticket_opened: OpenTicket, sessions: Sessions
) -> None:
    ticket_opened()
    with sessions.begin() as db:
        run = start_run(db, job="redact-cases", actor="cron@host")
        end_run(db, run, {"minimised": 12, "texts": 70, "set_aside": 1}, outcome=DONE)
        start_run(db, job="retention", actor="cron@host")
        record(db, actor="retention", action="case.erased", subject="case:7")
    assert list(_rows(aino, "redaction").values())[1:] == [["12", "1", "70"]]
    assert _rows(aino, "storage")["Open"] == ["1"]
    year = datetime.now(UTC).year
    rows = _rows(aino, "moves", f"?year={year}")
    assert sum(int(row[2]) for row in list(rows.values())[1:]) == 1


def test_stored_cases_are_told_month_by_month_up_to_today(
    aino: AtTheConsole, ticket_opened: OpenTicket, sessions: Sessions
) -> None:
    ticket_opened()
    with sessions.begin() as db:
        case = db.query(Case).one()
        case.opened_at, case.state = datetime(2026, 1, 20, tzinfo=UTC), "settled"
        at = datetime(2026, 3, 2, tzinfo=UTC)
        subject = f"case:{case.id}"
        db.add(AuditEntry(at=at, actor="retention", action="case.settled", subject=subject))
    rows = _rows(aino, "history", "?year=2026")
    assert rows.pop("Month") == ["open", "settled", "redacted", "erased"]
    assert rows == {
        "Jan 2026": ["1", "0", "0", "0"],
        "Feb 2026": ["1", "0", "0", "0"],
        "Mar 2026": ["0", "1", "0", "0"],
    }
    assert list(_rows(aino, "history"))[1] == "Apr 2025"
    page = aino.get("/figures/report?year=2026").text
    assert "Stored cases by state, month by month" in page
    assert "settled: 1</title>" in page


def test_the_page_draws_what_its_tables_say(aino: AtTheConsole, ticket_opened: OpenTicket) -> None:
    ticket_opened(at=NOW)
    page = aino.get("/figures").text
    assert len(re.findall(r'<section class="card" aria-labelledby="figure-', page)) == 9
    assert "up to 7 days: 1</title>" in page
    assert "Nothing to count yet." in page
    assert "style=" not in page


def test_the_report_is_of_its_year_alone(
    aino: AtTheConsole, ticket_opened: OpenTicket, records: Records
) -> None:
    _solved(ticket_opened, records, after=10, received=datetime(2025, 5, 5, 9, tzinfo=UTC))
    withdrawn = ticket_opened(at=datetime(2025, 6, 5, 9, tzinfo=UTC))
    with records.sessions.begin() as db:
        withdraw(db, db.merge(records.ticket(withdrawn)))
    page = aino.get("/figures/report?year=2025").text
    for words in (
        "<dt>Tickets solved</dt><dd>1</dd>",
        "100% (1 of 1)",
        "<dd>2</dd>",
        "<dd>10</dd>",
    ):
        assert words in page
    assert "<dt>Tickets solved</dt><dd>0</dd>" in aino.get("/figures/report?year=2024").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/figures/secret.csv", 404),
        ("/figures/report?year=1", 400),
        ("/figures/report?year=x", 400),
    ],
)
def test_what_there_is_not_is_refused(aino: AtTheConsole, path: str, status: int) -> None:
    assert aino.get(path).status_code == status


def test_bars_are_shares_of_the_longest_row_one_after_the_other() -> None:
    rows = (Row("a", (1, 3, 9)), Row("b", (0, 2, 9)))
    figure = Figure("f", "F", "", "Kind", ("x", "y", "z"), rows, drawn=2)
    [(_, words, first), (_, _, second)] = figure.bars()
    assert words == "1 + 3"
    assert [(s.left, s.width, s.series) for s in first] == [(0.0, 25.0, 0), (25.0, 75.0, 1)]
    assert [(s.left, s.width, s.series) for s in second] == [(0.0, 50.0, 1)]


def test_months_are_the_member_states() -> None:
    from cases.deadlines import ZONES

    months = Months.until(date(2026, 1, 31), ZONES["SE"], count=2)
    assert months.firsts == (date(2025, 12, 1), date(2026, 1, 1))
    assert months.place(datetime(2025, 12, 31, 23, 30, tzinfo=UTC)) == 1
    assert months.ranges[-1][1].isoformat() == "2026-02-01T00:00:00+01:00"
