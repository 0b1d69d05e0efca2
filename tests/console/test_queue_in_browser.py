"""The queue in a real browser: its shortcuts, and that it brings itself up to date."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.console.at_the_console import OpenTicket, Records
from tests.console.in_the_browser import (
    CHROMIUM,
    LOOKS,
    PICTURES,
    OpenPage,
    assert_for_everybody,
    log_in,
    tab_to,
)
from tests.console.scene import FREE, MINE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium"),
]


@pytest.fixture
def page(open_page: OpenPage, password: str) -> Page:
    page = log_in(open_page(), password)
    _wait_for_script(page)
    return page


def _wait_for_script(page: Page) -> None:
    expect(page.locator("#live")).to_be_visible()


def _update(page: Page) -> None:
    """What the page does by itself every quarter of a minute."""
    with page.expect_response("**/rows*"):
        page.clock.run_for(16_000)


@pytest.mark.parametrize(("look", "width"), LOOKS)
@pytest.mark.heavy
def test_axe_finds_nothing_on_the_queue_its_help_and_what_was_found(
    open_page: OpenPage, password: str, look: str, width: int
) -> None:
    page = log_in(open_page(look=look, width=width), password)
    page.get_by_text("Filters and views").click()
    page.get_by_label("Save these filters as").fill("All of them")
    page.get_by_role("button", name="Save the view").click()
    page.goto("/?language=fi&overdue=1")
    page.get_by_role("checkbox", name="PD-3TG6A-X9WK0").check()
    page.get_by_role("button", name="Hand over").click()
    page.get_by_text("Choose who is to have them.").wait_for()
    assert_for_everybody(page)
    page.get_by_role("button", name="Keyboard shortcuts").click()
    assert_for_everybody(page)
    page.keyboard.press("Escape")
    for words in ("PD-00000-00000", "maja.ekstrom@mail.example"):
        page.goto("/")
        page.get_by_label("Reference or e-mail address").fill(words)
        page.get_by_role("button", name="Find").click()
        page.get_by_role("heading", name="Find a ticket").wait_for()
        assert_for_everybody(page)


def test_j_and_k_walk_the_list_and_enter_opens_a_ticket(page: Page) -> None:
    links = page.locator("#rows th a")
    page.keyboard.press("j")
    expect(links.first).to_be_focused()
    page.keyboard.press("j")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("k")
    expect(links.first).to_be_focused()
    address = links.first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")


def test_shortcuts_rest_while_somebody_types(page: Page) -> None:
    page.keyboard.press("/")
    expect(page.get_by_label("Reference or e-mail address")).to_be_focused()
    page.keyboard.type("jk/?x")
    expect(page.get_by_label("Reference or e-mail address")).to_have_value("jk/?x")
    expect(page.locator("#help")).not_to_be_visible()


def test_the_help_lists_the_shortcuts_and_switches_them_off_for_good(page: Page) -> None:
    page.keyboard.press("?")
    help = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(help).to_be_visible()
    help.get_by_label("Use the shortcuts").uncheck()
    page.keyboard.press("Escape")
    expect(help).not_to_be_visible()
    page.reload()
    _wait_for_script(page)
    page.keyboard.press("j")
    expect(page.locator("#rows th a").first).not_to_be_focused()


def test_tickets_are_handed_over_by_keyboard_alone(page: Page, records: Records) -> None:
    for _ in range(12):
        page.keyboard.press("j")
        if (page.locator(":focus").get_attribute("href") or "").endswith(FREE):
            break
    page.keyboard.press("x")
    expect(page.get_by_role("checkbox", name=FREE)).to_be_checked()
    tab_to(page, "Hand the chosen tickets to")
    page.keyboard.type("Elin")
    tab_to(page, "Hand over")
    page.keyboard.press("Enter")
    page.get_by_role("status").get_by_text("Tickets handed over: 1.").wait_for()
    assert records.ticket(FREE).assignee.name == "Elin Sandberg"  # type: ignore[union-attr]


def test_a_new_ticket_appears_and_what_was_chosen_and_focused_stays_so(
    open_page: OpenPage, password: str, ticket_opened: OpenTicket
) -> None:
    page = open_page()
    page.clock.install()
    log_in(page, password)
    _wait_for_script(page)
    page.get_by_role("checkbox", name=FREE).check()
    fresh = ticket_opened()
    _update(page)
    page.locator(f"a[href='/tickets/{fresh}']").wait_for()
    expect(page.get_by_text("New in the list: 1.")).to_be_visible()
    expect(page.get_by_role("checkbox", name=FREE)).to_be_checked()
    expect(page.get_by_role("checkbox", name=FREE)).to_be_focused()


def test_a_list_that_is_not_to_change_does_not(
    open_page: OpenPage, password: str, ticket_opened: OpenTicket
) -> None:
    page = open_page()
    page.clock.install()
    log_in(page, password)
    page.get_by_label("Keep the list up to date").uncheck()
    fresh = ticket_opened()
    page.clock.run_for(60_000)
    assert page.locator(f"a[href='/tickets/{fresh}']").count() == 0


def test_a_page_whose_login_has_ended_says_so_and_leads_back(
    open_page: OpenPage, password: str
) -> None:
    page = open_page()
    page.clock.install()
    log_in(page, password)
    page.goto("/?language=fi")
    _wait_for_script(page)
    page.context.clear_cookies()
    _update(page)
    link = page.get_by_role("link", name="Log in again")
    assert link.get_attribute("href") == "/login?next=%2F%3Flanguage%3Dfi"


def test_without_scripts_the_queue_works_and_shows_nothing_of_them(
    browser: Browser, address: str, password: str
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = log_in(context.new_page(), password)
    expect(page.get_by_text("Keyboard shortcuts").first).not_to_be_visible()
    page.get_by_label("Reference or e-mail address").fill(MINE)
    page.get_by_role("button", name="Find").click()
    page.wait_for_url(f"**/tickets/{MINE}")
    context.close()


@pytest.mark.parametrize(("look", "width"), [("light", 1440), ("dark", 1440), ("light", 320)])
def test_the_pictures_of_the_queue_are_of_this_page(
    open_page: OpenPage, password: str, look: str, width: int
) -> None:
    page = log_in(open_page(look=look, width=width), password)
    page.goto("/?language=fi")
    page.get_by_label("Save these filters as").fill("Finnish")
    page.get_by_role("button", name="Save the view").click()
    page.goto("/")
    _wait_for_script(page)
    file = PICTURES / f"console-queue-{look}-{width}.png"
    page.screenshot(path=file, full_page=True)
    assert file.stat().st_size > 20_000
