"""What somebody could try with the company's own login: forged, stolen and repeated answers."""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from fastapi import FastAPI

from cases.agents import add_agent
from cases.database import Sessions
from tests.console.at_the_console import AtTheConsole, TestClient
from tests.console.company_login import (
    CompanyLogin,
    arrive,
    company,
    log_in_there,
    onward,
    set_out,
    settings,
)

__all__ = ["company", "settings"]

EMAIL = "aino@desk.example"


@pytest.fixture(autouse=True)
def _accounts(sessions: Sessions, company: CompanyLogin) -> None:
    company.knows("a-1", email=EMAIL, email_verified=True)
    with sessions.begin() as db:
        add_agent(db, email=EMAIL, name="Aino", role="agent", actor="system")


def _with(address: str, **changed: str) -> str:
    parts = urlsplit(address)
    given = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return parts._replace(query=urlencode(given | changed)).geturl()


def test_an_answer_to_somebody_elses_login_is_refused(
    app: FastAPI, stranger: AtTheConsole, company: CompanyLogin
) -> None:
    mallory = AtTheConsole(TestClient(app, follow_redirects=False))
    back = company.log_in(onward(set_out(mallory)), "a-1")
    set_out(stranger)
    answer = arrive(stranger, back)
    assert answer.status_code == 401
    assert "begun in another window" in answer.text
    assert stranger.get("/").status_code == 303


def test_an_answer_that_nobody_asked_for_is_refused(
    stranger: AtTheConsole, company: CompanyLogin
) -> None:
    assert arrive(stranger, "/login/provider/back?code=a&state=b").status_code == 401
    assert arrive(stranger, "/login/provider/back").status_code == 401


def test_an_answer_with_another_state_is_refused(
    stranger: AtTheConsole, company: CompanyLogin
) -> None:
    back = company.log_in(onward(set_out(stranger)), "a-1")
    assert arrive(stranger, _with(back, state="guessed")).status_code == 401
    assert stranger.get("/").status_code == 303


def test_a_token_with_another_nonce_is_refused(
    stranger: AtTheConsole, company: CompanyLogin
) -> None:
    address = onward(set_out(stranger))
    answer = arrive(stranger, company.log_in(_with(address, nonce="an older one"), "a-1"))
    assert answer.status_code == 502
    assert stranger.get("/").status_code == 303


def test_a_code_that_was_made_for_another_website_is_refused(
    stranger: AtTheConsole, company: CompanyLogin
) -> None:
    address = onward(set_out(stranger))
    answer = arrive(stranger, company.log_in(_with(address, client_id="elsewhere"), "a-1"))
    assert answer.status_code == 502
    assert stranger.get("/").status_code == 303


def test_an_answer_opens_once(stranger: AtTheConsole, company: CompanyLogin) -> None:
    back = company.log_in(onward(set_out(stranger)), "a-1")
    cookies = dict(stranger.client.cookies)
    assert arrive(stranger, back).status_code == 303
    stranger.client.cookies.clear()
    assert arrive(stranger, back).status_code == 401
    # with the cookie of then the code is tried once more, and the provider takes it only once
    stranger.client.cookies.clear()
    stranger.client.cookies.update(cookies)
    assert arrive(stranger, back).status_code == 502
    assert stranger.get("/").status_code == 303


def test_a_cookie_that_was_planted_before_the_login_opens_nothing_after_it(
    app: FastAPI, stranger: AtTheConsole, company: CompanyLogin
) -> None:
    mallory = AtTheConsole(TestClient(app, follow_redirects=False))
    address = onward(set_out(mallory))
    stranger.client.cookies.update(dict(mallory.client.cookies))
    before = stranger.token("/login")
    assert arrive(stranger, company.log_in(address, "a-1")).status_code == 303
    assert stranger.token("/") != before
    assert mallory.get("/").status_code == 303


def test_a_strangers_words_are_not_repeated(stranger: AtTheConsole, company: CompanyLogin) -> None:
    forged = "/login/provider/back?error=<b>call+0700&error_description=call+0700&state=a"
    answer = arrive(stranger, forged)
    assert answer.status_code == 502
    assert "0700" not in answer.text


def test_the_way_there_needs_the_forms_token(stranger: AtTheConsole) -> None:
    stranger.get("/login")
    assert stranger.client.post("/login/provider", data={"form_token": "x"}).status_code == 403


def test_nothing_of_an_answer_stands_in_the_log(
    stranger: AtTheConsole, company: CompanyLogin, caplog: pytest.LogCaptureFixture
) -> None:
    log_in_there(stranger, company, "nobody@desk.example")
    address = onward(set_out(stranger))
    arrive(stranger, company.log_in(_with(address, nonce="an older one"), "a-1"))
    said = [line.getMessage() for line in caplog.records if line.name.startswith("console")]
    assert said == ["a login with the company's own login failed: InvalidClaimError"]
