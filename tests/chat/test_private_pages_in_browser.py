"""The pages behind a link in a real browser: for everybody, on any width, light and dark."""

import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import uvicorn
from playwright.sync_api import Browser

from cases.database import Sessions
from cases.deadlines import ZONES
from cases.encryption import Vault
from cases.handout_file import readable_page
from tests.cases.test_handout_page import full
from tests.cases.test_handouts import Asked, asked, given
from tests.chat.test_answers import TestClient, client, link_to_answer
from tests.console.in_the_browser import CHROMIUM, LOOKS, assert_for_everybody, browser

__all__ = ["asked", "browser", "client"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium"),
]


@pytest.fixture
def address(client: TestClient) -> Iterator[str]:
    """The chat on a free port, without upkeep and assistant, which these pages do not need."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(client.app, log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.mark.parametrize(("look", "width"), LOOKS)
@pytest.mark.heavy
def test_axe_finds_nothing(
    browser: Browser,
    address: str,
    sessions: Sessions,
    vault: Vault,
    asked: Asked,
    look: str,
    width: int,
) -> None:
    token = given(sessions, vault, asked(), datetime.now(UTC))
    context = browser.new_context(
        base_url=address, color_scheme=look, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    for path in (link_to_answer(sessions, vault), f"/handouts/{token}", "/answers/nothing"):
        page.goto(path)
        assert_for_everybody(page)
    page.set_content(readable_page(full("access"), language="fi", zone=ZONES["FI"]))
    assert_for_everybody(page)
    context.close()


def test_the_button_fetches_the_file(
    browser: Browser, address: str, sessions: Sessions, vault: Vault, asked: Asked
) -> None:
    token = given(sessions, vault, asked(), datetime.now(UTC))
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto(f"/handouts/{token}")
    with page.expect_download() as download:
        page.get_by_role("button", name="Hämta mina uppgifter").click()
    assert download.value.suggested_filename == "dina-uppgifter.zip"
    page.goto(f"/handouts/{token}")
    assert page.get_by_text("Länken fungerar inte").is_visible()
    context.close()
