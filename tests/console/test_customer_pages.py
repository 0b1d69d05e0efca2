"""Customers: who sees them, and who may end a relationship."""

import re
from datetime import date

import pytest

from cases.customers import find_customer
from cases.database import Sessions
from cases.models import Customer
from tests.console.at_the_console import AtTheConsole, Records


@pytest.fixture(autouse=True)
def _known(sessions: Sessions) -> None:
    with sessions.begin() as db:
        for number, name in (("10001", "Norrsken Bygg AB"), ("10/2", "Oy Revontuli <b>")):
            db.add(Customer(customer_number=number, name=name, started_on=date(2020, 1, 1)))


def _last_day(sessions: Sessions, number: str) -> date | None:
    with sessions.begin() as db:
        return find_customer(db, number).ended_on


def test_an_agent_sees_the_customers_but_no_form(aino: AtTheConsole) -> None:
    page = aino.get("/customers").text
    expected = ("10001", "Norrsken Bygg AB", "Oy Revontuli &lt;b&gt;", "Wed 1 Jan 2020")
    assert [words for words in expected if words not in page] == []
    assert "/customers/1" not in page


def test_a_search_finds_part_of_a_name_and_keeps_what_was_typed(aino: AtTheConsole) -> None:
    page = aino.get("/customers?matching=norrsken").text
    assert "Norrsken Bygg AB" in page
    assert "Revontuli" not in page
    assert 'value="norrsken"' in page


def test_more_customers_than_a_page_holds_go_on_on_the_next(
    aino: AtTheConsole, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("console.customers.SHOWN_AT_MOST", 1)
    first = aino.get("/customers").text
    [address] = re.findall(r'href="(/customers\?[^"]+)"', first)
    second = aino.get(address.replace("&amp;", "&")).text
    assert ("Revontuli" in first, "Revontuli" in second) == (True, False)
    assert "Norrsken" in second


@pytest.mark.parametrize("number", ["10001", "10/2"])
def test_an_officer_ends_a_relationship(
    dora: AtTheConsole, sessions: Sessions, records: Records, number: str
) -> None:
    assert f'href="/customers/{number}"' in dora.get("/customers").text
    answer = dora.send(f"/customers/{number}/end", ended_on="2026-03-31")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/customers/{number}")
    page = dora.get(f"/customers/{number}").text
    assert "The last day of the relationship is saved." in page
    assert "Tue 31 Mar 2026" in page
    assert _last_day(sessions, number) == date(2026, 3, 31)
    assert len(records.audited("customer.end")) == 1


def test_an_officer_opens_a_relationship_again(
    dora: AtTheConsole, sessions: Sessions, records: Records
) -> None:
    dora.send("/customers/10001/end", ended_on="2026-03-31")
    dora.send("/customers/10001/reopen")
    assert _last_day(sessions, "10001") is None
    assert len(records.audited("customer.reopen")) == 1


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Give a day"),
        ("in spring", "Give a day"),
        ("2019-12-31", "The relationship started later than that."),
    ],
)
def test_a_wrong_last_day_is_told_beside_its_field_and_kept(
    dora: AtTheConsole, sessions: Sessions, typed: str, words: str
) -> None:
    answer = dora.send("/customers/10001/end", ended_on=typed)
    assert answer.status_code == 422
    assert re.search(rf'id="end-ended_on-problem">{words}', answer.text)
    assert re.search(rf'<input id="end-ended_on"[^>]* value="{typed}"[^>]*aria-inv', answer.text)
    assert _last_day(sessions, "10001") is None


def test_for_an_agent_there_is_no_page_of_a_customer(aino: AtTheConsole) -> None:
    assert aino.get("/customers/10001").status_code == 404
    # also where the form is wrong: nothing tells that there is one
    assert aino.send("/customers/10001/end", ended_on="").status_code == 404
    assert aino.send("/customers/10001/reopen").status_code == 404
    assert aino.client.post("/customers/10001/end").status_code == 404


def test_an_unknown_customer_is_not_found(dora: AtTheConsole) -> None:
    assert dora.get("/customers/7").status_code == 404
    for day in ("2026-03-31", "in spring"):
        assert dora.send("/customers/7/end", ended_on=day).status_code == 404
