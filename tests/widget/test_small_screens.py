"""Phones, and pages at 400 percent."""

import pytest
from playwright.sync_api import Browser, expect

from tests.widget.chat_server import ChatServer
from tests.widget.visitor import Chat, violations

pytestmark = pytest.mark.browser
FOCUSED = """() => {
    const host = document.querySelector("privacy-desk");
    const node = host.shadowRoot.activeElement;
    if (!node) return null;
    const { left, top, right, bottom } = node.getBoundingClientRect();
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
    const there = host.shadowRoot.elementFromPoint(x, y);
    return node.contains(there) || there?.contains(node) ? "seen" : node.outerHTML;
}"""


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


@pytest.mark.parametrize(("width", "height"), [(320, 256), (320, 568)])
def test_at_400_percent_everything_can_be_reached_and_nothing_covers_the_focus(
    browser: Browser, server: ChatServer, width: int, height: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": height})
    chat = Chat(context.new_page(), server).visit("/sv").open()
    chat.choices.nth(1).click()
    expect(chat.log.locator(".ticket")).to_be_attached()
    for name in ("Ämnen", "Mer"):
        chat.menu(name).click()
        last = chat.desk.locator("details[open] button").last
        last.scroll_into_view_if_needed()
        expect(last).to_be_in_viewport(ratio=1)
        chat.page.keyboard.press("Escape")
    assert violations(chat.page) == []
    keys = chat.page.keyboard
    chat.field.focus()
    expect(chat.field).to_be_in_viewport(ratio=0.9)
    for _ in range(14):
        keys.press("Shift+Tab")
        box = chat.page.evaluate(FOCUSED)
        if box is None:
            break
        assert box == "seen"
    context.close()


def test_a_panel_that_covers_the_window_closes_when_the_focus_leaves_it(
    browser: Browser, server: ChatServer
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 568})
    chat = Chat(context.new_page(), server).visit().open()
    chat.desk.locator(".head button").focus()
    chat.page.keyboard.press("Shift+Tab")
    expect(chat.page.get_by_role("link", name="A link of the page")).to_be_focused()
    expect(chat.panel).to_be_hidden()
    context.close()


def test_the_keyboard_of_a_phone_does_not_cover_the_field(
    browser: Browser, server: ChatServer
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    chat = Chat(context.new_page(), server).visit().open()
    chat.page.evaluate(
        """() => {
            Object.defineProperty(visualViewport, "height", { get: () => 400 });
            Object.defineProperty(visualViewport, "offsetTop", { get: () => 60 });
            visualViewport.dispatchEvent(new Event("resize"));
        }"""
    )
    box = chat.desk.locator(".entry").bounding_box()
    assert box is not None
    assert 60 < box["y"] < box["y"] + box["height"] < 460
    context.close()
