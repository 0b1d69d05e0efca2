"""A login is a row: it runs out, it can be ended, and what was written meanwhile is not lost."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from fastapi import FastAPI

from cases.agents import add_agent
from cases.database import Sessions, sessions_of
from cases.encryption import Vault
from cases.models import Customer
from console.app import create_app
from console.desk import Desk
from settings import Settings
from tests.console.at_the_console import AtTheConsole, OpenTicket, Records, TestClient

EMAIL = "aino@desk.example"
TOO_LATE = timedelta(hours=8, minutes=1)


@pytest.fixture
def password(sessions: Sessions) -> str:
    with sessions.begin() as db:
        return add_agent(db, email=EMAIL, name="Aino", role="dpo", actor="system")[1]


@pytest.fixture
def other_process(settings: Settings, vault: Vault) -> AtTheConsole:
    """A second console over the same database."""
    app = create_app(settings, sessions_of(settings.database), vault)
    return AtTheConsole(TestClient(app, follow_redirects=False))


def _wait(monkeypatch: pytest.MonkeyPatch, time: timedelta) -> None:
    moment = datetime.now(UTC) + time
    monkeypatch.setattr(Desk, "now", lambda _: moment)


def test_a_copied_cookie_opens_nothing_once_its_owner_has_logged_out(
    aino: AtTheConsole, stranger: AtTheConsole
) -> None:
    stranger.client.cookies.update(dict(aino.client.cookies))
    assert stranger.get("/").status_code == 200
    aino.send("/logout")
    assert stranger.get("/").status_code == 303


def test_every_other_login_can_be_ended_but_not_somebody_elses(
    stranger: AtTheConsole, other_process: AtTheConsole, bosse: AtTheConsole, password: str
) -> None:
    for console in (stranger, other_process):
        console.log_in(EMAIL, password)
    assert stranger.get("/account").text.count("Another browser") == 1
    answer = stranger.send("/account/logins")
    assert answer.headers["location"] == "/account"
    assert "You are logged out everywhere else." in stranger.get("/account").text
    assert other_process.get("/").status_code == 303
    assert bosse.get("/").status_code == 200


def test_the_attempts_are_counted_for_all_processes_together(
    stranger: AtTheConsole, other_process: AtTheConsole, password: str
) -> None:
    for console in (stranger, other_process, stranger, other_process, stranger):
        assert console.log_in(EMAIL, "wrong").status_code == 401
    assert other_process.log_in(EMAIL, password).status_code == 429


def test_somebody_who_got_in_starts_to_count_anew(stranger: AtTheConsole, password: str) -> None:
    for _ in range(3):
        for _ in range(3):
            stranger.log_in(EMAIL, "wrong")
        assert stranger.log_in(EMAIL, password).status_code == 303


def test_guesses_from_many_addresses_are_stopped_too(
    app: FastAPI, stranger: AtTheConsole, password: str
) -> None:
    for number in range(30):
        client = TestClient(app, follow_redirects=False, client=(f"10.0.0.{number}", 50000))
        assert AtTheConsole(client).log_in(EMAIL, "wrong").status_code == 401
    answer = stranger.log_in(EMAIL, password)
    assert answer.status_code == 429
    assert "Wait an hour" in answer.text


def test_no_address_stands_among_the_attempts(stranger: AtTheConsole, sessions: Sessions) -> None:
    from cases.account_models import LoginAttempt

    stranger.log_in("nobody@desk.example", "wrong")
    with sessions.begin() as db:
        found = [attempt.who for attempt in db.query(LoginAttempt)]
    assert len(found) == 2
    assert all(re.fullmatch(r"[0-9a-f]{64}", who) for who in found)


def _again(console: AtTheConsole, page: str, password: str) -> str:
    """Log in on the page that the console answered with; the page that comes then."""
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    answer = console.client.post("/login", data=fields | {"email": EMAIL, "password": password})
    assert answer.status_code == 303
    return console.get(answer.headers["location"]).text


def test_what_was_written_when_the_login_ran_out_is_there_after_the_next(
    stranger: AtTheConsole,
    password: str,
    ticket_opened: OpenTicket,
    records: Records,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stranger.log_in(EMAIL, password)
    reference, token = ticket_opened(), stranger.token("/")
    _wait(monkeypatch, TOO_LATE)
    fields = {"form_token": token, "text": "En lång anteckning"}
    answer = stranger.client.post(f"/tickets/{reference}/note", data=fields)
    assert answer.status_code == 401
    assert "what you wrote is there again" in answer.text
    assert "anteckning" not in answer.text
    page = _again(stranger, answer.text, password)
    assert "Your login had ended, so this was not sent." in page
    assert "En lång anteckning</textarea>" in page
    assert "anteckning" not in stranger.get(f"/tickets/{reference}").text
    assert records.audited("ticket.note") == []


def test_a_customers_last_day_is_kept_too(
    stranger: AtTheConsole, password: str, sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sessions.begin() as db:
        day = datetime(2020, 1, 1, tzinfo=UTC).date()
        db.add(Customer(customer_number="10/2", name="Norrsken Bygg AB", started_on=day))
    stranger.log_in(EMAIL, password)
    token = stranger.token("/")
    _wait(monkeypatch, TOO_LATE)
    fields = {"form_token": token, "ended_on": "2026-03-31"}
    answer = stranger.client.post("/customers/10/2/end", data=fields)
    assert 'value="2026-03-31"' in _again(stranger, answer.text, password)


def test_what_somebody_wrote_is_shown_to_nobody_else(
    stranger: AtTheConsole,
    password: str,
    sessions: Sessions,
    ticket_opened: OpenTicket,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with sessions.begin() as db:
        _, theirs = add_agent(
            db, email="bosse@desk.example", name="Bosse", role="agent", actor="system"
        )
    stranger.log_in(EMAIL, password)
    reference, token = ticket_opened(), stranger.token("/")
    _wait(monkeypatch, TOO_LATE)
    fields = {"form_token": token, "text": "En lång anteckning"}
    page = stranger.client.post(f"/tickets/{reference}/note", data=fields).text
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    fields |= {"email": "bosse@desk.example", "password": theirs}
    assert stranger.client.post("/login", data=fields).status_code == 303
    assert "anteckning" not in stranger.get(f"/tickets/{reference}").text


@pytest.mark.parametrize("kept", ["", "gAAAAA", "x" * 200])
def test_what_this_console_did_not_seal_is_not_kept(
    stranger: AtTheConsole, password: str, kept: str
) -> None:
    fields = {"email": EMAIL, "password": password, "kept": kept}
    assert stranger.send("/login", **fields).status_code == 303
    assert stranger.get("/").status_code == 200


def test_a_list_that_brings_itself_up_to_date_does_not_lose_the_form_beside_it(
    stranger: AtTheConsole,
    password: str,
    ticket_opened: OpenTicket,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stranger.log_in(EMAIL, password)
    reference, token = ticket_opened(), stranger.token("/")
    _wait(monkeypatch, TOO_LATE)
    assert stranger.get("/rows").status_code == 303
    fields = {"form_token": token, "text": "En lång anteckning"}
    answer = stranger.client.post(f"/tickets/{reference}/note", data=fields)
    assert answer.status_code == 401
