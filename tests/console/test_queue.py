"""The queue: its order, its words, and what it does not tell."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.console.at_the_console import AtTheConsole, OpenTicket, Records

TODAY = datetime.now(UTC).date()


def _references(answer: str) -> list[str]:
    return re.findall(r'href="/tickets/(PD-\w{5}-\w{5})"', answer)


def test_the_nearest_legal_end_comes_first_and_no_clock_last(
    aino: AtTheConsole, ticket_opened: OpenTicket, records: Records
) -> None:
    handoff = ticket_opened("En människa, tack", asked_for="handoff")
    later, sooner = ticket_opened(), ticket_opened()
    records.change(later, due_on=date(2026, 3, 30))
    records.change(sooner, due_on=date(2026, 3, 2))
    assert _references(aino.get("/").text) == [sooner, later, handoff]


def test_a_breach_comes_before_what_ends_the_same_day(
    aino: AtTheConsole, ticket_opened: OpenTicket, records: Records
) -> None:
    erasure = ticket_opened()
    breach = ticket_opened("Mina uppgifter har läckt", asked_for="report.breach")
    records.change(erasure, due_on=records.ticket(breach).due_on)
    assert _references(aino.get("/").text) == [breach, erasure]


def test_a_row_tells_kind_language_dates_state_and_who_has_it(
    aino: AtTheConsole, ticket_opened: OpenTicket
) -> None:
    reference = ticket_opened(language="fi", at=datetime(2026, 1, 30, 9, 0, tzinfo=UTC))
    aino.send(f"/tickets/{reference}/claim")
    row = aino.get("/").text
    expected = (
        "Erasure of data",
        "Finnish",
        "Sat 28 Feb 2026",
        "Mon 2 Mar 2026",
        "In progress",
        ">Aino<",
    )
    assert [word for word in expected if word not in row] == []


def test_days_left_are_words_and_not_only_a_colour(
    aino: AtTheConsole, ticket_opened: OpenTicket, records: Records
) -> None:
    for days in (3, -2):
        # noon is the same day in Sweden and in UTC, midnight is not
        records.change(ticket_opened(), due_on=_swedish_today() + timedelta(days=days))
    page = aino.get("/").text
    assert ">3 days left<" in page
    assert ">2 days late<" in page


def _swedish_today() -> date:
    from cases.deadlines import ZONES

    return datetime.now(ZONES["SE"]).date()


def test_a_breach_counts_hours(aino: AtTheConsole, ticket_opened: OpenTicket) -> None:
    received = datetime.now(UTC) - timedelta(hours=30, minutes=30)
    ticket_opened("Mina uppgifter har läckt", asked_for="report.breach", at=received)
    assert ">41 hours left<" in aino.get("/").text


def test_the_queue_never_tells_who_asks(aino: AtTheConsole, ticket_opened: OpenTicket) -> None:
    ticket_opened("Jag heter Maja Ekström, radera allt", email="maja@customer.example")
    page = aino.get("/").text
    assert "maja" not in page.lower()
    assert "Ekström" not in page


def test_mine_are_the_tickets_that_i_took(aino: AtTheConsole, ticket_opened: OpenTicket) -> None:
    mine, _ = ticket_opened(), ticket_opened()
    aino.send(f"/tickets/{mine}/claim")
    assert _references(aino.get("/?shown=mine").text) == [mine]


def test_closed_tickets_leave_the_open_ones(aino: AtTheConsole, ticket_opened: OpenTicket) -> None:
    solved, still_open = ticket_opened(), ticket_opened()
    aino.send(f"/tickets/{solved}/claim")
    aino.send(f"/tickets/{solved}/solve", reason="Raderat i alla system.")
    assert _references(aino.get("/").text) == [still_open]
    assert _references(aino.get("/?shown=closed").text) == [solved]


def test_free_are_the_tickets_that_nobody_took(
    aino: AtTheConsole, ticket_opened: OpenTicket
) -> None:
    taken, free = ticket_opened(), ticket_opened()
    aino.send(f"/tickets/{taken}/claim")
    assert _references(aino.get("/?shown=free").text) == [free]


def test_the_tabs_count_and_keep_the_filters(aino: AtTheConsole, ticket_opened: OpenTicket) -> None:
    ticket_opened(language="fi")
    page = aino.get("/?language=fi").text
    assert re.search(r'href="/\?shown=mine&amp;language=fi">Mine <span class="count">0<', page)
    assert re.search(r'aria-current="page">Open <span class="count">1<', page)
    assert '<option value="fi" selected>Finnish</option>' in page


def test_filters_that_nothing_passes_say_so_and_can_be_cleared(
    aino: AtTheConsole, ticket_opened: OpenTicket
) -> None:
    ticket_opened(language="sv")
    page = aino.get("/?language=fi&overdue=1").text
    assert "No ticket passes these filters." in page
    assert '<a href="/">Clear the filters</a>' in page


def test_more_tickets_than_a_page_holds_go_on_on_the_next(
    aino: AtTheConsole, ticket_opened: OpenTicket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("console.queue.SHOWN_AT_MOST", 2)
    opened = [ticket_opened(language="sv") for _ in range(3)]
    first = aino.get("/?language=sv").text
    [address] = re.findall(r'class="more"><a href="([^"]+)"', first)
    second = aino.get(address.replace("&amp;", "&")).text
    assert _references(first) + _references(second) == opened


def test_the_rows_alone_are_those_of_the_page(
    aino: AtTheConsole, ticket_opened: OpenTicket
) -> None:
    reference = ticket_opened(language="fi")
    ticket_opened(language="sv")
    answer = aino.get("/rows?language=fi").text
    assert _references(answer) == [reference]
    assert "<html" not in answer


def test_an_empty_queue_says_so(aino: AtTheConsole) -> None:
    assert "No open tickets." in aino.get("/").text


def test_an_unknown_filter_is_refused_in_words(aino: AtTheConsole) -> None:
    answer = aino.get("/?shown=secret")
    assert answer.status_code == 400
    assert "Go to the queue" in answer.text


def test_a_company_request_says_what_was_asked_for(
    aino: AtTheConsole, ticket_opened: OpenTicket, records: Records
) -> None:
    records.change(ticket_opened(), kind="processor_assist", data_role="company")
    page = aino.get("/").text
    assert "Assistance to a customer company" in page
    assert "Erasure of data" in page
