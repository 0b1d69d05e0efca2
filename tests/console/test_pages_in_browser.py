"""The pages in a real browser: for everybody, by keyboard alone, on any width, light and dark."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect, sync_playwright

from cases.database import Sessions
from cases.encryption import Vault
from console.desk import Desk
from tests.console.at_the_console import Records
from tests.console.scene import EMAIL, FREE, MINE, NOW, set_scene

CHROMIUM = Path("/usr/bin/chromium")
PICTURES = Path(__file__).parents[2] / "docs" / "screenshots"
LOOKS = [("light", 1280), ("dark", 1280), ("light", 320), ("dark", 320)]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium"),
]


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
    # the browser also reports each answer that is a refusal, which some tests provoke
    assert [text for text in complaints if "status of 4" not in text] == []


def _log_in(page: Page, password: str) -> Page:
    page.goto("/login")
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("heading", name="Queue").wait_for()
    return page


def _assert_for_everybody(page: Page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"]


@pytest.mark.parametrize(("look", "width"), LOOKS)
def test_axe_finds_nothing_on_any_page(
    open_page: OpenPage, password: str, look: str, width: int
) -> None:
    page = open_page(look=look, width=width)
    page.goto("/login")
    _assert_for_everybody(page)
    _log_in(page, password)
    for path in ("/", "/?shown=closed", f"/tickets/{MINE}", f"/tickets/{FREE}", "/nowhere"):
        page.goto(path)
        for summary in page.locator("summary").all():
            summary.click()
        _assert_for_everybody(page)


@pytest.mark.parametrize(("look", "width"), LOOKS)
def test_axe_finds_nothing_on_what_officers_see(
    open_page: OpenPage, password: str, records: Records, look: str, width: int
) -> None:
    records.appoint("Elin Sandberg")
    records.set_aside(FREE)
    page = _log_in(open_page(look=look, width=width), password)
    for path in ("/customers", "/customers/10482", "/jobs", f"/tickets/{MINE}"):
        page.goto(path)
        _assert_for_everybody(page)
    page.get_by_role("button", name="Hold the case").click()
    page.locator("#hold-reason:focus").wait_for()
    _assert_for_everybody(page)


def test_axe_finds_nothing_on_a_refused_form(open_page: OpenPage, password: str) -> None:
    page = _log_in(open_page(), password)
    page.goto(f"/tickets/{MINE}")
    page.get_by_role("button", name="Send the reply").click()
    assert page.get_by_role("alert").inner_text().startswith("Write a reply first.")
    page.locator("#reply-text:focus").wait_for()
    _assert_for_everybody(page)


def test_axe_finds_nothing_on_a_refused_login(open_page: OpenPage, password: str) -> None:
    page = open_page()
    page.goto("/login")
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("alert").wait_for()
    _assert_for_everybody(page)


def _tab_to(page: Page, name: str) -> None:
    """Press the tabulator until what is called `name` has the focus, and the focus can be seen."""
    for _ in range(60):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        called = focused.evaluate("e => e.labels?.[0]?.innerText || e.innerText || ''")
        if called.strip().startswith(name):
            assert focused.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
            return
    raise AssertionError(f"the keyboard does not reach {name}")


def test_a_ticket_can_be_taken_and_answered_by_keyboard_alone(
    open_page: OpenPage, password: str, records: Records
) -> None:
    page = open_page()
    page.goto("/")
    _tab_to(page, "E-mail address")
    page.keyboard.type(EMAIL)
    _tab_to(page, "Password")
    page.keyboard.type(password)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Queue").wait_for()
    _tab_to(page, "Report of a personal data breach")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/tickets/{FREE}")
    _tab_to(page, "Take this ticket")
    page.keyboard.press("Enter")
    page.get_by_text("The ticket is yours.").wait_for()
    _tab_to(page, "Reply to the visitor")
    page.keyboard.type("Thank you for telling us. We are looking into it.")
    _tab_to(page, "Send the reply")
    page.keyboard.press("Enter")
    page.get_by_text("Your reply is sent.").wait_for()
    assert records.said_by_agents(FREE) == ["Thank you for telling us. We are looking into it."]


def test_the_first_stop_of_the_keyboard_skips_to_the_content(
    open_page: OpenPage, password: str
) -> None:
    page = _log_in(open_page(), password)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_the_pictures_of_the_documentation_are_of_these_pages(
    open_page: OpenPage, password: str
) -> None:
    page = _log_in(open_page(), password)
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, path in (("queue", "/"), ("ticket", f"/tickets/{MINE}")):
        page.goto(path)
        page.screenshot(path=PICTURES / f"console-{name}.png", full_page=True)
        assert (PICTURES / f"console-{name}.png").stat().st_size > 20_000
