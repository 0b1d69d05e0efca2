"""A company's own login: a real OpenID Connect provider, a process of its own on this machine."""

import html
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import httpx
import pytest
from httpx import Response

from cases.database import Sessions
from cases.encryption import Vault
from console.app import create_app
from settings import Settings
from tests.console.at_the_console import AtTheConsole, TestClient

SETTINGS = {
    "oidc_client_id": "privacy-desk",
    "oidc_client_secret": "only-for-tests",
    "oidc_name": "Example AB",
}


@dataclass
class CompanyLogin:
    """issuer: its address; another host than the console's, so another site for a browser."""

    issuer: str

    def knows(self, subject: str, **claims: object) -> None:
        """Somebody who can log in there, and what is said about them."""
        answer = httpx.put(f"{self.issuer}/users/{quote(subject)}", json=claims)
        assert answer.status_code == 204

    def log_in(self, address: str, subject: str) -> str:
        """Log in on the page that the browser was sent to; where that sends the browser."""
        return self._send(address, sub=subject)

    def deny(self, address: str) -> str:
        return self._send(address, action="deny")

    def _send(self, address: str, **form: str) -> str:
        answer = httpx.post(address, data=form)
        assert answer.status_code == 302, answer.text
        return answer.headers["location"]


def start_provider(port: int) -> subprocess.Popen[bytes]:
    """The process, once it answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)],
        env=os.environ | {"NO_COLOR": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return process
        time.sleep(0.05)
    raise AssertionError("the provider did not start")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.fixture(scope="module")
def company() -> Iterator[CompanyLogin]:
    pytest.importorskip("oidc_provider_mock")  # needs Python 3.12
    port = free_port()
    process = start_provider(port)
    yield CompanyLogin(f"http://localhost:{port}")
    process.terminate()
    process.wait()


@pytest.fixture
def settings(settings: Settings, company: CompanyLogin) -> Settings:
    """Those of a desk whose company has its own login."""
    return settings.model_copy(update=SETTINGS | {"oidc_issuer": company.issuer})


def browser_at(
    settings: Settings, sessions: Sessions, vault: Vault, **changed: object
) -> AtTheConsole:
    """A browser at a console with other settings."""
    app = create_app(settings.model_copy(update=changed), sessions, vault)
    return AtTheConsole(TestClient(app, follow_redirects=False))


def onward(page: Response) -> str:
    """Where a page sends the browser on to by itself."""
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page.text)
    assert found, page.text
    return html.unescape(found[1])


def set_out(console: AtTheConsole, **fields: str) -> Response:
    """Press the button on the login page."""
    token = console.token("/login")
    return console.client.post("/login/provider", data={"form_token": token, **fields})


def arrive(console: AtTheConsole, address: str) -> Response:
    """Open the address that the company's login sends the browser back to."""
    parts = urlsplit(address)
    return console.get(onward(console.get(f"{parts.path}?{parts.query}")))


def log_in_there(
    console: AtTheConsole, company: CompanyLogin, subject: str, **fields: str
) -> Response:
    """The whole way; the last answer."""
    address = onward(set_out(console, **fields))
    return arrive(console, company.log_in(address, subject))
