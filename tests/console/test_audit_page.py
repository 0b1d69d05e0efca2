"""The audit page: who may see it, its filters and pages, and the state of the chain."""

import re

import pytest
from sqlalchemy import text

from cases.database import Sessions
from tests.console.at_the_console import AtTheConsole, OpenTicket, Records


@pytest.fixture
def looked_at(aino: AtTheConsole, ticket_opened: OpenTicket) -> str:
    reference = ticket_opened()
    aino.get(f"/tickets/{reference}")
    return reference


def _lines(page: str) -> list[str]:
    return re.findall(r'data-label="What">([^<]+)<', page)


def test_there_is_no_audit_page_for_an_agent(aino: AtTheConsole) -> None:
    assert aino.get("/audit").status_code == 404
    assert ">Audit<" not in aino.get("/").text


def test_an_officer_reads_who_did_what_to_which_ticket_the_latest_first(
    dora: AtTheConsole, looked_at: str
) -> None:
    page = dora.get("/audit").text
    assert _lines(page)[0] == "ticket.look"
    assert _lines(page).index("ticket.look") < _lines(page).index("ticket.open")
    assert f'<a href="/tickets/{looked_at}">{looked_at}</a>' in page
    assert 'data-label="Who">Aino<' in page
    assert "kind: request.erasure" in page


def test_the_look_at_the_log_stands_in_the_log_without_what_was_looked_for(
    dora: AtTheConsole, looked_at: str
) -> None:
    dora.get("/audit?subject=person:0123456789ab")
    page = dora.get("/audit").text
    assert _lines(page)[0] == "audit.look"
    assert "filters: subject" in page
    assert "0123456789ab" not in page


@pytest.mark.parametrize(
    ("query", "actions"),
    [
        ("action=ticket.", {"ticket.look", "ticket.open"}),
        ("action=ticket.look", {"ticket.look"}),
        ("actor=visitor", {"ticket.open"}),
        ("subject=ticket:", {"ticket.look", "ticket.open"}),
        ("action=ticket.&since=2000-01-01&until=2999-01-01", {"ticket.look", "ticket.open"}),
        ("until=2000-01-01", set()),
        ("since=2999-01-01", set()),
        ("action=%25", set()),
        ("since=&until=&actor=&action=ticket.look&subject=", {"ticket.look"}),
    ],
)
def test_a_filter_leaves_what_it_names(
    dora: AtTheConsole, looked_at: str, query: str, actions: set[str]
) -> None:
    page = dora.get(f"/audit?{query}").text
    assert set(_lines(page)) == actions
    assert ("No line passes these filters." in page) == (not actions)


def test_a_day_that_is_none_is_refused_in_words(dora: AtTheConsole) -> None:
    assert dora.get("/audit?since=spring").status_code == 400


def test_the_pages_together_are_the_whole_log(
    dora: AtTheConsole, aino: AtTheConsole, looked_at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("console.audit.SHOWN_AT_MOST", 2)
    for _ in range(4):
        aino.get(f"/tickets/{looked_at}")
    address, numbers = "/audit?action=ticket.", []
    while address:
        page = dora.get(address).text
        numbers += [int(number) for number in re.findall(r'scope="row">(\d+)<', page)]
        found = re.search(r'class="more"><a href="([^"]+)"', page)
        address = found[1].replace("&amp;", "&") if found else ""
    assert len(numbers) == 6
    assert numbers == sorted(numbers, reverse=True)


def test_the_whole_chain_is_checked_on_demand(dora: AtTheConsole, looked_at: str) -> None:
    assert "The chain is whole" not in dora.get("/audit").text
    page = dora.get("/audit?check=1").text
    assert "The chain is whole" in page
    assert re.search(r'class="digest">[0-9a-f]{64}<', page)


def test_a_line_that_was_changed_shows_at_once_and_in_the_check(
    dora: AtTheConsole, looked_at: str, sessions: Sessions, records: Records
) -> None:
    with sessions.begin() as db:
        db.execute(text("DROP TRIGGER audit_entries_no_update"))
        db.execute(text("UPDATE audit_entries SET actor = 'visitor' WHERE action = 'ticket.look'"))
    page = dora.get("/audit?check=1").text
    assert page.count('<span class="pill late">broken</span>') == 1
    assert "The chain is broken in 1 place" in page
    assert "is not what was written" in page
