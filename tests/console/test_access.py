"""Closed until opened: who gets in, and what a stranger sees."""

import re

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.routing import Mount

from cases.database import Sessions
from cases.encryption import Vault
from console.access import PUBLIC, safe_next
from console.app import create_app
from settings import Settings
from tests.console.at_the_console import AtTheConsole, OpenTicket, Records, TestClient


def _routes(app: FastAPI) -> list[tuple[str, str]]:
    found = []
    for context in iter_route_contexts(app.routes):
        route = context.original_route
        if isinstance(route, Mount):
            assert route.path == "/static"
            continue
        assert isinstance(route, APIRoute)
        found += [(method, context.path) for method in route.methods]
    return found


def _address(path: str) -> str:
    return re.sub(r"\{\w+\}", "PD-00000-00000", path)


def test_every_route_but_those_listed_refuses_a_stranger(
    app: FastAPI, stranger: AtTheConsole
) -> None:
    closed = [(method, path) for method, path in _routes(app) if path not in PUBLIC]
    assert len(closed) >= 8
    for method, path in closed:
        answer = stranger.client.request(method, _address(path))
        assert answer.status_code == 303, (method, path)
        assert answer.headers["location"].startswith("/login"), (method, path)


def test_every_route_but_those_listed_refuses_an_agent_who_was_disabled(
    app: FastAPI, aino: AtTheConsole, records: Records, ticket_opened: OpenTicket
) -> None:
    reference, token = ticket_opened(), aino.token("/")
    cookies = dict(aino.client.cookies)
    records.disable("Aino")
    fields = {"form_token": token, "text": "Hej", "reason": "Klart", "form_id": "0" * 32}
    for method, path in _routes(app):
        if path in PUBLIC or path == "/logout":
            continue
        aino.client.cookies.update(cookies)
        address = re.sub(r"\{\w+\}", reference, path)
        data = fields if method == "POST" else None
        answer = aino.client.request(method, address, data=data)
        assert answer.headers.get("location", "").startswith("/login"), (method, path)


def test_every_public_address_exists(app: FastAPI) -> None:
    assert {path for _, path in _routes(app)} >= PUBLIC


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])
def test_there_is_no_page_that_describes_the_interface(aino: AtTheConsole, path: str) -> None:
    assert aino.get(path).status_code == 404


def test_a_stranger_returns_to_the_page_they_wanted(
    stranger: AtTheConsole, ticket_opened: OpenTicket
) -> None:
    answer = stranger.get(f"/tickets/{ticket_opened()}?a=1&b=2")
    login = stranger.get(answer.headers["location"])
    assert re.search(r'name="next" value="/tickets/PD-\w{5}-\w{5}\?a=1&amp;b=2"', login.text)


def test_a_strangers_form_leads_back_to_its_page(stranger: AtTheConsole) -> None:
    answer = stranger.client.post("/tickets/PD-00000-00000/reply")
    assert answer.headers["location"] == "/login?next=/tickets/PD-00000-00000"


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "",
        "/\t/evil.example",
        "/a\\b",
        "/a\r\nSet-Cookie: b=c",
        "tickets",
        "/ä",
    ],
)
def test_an_address_that_could_lead_elsewhere_becomes_the_queue(address: str) -> None:
    assert safe_next(address) == "/"


@pytest.mark.parametrize("address", ["/", "/tickets/PD-00000-00000", "/?shown=mine&a=%C3%A4"])
def test_an_address_of_the_console_is_kept(address: str) -> None:
    assert safe_next(address) == address


def test_health_needs_no_login(stranger: AtTheConsole) -> None:
    assert stranger.get("/health/live").json() == {"status": "live"}


def test_the_login_is_a_strict_cookie_that_scripts_cannot_read(stranger: AtTheConsole) -> None:
    cookie = stranger.get("/login").headers["set-cookie"]
    assert "httponly; samesite=strict" in cookie
    # the login in it is over sooner: see test_logins.py
    assert "Max-Age=604800" in cookie


def test_the_cookie_is_for_https_alone_where_the_console_is(
    settings: Settings, sessions: Sessions, vault: Vault
) -> None:
    app = create_app(settings.model_copy(update={"console_https": True}), sessions, vault)
    assert "; secure" in TestClient(app).get("/login").headers["set-cookie"]


@pytest.mark.parametrize("path", ["/login", "/", "/nowhere", "/static/console.css", "/health/live"])
def test_every_answer_has_the_security_headers(aino: AtTheConsole, path: str) -> None:
    headers = aino.get(path).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"


def test_a_failure_of_ours_has_the_security_headers_and_no_detail(
    app: FastAPI, aino: AtTheConsole, monkeypatch: pytest.MonkeyPatch
) -> None:
    aino.client = TestClient(app, raise_server_exceptions=False, cookies=aino.client.cookies)
    monkeypatch.setattr("console.queue.queue", None)
    answer = aino.client.get("/")
    assert answer.status_code == 500
    assert "NoneType" not in answer.text
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_a_form_that_is_far_too_large_is_not_read(stranger: AtTheConsole) -> None:
    answer = stranger.client.post("/login", data={"email": "a" * 300_000})
    assert answer.status_code == 413
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
