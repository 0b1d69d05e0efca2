"""Which language a page is in, and what in it follows: dates, numbers, sentences, the files."""

import re
from datetime import UTC, datetime

import pytest
from fastapi import FastAPI
from sqlalchemy import select

from cases.agents import add_agent
from cases.database import Sessions
from cases.models import Agent
from console.desk import Desk
from tests.console.at_the_console import AtTheConsole, OpenTicket, Records, TestClient

EMAIL = "aino@desk.example"


def language_of(page: str) -> str:
    found = re.search(r'<html lang="(\w+)">', page)
    assert found
    return found[1]


def speaking(app: FastAPI, accepted: str) -> AtTheConsole:
    headers = {"accept-language": accepted}
    return AtTheConsole(TestClient(app, follow_redirects=False, headers=headers))


@pytest.fixture
def password(sessions: Sessions) -> str:
    with sessions.begin() as db:
        return add_agent(db, email=EMAIL, name="Aino", role="agent", actor="system")[1]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("fi-FI,fi;q=0.9,en;q=0.8", "fi"),
        ("de-DE, sv;q=0.7, en;q=0.6", "sv"),
        ("en;q=0.2, fi;q=0.4, sv;q=0.3", "fi"),
        ("sv;q=0, fi;q=0.1", "fi"),
        ("de, fr;q=much, *", "en"),
    ],
)
def test_a_stranger_is_met_in_the_browsers_language(
    app: FastAPI, accepted: str, language: str
) -> None:
    answer = speaking(app, accepted).get("/login")
    assert language_of(answer.text) == language
    assert answer.headers["content-language"] == language
    assert language_of(speaking(app, accepted).get("/login/nowhere").text) == language


def test_the_language_of_the_login_page_is_chosen_there_and_stays(
    stranger: AtTheConsole, password: str
) -> None:
    fields = {"language": "fi", "next": "/figures", "kept": "sealed"}
    token = stranger.token("/login")
    page = stranger.client.post("/login/language", data={"form_token": token, **fields}).text
    assert "Kirjaudu sisään" in page
    assert 'name="next" value="/figures"' in page
    assert 'name="kept" value="sealed"' in page
    answer = stranger.log_in(EMAIL, "wrong")
    assert "Sähköpostiosoitteella ja salasanalla ei pääse millekään tilille." in answer.text
    assert stranger.log_in(EMAIL, password).status_code == 303
    assert language_of(stranger.get("/").text) == "fi"
    stranger.send("/logout")
    assert "Olet kirjautunut ulos." in stranger.get("/login").text


def test_a_language_that_there_is_not_is_refused(stranger: AtTheConsole) -> None:
    answer = stranger.client.post(
        "/login/language", data={"form_token": stranger.token("/login"), "language": "de"}
    )
    assert answer.status_code == 400
    assert stranger.get("/login/language").headers["location"] == "/login"


def test_an_agents_own_language_goes_before_that_of_any_browser(
    app: FastAPI, password: str, sessions: Sessions
) -> None:
    here, there = speaking(app, "fi"), speaking(app, "fi")
    for browser in (here, there):
        browser.log_in(EMAIL, password)
    assert here.send("/account/language", language="sv").headers["location"] == "/account"
    assert "Språket är sparat." in here.get("/account").text
    assert '<option value="sv" lang="sv" selected>Svenska</option>' in here.get("/account").text
    assert language_of(there.get("/").text) == "sv"
    there.send("/logout")
    there.log_in(EMAIL, password)
    assert language_of(there.get("/nowhere").text) == "sv"
    here.send("/account/language", language="")
    assert language_of(here.get("/account").text) == "fi"
    with sessions.begin() as db:
        assert db.scalars(select(Agent.language)).one() is None


def test_a_page_that_failed_is_in_the_agents_language(
    app: FastAPI, aino: AtTheConsole, monkeypatch: pytest.MonkeyPatch
) -> None:
    aino.send("/account/language", language="fi")
    monkeypatch.setattr("console.queue.count_open", None)
    cookies = aino.client.cookies
    client = TestClient(app, raise_server_exceptions=False, cookies=cookies)
    page = client.get("/").text
    assert language_of(page) == "fi"
    assert "Jokin meni vikaan. Mitään ei muutettu." in page


@pytest.mark.parametrize(
    ("language", "days", "left", "number"),
    [
        ("sv", ("fre 6 mars 2026 kl. 14:05", "mån 6 apr. 2026"), "34 dagar kvar", "1\xa0200"),
        ("fi", ("pe 6.3.2026 klo 14.05", "ma 6.4.2026"), "34 päivää jäljellä", "1\xa0200"),
        ("en", ("Fri 6 Mar 2026, 14:05", "Mon 6 Apr 2026"), "34 days left", "1,200"),
    ],
)
def test_days_times_and_numbers_are_written_as_the_language_writes_them(
    aino: AtTheConsole,
    ticket_opened: OpenTicket,
    sessions: Sessions,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    days: tuple[str, ...],
    left: str,
    number: str,
) -> None:
    received = datetime(2026, 3, 6, 13, 5, tzinfo=UTC)
    monkeypatch.setattr(Desk, "now", lambda desk: datetime(2026, 3, 4, 9, tzinfo=desk.zone))
    reference = ticket_opened(at=received)
    aino.send("/account/language", language=language)
    page = aino.get(f"/tickets/{reference}").text.replace("\xa0", " ")
    assert [words for words in days if words not in page] == []
    assert left in page
    monkeypatch.setattr("console.queue.count_open", lambda *_, **__: dict.fromkeys(COUNTED, 1200))
    assert f'<span class="count">{number}</span>' in aino.get("/").text


COUNTED = ("open", "mine", "free", "overdue")


def test_what_the_visitor_wrote_and_is_told_stays_in_their_language(
    aino: AtTheConsole, ticket_opened: OpenTicket
) -> None:
    reference = ticket_opened("Poistakaa tietoni.", language="fi")
    aino.send("/account/language", language="sv")
    aino.send(f"/tickets/{reference}/claim")
    page = aino.get(f"/tickets/{reference}").text
    assert '<p class="said" lang="fi">Poistakaa tietoni.</p>' in page
    assert re.search(r'<blockquote class="said" lang="fi"[^>]*>Saimme pyyntösi', page)
    assert "Besökaren läser svaret i chatten och skriver på finska." in page
    assert "Uppgifterna är raderade i alla system" in page
    assert "art. 17.1 GDPR" in page
    assert ">Uppgifterna är raderade</option>" in page


def test_a_refusal_and_a_conflict_are_told_in_the_agents_language(
    aino: AtTheConsole, bosse: AtTheConsole, ticket_opened: OpenTicket, records: Records
) -> None:
    reference = ticket_opened()
    aino.send("/account/language", language="fi")
    aino.send(f"/tickets/{reference}/claim")
    assert "Kirjoita ensin vastaus." in aino.send(f"/tickets/{reference}/reply", text="").text
    records.appoint("Bosse")
    seen = str(records.ticket(reference).version)
    bosse.send(f"/tickets/{reference}/role", role="own")
    page = aino.send(f"/tickets/{reference}/solve", reason="Valmis.", seen=seen).text
    assert "Bosse muutti tietoa siitä, kenen tietoja asia koskee," in page
    assert "Kirjoittamasi on tallella" in page


def test_a_file_of_figures_has_its_headings_in_the_agents_language(aino: AtTheConsole) -> None:
    aino.send("/account/language", language="sv")
    file = aino.get("/figures/languages.csv").content
    # without the mark Excel shows SprÃ¥k
    assert file.startswith(b"\xef\xbb\xbf")
    lines = file.decode("utf-8-sig").splitlines()
    assert lines[:2] == ["Språk,ärenden", "Svenska,0"]


def test_the_words_of_the_queues_script_are_the_pages(aino: AtTheConsole) -> None:
    aino.send("/account/language", language="fi")
    page = aino.get("/").text
    assert 'data-fresh="Uusia luettelossa: {number}."' in page
    script = aino.get("/static/queue.js").text
    assert re.findall(r'say\("\w', script) == []


def test_the_language_of_a_login_is_forgotten_by_nobody_but_its_agent(
    stranger: AtTheConsole, password: str, sessions: Sessions
) -> None:
    with sessions.begin() as db:
        db.scalars(select(Agent)).one().language = "sv"
    stranger.log_in(EMAIL, password)
    assert language_of(stranger.get("/").text) == "sv"
    with sessions.begin() as db:
        db.scalars(select(Agent)).one().active = False
    assert stranger.get("/").status_code == 303
    assert language_of(stranger.get("/login").text) == "sv"
