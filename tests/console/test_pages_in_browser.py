"""The pages in a real browser: for everybody, by keyboard alone, on any width, light and dark."""

import pytest
from playwright.sync_api import expect

from tests.console.at_the_console import Records
from tests.console.in_the_browser import (
    CHROMIUM,
    LOOKS,
    PICTURES,
    OpenPage,
    assert_for_everybody,
    log_in,
    tab_to,
)
from tests.console.scene import EMAIL, FREE, MINE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium"),
]


@pytest.mark.parametrize(("look", "width"), LOOKS)
@pytest.mark.heavy
def test_axe_finds_nothing_on_any_page(
    open_page: OpenPage, password: str, look: str, width: int
) -> None:
    page = open_page(look=look, width=width)
    page.goto("/login")
    assert_for_everybody(page)
    log_in(page, password)
    for path in ("/", "/?shown=closed", f"/tickets/{MINE}", f"/tickets/{FREE}", "/nowhere"):
        page.goto(path)
        for summary in page.locator("summary").all():
            summary.click()
        assert_for_everybody(page)


@pytest.mark.parametrize(("look", "width"), LOOKS)
@pytest.mark.heavy
def test_axe_finds_nothing_on_what_officers_see(
    open_page: OpenPage, password: str, records: Records, look: str, width: int
) -> None:
    records.appoint("Elin Sandberg")
    records.set_aside(FREE)
    page = log_in(open_page(look=look, width=width), password)
    for path in ("/customers", "/customers/10482", "/jobs", f"/tickets/{MINE}"):
        page.goto(path)
        assert_for_everybody(page)
    page.get_by_role("button", name="Hold the case").click()
    page.locator("#hold-reason:focus").wait_for()
    assert_for_everybody(page)


@pytest.mark.heavy
def test_axe_finds_nothing_on_a_refused_form(open_page: OpenPage, password: str) -> None:
    page = log_in(open_page(), password)
    page.goto(f"/tickets/{MINE}")
    page.get_by_role("button", name="Send the reply").click()
    assert page.get_by_role("alert").inner_text().startswith("Write a reply first.")
    page.locator("#reply-text:focus").wait_for()
    assert_for_everybody(page)


@pytest.mark.heavy
def test_axe_finds_nothing_on_a_refused_login(open_page: OpenPage, password: str) -> None:
    page = open_page()
    page.goto("/login")
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("alert").wait_for()
    assert_for_everybody(page)


def test_a_ticket_can_be_taken_and_answered_by_keyboard_alone(
    open_page: OpenPage, password: str, records: Records
) -> None:
    page = open_page()
    page.goto("/")
    tab_to(page, "E-mail address")
    page.keyboard.type(EMAIL)
    tab_to(page, "Password")
    page.keyboard.type(password)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Queue").wait_for()
    tab_to(page, "Report of a personal data breach")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/tickets/{FREE}")
    tab_to(page, "Take this ticket")
    page.keyboard.press("Enter")
    page.get_by_text("The ticket is yours.").wait_for()
    tab_to(page, "Reply to the visitor")
    page.keyboard.type("Thank you for telling us. We are looking into it.")
    tab_to(page, "Send the reply")
    page.keyboard.press("Enter")
    page.get_by_text("Your reply is sent.").wait_for()
    assert records.said_by_agents(FREE) == ["Thank you for telling us. We are looking into it."]


def test_the_first_stop_of_the_keyboard_skips_to_the_content(
    open_page: OpenPage, password: str
) -> None:
    page = log_in(open_page(), password)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_the_pictures_of_the_documentation_are_of_these_pages(
    open_page: OpenPage, password: str
) -> None:
    page = log_in(open_page(), password)
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, path in (("queue", "/"), ("ticket", f"/tickets/{MINE}")):
        page.goto(path)
        # Chromium takes a page for higher than it is where details are folded
        height = page.evaluate("document.documentElement.scrollHeight")
        clip = {"x": 0, "y": 0, "width": 1280, "height": height}
        page.screenshot(path=PICTURES / f"console-{name}.png", full_page=True, clip=clip)
        assert (PICTURES / f"console-{name}.png").stat().st_size > 20_000
