"""A real browser at the console, on the morning of the scene; what every browser test needs."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, sync_playwright

from cases.database import Sessions
from cases.encryption import Vault
from console.desk import Desk
from tests.console.scene import EMAIL, NOW, set_scene

CHROMIUM = Path("/usr/bin/chromium")
# the browser also reports each answer that is a refusal, which some tests provoke, and a field
# that it does not put the focus in because a quick hand has been in another already
EXPECTED = ("status of 4", "Autofocus processing was blocked")
PICTURES = Path(__file__).parents[2] / "docs" / "screenshots"
LOOKS = [("light", 1280), ("dark", 1280), ("light", 320), ("dark", 320)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture
def address(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The console, on a free port, on the morning of the scene."""
    monkeypatch.setattr(Desk, "now", lambda _: NOW)
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def password(sessions: Sessions, vault: Vault) -> str:
    with sessions.begin() as db:
        return set_scene(db, vault)


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[OpenPage]:
    """A page of the console; what the browser complains about fails the test at its end."""
    complaints: list[str] = []
    contexts = []

    def open_page(*, look: str = "light", width: int = 1280) -> Page:
        context = browser.new_context(
            base_url=address,
            color_scheme=look,
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        return page

    yield open_page
    for context in contexts:
        context.close()
    others = [text for text in complaints if not any(known in text for known in EXPECTED)]
    assert not others, others


def log_in(page: Page, password: str) -> Page:
    page.goto("/login")
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.get_by_role("heading", name="Queue").wait_for()
    return page


def assert_for_everybody(page: Page) -> None:
    # without its style sheet a page has the browser's own colours
    page.wait_for_load_state("load")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"]


def tab_to(page: Page, name: str) -> None:
    """Press the tabulator until what is called `name` has the focus, and the focus can be seen."""
    for _ in range(60):
        page.keyboard.press("Tab")
        # not ":focus", which is nobody while the focus is on the calendar of a date field
        focused = page.evaluate_handle("document.activeElement")
        called = focused.evaluate("e => e.labels?.[0]?.innerText || e.innerText || ''")
        if called.strip().startswith(name):
            assert focused.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
            return
    raise AssertionError(f"the keyboard does not reach {name}")
