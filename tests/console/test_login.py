"""Logging in and out, the limit on attempts, the token in every form."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from cases.agents import add_agent
from cases.database import Sessions
from console.desk import Desk
from tests.console.at_the_console import AtTheConsole, OpenTicket, Records

EMAIL = "aino@desk.example"


@pytest.fixture
def password(sessions: Sessions) -> str:
    with sessions.begin() as db:
        return add_agent(db, email=EMAIL, name="Aino", role="agent", actor="system")[1]


def test_the_right_password_opens_the_queue(stranger: AtTheConsole, password: str) -> None:
    assert stranger.log_in(EMAIL.upper(), password).headers["location"] == "/"
    assert "Aino" in stranger.get("/").text


def test_the_login_goes_on_to_the_wanted_page(stranger: AtTheConsole, password: str) -> None:
    fields = {"email": EMAIL, "password": password, "next": "/?shown=mine"}
    assert stranger.send("/login", **fields).headers["location"] == "/?shown=mine"


def test_the_login_goes_on_to_no_other_site(stranger: AtTheConsole, password: str) -> None:
    fields = {"email": EMAIL, "password": password, "next": "//evil.example"}
    assert stranger.send("/login", **fields).headers["location"] == "/"


def test_a_wrong_password_is_told_in_words_and_the_email_is_kept(
    stranger: AtTheConsole, password: str
) -> None:
    answer = stranger.log_in(EMAIL, "wrong")
    assert answer.status_code == 401
    assert "do not open an account here" in answer.text
    assert f'value="{EMAIL}"' in answer.text
    assert stranger.get("/").status_code == 303


def test_an_unknown_email_gets_the_same_answer_as_a_wrong_password(
    stranger: AtTheConsole, password: str
) -> None:
    assert stranger.log_in("nobody@desk.example", "wrong").status_code == 401


def test_the_sixth_attempt_in_a_minute_is_refused_even_with_the_right_password(
    stranger: AtTheConsole, password: str
) -> None:
    for _ in range(5):
        assert stranger.log_in(EMAIL, "wrong").status_code == 401
    answer = stranger.log_in(f" {EMAIL.upper()}", password)
    assert answer.status_code == 429
    assert "Wait a minute" in answer.text


def test_the_attempts_at_one_account_do_not_lock_another(
    stranger: AtTheConsole, password: str
) -> None:
    for _ in range(6):
        stranger.log_in("nobody@desk.example", "wrong")
    assert stranger.log_in(EMAIL, password).status_code == 303


def test_logging_out_closes_the_console(aino: AtTheConsole) -> None:
    answer = aino.send("/logout")
    assert answer.headers["location"] == "/login"
    assert "You are logged out." in aino.get("/login").text
    assert aino.get("/").status_code == 303


def test_an_agent_who_is_disabled_is_logged_out_at_the_next_page(
    aino: AtTheConsole, records: Records
) -> None:
    records.disable("Aino")
    assert aino.get("/").headers["location"].startswith("/login")
    assert "console" not in aino.client.cookies


def test_a_login_ends_after_its_hours_however_much_was_done_in_them(
    aino: AtTheConsole, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = datetime.now(UTC)
    for hours, status in ((7.9, 200), (8.1, 303)):
        moment = start + timedelta(hours=hours)
        monkeypatch.setattr(Desk, "now", lambda _, moment=moment: moment)
        assert aino.get("/").status_code == status


def test_a_login_gets_a_form_token_of_its_own(stranger: AtTheConsole, password: str) -> None:
    before = stranger.token("/login")
    stranger.log_in(EMAIL, password)
    assert stranger.token("/") != before


def test_a_form_without_its_token_does_nothing(
    aino: AtTheConsole, ticket_opened: OpenTicket, records: Records
) -> None:
    reference = ticket_opened()
    answer = aino.client.post(f"/tickets/{reference}/claim")
    assert answer.status_code == 403
    assert records.ticket(reference).assignee_id is None


def test_a_form_with_the_token_of_an_earlier_login_keeps_what_was_typed(
    hire: Callable[[str], AtTheConsole], ticket_opened: OpenTicket
) -> None:
    fields = {"form_token": "old", "text": "En lång anteckning"}
    answer = hire("Aino").client.post(f"/tickets/{ticket_opened()}/note", data=fields)
    assert answer.status_code == 403
    assert "You have logged in again" in answer.text
    assert "En lång anteckning</textarea>" in answer.text


def test_the_login_form_needs_its_token_too(stranger: AtTheConsole, password: str) -> None:
    stranger.get("/login")
    fields = {"email": EMAIL, "password": password, "form_token": "guessed"}
    assert stranger.client.post("/login", data=fields).status_code == 403
