"""Keyboard, screen readers, small screens."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.widget.chat_server import ChatServer
from tests.widget.visitor import Chat

pytestmark = pytest.mark.browser


def violations(page: Page) -> list[str]:
    results = Axe().run(page)
    return [f"{found['id']}: {found['help']}" for found in results.response["violations"]]


def focused(locator: Locator) -> None:
    expect(locator).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/page/sv", "/sv", "/fi", "/en"])
def test_axe_finds_nothing_closed_or_open(
    chat: Chat, path: str, scheme: Literal["light", "dark"]
) -> None:
    chat.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    chat.visit(path)
    expect(chat.launcher).to_be_visible()
    assert violations(chat.page) == []
    chat.open().choices.nth(1).click()
    expect(chat.log.locator(".ticket")).to_be_visible()
    chat.server.state.agent_says("Hej!")
    expect(chat.said("agent")).to_be_visible()
    assert violations(chat.page) == []
    chat.server.state.refusal = 503
    chat.write("/retention")
    expect(chat.log.locator(".waiting")).to_be_visible()
    assert violations(chat.page) == []


def test_axe_finds_nothing_in_a_refusal(chat: Chat) -> None:
    chat.visit().open()
    chat.server.state.refusal = 422
    chat.write("a" * 4001)
    expect(chat.problem).to_have_text("Problem.")
    assert violations(chat.page) == []


def test_the_whole_chat_works_by_keyboard(chat: Chat) -> None:
    keys = chat.visit().page.keyboard
    expect(chat.launcher).to_be_visible()
    keys.press("Tab")
    keys.press("Tab")
    focused(chat.launcher)
    keys.press("Enter")
    chat.greeted()
    focused(chat.field)
    keys.press("Shift+Tab")
    focused(chat.choices.last)
    keys.press("Enter")
    focused(chat.field)
    expect(chat.said("visitor")).to_have_text(["Radering av uppgifter"])
    keys.type("Tack")
    keys.press("Tab")
    focused(chat.desk.get_by_role("button", name="Skicka"))
    keys.press("Space")
    expect(chat.said("visitor")).to_have_text(["Radering av uppgifter", "Tack"])
    focused(chat.field)


def test_escape_closes_and_gives_the_focus_back_to_the_button(chat: Chat) -> None:
    chat.visit().open()
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    focused(chat.launcher)
    expect(chat.launcher).to_have_attribute("aria-expanded", "false")


def test_the_rest_of_the_page_stays_usable_beside_the_open_chat(chat: Chat) -> None:
    chat.visit().open()
    chat.page.get_by_role("link", name="A link of the page").click()
    expect(chat.panel).to_be_visible()
    assert chat.page.url.endswith("#end")


def test_new_messages_are_announced_each_in_its_language(chat: Chat) -> None:
    chat.visit().open().write("suomeksi")
    expect(chat.log).to_have_attribute("aria-live", "polite")
    expect(chat.log).to_have_accessible_name("Keskustelu")
    expect(chat.messages).to_have_count(3)
    languages = chat.messages.evaluate_all("all => all.map(node => node.lang)")
    assert languages == ["sv", "sv", "fi"]
    expect(chat.messages.nth(1)).to_contain_text("Du")


def test_every_focus_is_visible(chat: Chat) -> None:
    chat.visit().open()
    style = "node => getComputedStyle(node).outlineStyle"
    assert chat.desk.locator(".entry").evaluate(style) == "solid"
    backwards = [chat.choices.last, chat.choices.first, chat.log, chat.desk.locator(".close")]
    for locator in backwards:
        chat.page.keyboard.press("Shift+Tab")
        focused(locator)
        assert locator.evaluate(style) == "solid"


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 568), (320, 256)])
def test_a_phone_shows_the_chat_full_width_without_sideways_scrolling(
    browser: Browser, server: ChatServer, width: int, height: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=True)
    chat = Chat(context.new_page(), server).visit("/sv").open()
    chat.choices.nth(1).click()
    expect(chat.log.locator(".ticket")).to_be_attached()
    box = chat.panel.bounding_box()
    assert box == {"x": 0, "y": 0, "width": width, "height": height}
    overflow = "node => node.scrollWidth - node.clientWidth"
    assert chat.log.evaluate(overflow) <= 0
    assert chat.page.locator("html").evaluate(overflow) <= 0
    context.close()


def test_nothing_moves_for_those_who_want_less_motion(chat: Chat) -> None:
    chat.page.emulate_media(reduced_motion="reduce")
    chat.visit().open()
    assert chat.panel.evaluate("node => node.getAnimations({subtree: true}).length") == 0
