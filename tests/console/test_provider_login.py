"""Logging in with the company's own login, against a real provider: there and back."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest
from sqlalchemy import select

from cases.account_models import SecondFactor
from cases.agents import add_agent
from cases.database import Sessions
from cases.encryption import Vault
from cases.models import AuditEntry
from console.desk import Desk
from settings import Settings
from tests.console.at_the_console import AtTheConsole, OpenTicket
from tests.console.company_login import (
    CompanyLogin,
    arrive,
    browser_at,
    company,
    free_port,
    log_in_there,
    onward,
    set_out,
    settings,
)

__all__ = ["company", "settings"]

EMAIL = "aino@desk.example"


@pytest.fixture(autouse=True)
def password(sessions: Sessions, company: CompanyLogin) -> str:
    """Aino has an account here and one with the company."""
    company.knows("a-1", email=EMAIL, email_verified=True)
    with sessions.begin() as db:
        return add_agent(db, email=EMAIL, name="Aino", role="agent", actor="system")[1]


def _audited(sessions: Sessions) -> list[tuple[str, str, dict[str, object]]]:
    with sessions.begin() as db:
        lines = db.scalars(select(AuditEntry).order_by(AuditEntry.id))
        return [(line.actor, line.action, line.detail) for line in lines]


def test_somebody_with_an_account_gets_in_without_a_password_of_ours(
    stranger: AtTheConsole, company: CompanyLogin, sessions: Sessions
) -> None:
    assert "Log in with Example AB" in stranger.get("/login").text
    answer = log_in_there(stranger, company, "a-1", next="/?shown=mine")
    assert (answer.status_code, answer.headers["location"]) == (303, "/?shown=mine")
    assert "Aino" in stranger.get("/").text
    assert _audited(sessions)[-2:] == [
        ("agent:1", "agent.link", {}),
        ("agent:1", "agent.login", {"by": "provider"}),
    ]


def test_the_address_asks_for_what_protects_the_way_back(stranger: AtTheConsole) -> None:
    asked = parse_qs(urlsplit(onward(set_out(stranger))).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["code_challenge"][0]) == 43
    assert asked["scope"] == ["openid email"]
    assert min(len(asked[name][0]) for name in ("state", "nonce")) >= 20
    assert asked["redirect_uri"] == ["http://testserver/login/provider/back"]


def test_behind_https_the_way_back_is_https(
    settings: Settings, sessions: Sessions, vault: Vault
) -> None:
    browser = browser_at(settings, sessions, vault, console_https=True)
    browser.client.base_url = "https://desk.example"  # else it would not send the cookie
    asked = parse_qs(urlsplit(onward(set_out(browser))).query)
    assert asked["redirect_uri"] == ["https://desk.example/login/provider/back"]


def test_the_second_factor_is_the_providers_and_asked_for_there_alone(
    stranger: AtTheConsole, company: CompanyLogin, sessions: Sessions, vault: Vault
) -> None:
    with sessions.begin() as db:
        secret = vault.seal(pyotp.random_base32())
        db.add(SecondFactor(agent_id=1, secret=secret, confirmed_at=datetime.now(UTC)))
    assert log_in_there(stranger, company, "a-1").status_code == 303
    assert stranger.get("/").status_code == 200


@pytest.mark.parametrize("wanted", ["//evil.example", "https://evil.example", "/" + "a" * 5000])
def test_the_login_goes_on_to_no_other_site_and_to_no_endless_address(
    stranger: AtTheConsole, company: CompanyLogin, wanted: str
) -> None:
    assert log_in_there(stranger, company, "a-1", next=wanted).headers["location"] == "/"


def test_the_longest_address_that_is_kept_fits_into_the_cookie(
    stranger: AtTheConsole, company: CompanyLogin
) -> None:
    wanted = "/?after=" + "a" * 992
    address = onward(set_out(stranger, next=wanted))
    assert len(stranger.client.cookies["console"]) < 4000
    answer = arrive(stranger, company.log_in(address, "a-1"))
    assert answer.headers["location"] == wanted


def test_who_says_no_there_is_told_so_here(stranger: AtTheConsole, company: CompanyLogin) -> None:
    answer = arrive(stranger, company.deny(onward(set_out(stranger, next="/?shown=mine"))))
    assert answer.status_code == 401
    assert "You did not log in with Example AB." in answer.text
    assert 'name="next" value="/?shown=mine"' in answer.text


def test_a_provider_that_is_down_is_told_and_the_password_still_opens(
    settings: Settings, sessions: Sessions, vault: Vault, password: str
) -> None:
    nowhere = f"http://localhost:{free_port()}"
    browser = browser_at(settings, sessions, vault, oidc_issuer=nowhere)
    answer = set_out(browser, next="/?shown=mine")
    assert answer.status_code == 503
    assert "Example AB does not answer. Wait a moment and try again." in answer.text
    assert 'name="next" value="/?shown=mine"' in answer.text
    assert browser.log_in(EMAIL, password).status_code == 303


def test_passwords_can_be_switched_off(
    settings: Settings, sessions: Sessions, vault: Vault, company: CompanyLogin, password: str
) -> None:
    browser = browser_at(settings, sessions, vault, password_logins=False)
    assert 'type="password"' not in browser.get("/login").text
    assert browser.log_in(EMAIL, password).status_code == 200
    assert browser.get("/").status_code == 303
    assert log_in_there(browser, company, "a-1").status_code == 303


@pytest.mark.parametrize("path", ["/login/provider/back", "/login/provider/done"])
def test_without_a_provider_there_are_no_such_pages(
    settings: Settings, sessions: Sessions, vault: Vault, path: str
) -> None:
    browser = browser_at(settings, sessions, vault, oidc_issuer="", oidc_name="")
    assert browser.get(path).status_code == 404
    assert set_out(browser).status_code == 404
    assert "/login/provider" not in browser.get("/login").text


def test_what_was_written_when_the_login_ran_out_is_there_after_the_next(
    stranger: AtTheConsole,
    company: CompanyLogin,
    ticket_opened: OpenTicket,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log_in_there(stranger, company, "a-1")
    reference, token = ticket_opened(), stranger.token("/")
    later = datetime.now(UTC) + timedelta(hours=9)
    monkeypatch.setattr(Desk, "now", lambda _: later)
    fields = {"form_token": token, "text": "En lång anteckning"}
    page = stranger.client.post(f"/tickets/{reference}/note", data=fields).text
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    answer = stranger.client.post("/login/provider", data=fields)
    answer = arrive(stranger, company.log_in(onward(answer), "a-1"))
    assert answer.headers["location"] == f"/tickets/{reference}"
    assert "En lång anteckning</textarea>" in stranger.get(f"/tickets/{reference}").text


def test_what_somebody_wrote_is_not_shown_to_a_colleague_who_logs_in_there(
    stranger: AtTheConsole,
    company: CompanyLogin,
    sessions: Sessions,
    ticket_opened: OpenTicket,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    company.knows("bo", email="bo@desk.example", email_verified=True)
    with sessions.begin() as db:
        add_agent(db, email="bo@desk.example", name="Bo", role="agent", actor="system")
    log_in_there(stranger, company, "a-1")
    reference, token = ticket_opened(), stranger.token("/")
    later = datetime.now(UTC) + timedelta(hours=9)
    monkeypatch.setattr(Desk, "now", lambda _: later)
    fields = {"form_token": token, "text": "En lång anteckning"}
    page = stranger.client.post(f"/tickets/{reference}/note", data=fields).text
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    answer = stranger.client.post("/login/provider", data=fields)
    assert arrive(stranger, company.log_in(onward(answer), "bo")).status_code == 303
    assert "anteckning" not in stranger.get(f"/tickets/{reference}").text
