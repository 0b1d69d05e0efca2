"""Keyboard, screen readers, motion, forced colours."""

import pytest
from playwright.sync_api import Locator, expect

from tests.widget.visitor import Chat, violations

pytestmark = pytest.mark.browser


def focused(locator: Locator) -> None:
    expect(locator).to_be_focused()


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


def test_the_focus_leaves_the_open_chat_at_either_end(chat: Chat) -> None:
    chat.visit().open()
    chat.desk.get_by_role("button", name="Skicka").focus()
    chat.page.keyboard.press("Tab")
    inside = "document.querySelector('privacy-desk').shadowRoot.activeElement"
    assert chat.page.evaluate(inside) is None
    chat.desk.locator(".head button").focus()
    chat.page.keyboard.press("Shift+Tab")
    focused(chat.page.get_by_role("link", name="A link of the page"))
    expect(chat.panel).to_be_visible()


def test_what_is_read_first_stands_above_what_is_read_next(chat: Chat) -> None:
    chat.visit().open().choices.nth(1).click()
    expect(chat.log.locator(".ticket")).to_be_visible()
    tops = "all => all.map(node => node.getBoundingClientRect().top)"
    for parts in (
        chat.panel.locator("> *:visible"),
        chat.messages,
        chat.messages.last.locator("> *"),
    ):
        found = parts.evaluate_all(tops)
        assert len(found) > 1
        assert found == sorted(found)


def test_what_was_said_before_a_reload_is_not_read_out_again(chat: Chat) -> None:
    """The log says that it is busy while it fills."""
    chat.page.add_init_script(
        """window.busy = []; const real = Element.prototype.replaceChildren;
        Element.prototype.replaceChildren = function (...nodes) {
            if (this.localName === "ol") busy.push(this.parentNode.ariaBusy);
            real.apply(this, nodes);
        };"""
    )
    chat.visit().open().write("Hej")
    expect(chat.said("assistant")).to_have_count(2)
    chat.page.reload()
    expect(chat.said("assistant")).to_have_count(2)
    expect(chat.log).to_have_attribute("aria-busy", "false")
    assert chat.page.evaluate("busy") == ["true"]


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
    languages = chat.log.locator(".bubble").evaluate_all("all => all.map(node => node.lang)")
    assert languages == ["sv", "sv", "fi"]
    expect(chat.messages.nth(1)).to_contain_text("Du")


def test_every_focus_is_visible(chat: Chat) -> None:
    chat.visit().open()
    style = "node => getComputedStyle(node).outlineStyle"
    assert chat.desk.locator(".entry").evaluate(style) == "solid"
    bar = chat.desk.locator(".bar > details > summary, .bar > button")
    backwards = [chat.choices.last, chat.choices.first, chat.log]
    backwards += [bar.nth(2), bar.nth(1), bar.nth(0), chat.desk.locator(".head button")]
    for locator in backwards:
        chat.page.keyboard.press("Shift+Tab")
        focused(locator)
        assert locator.evaluate(style) == "solid"


def test_nothing_moves_for_those_who_want_less_motion(chat: Chat) -> None:
    chat.page.emulate_media(reduced_motion="reduce")
    chat.visit().open()
    assert chat.panel.evaluate("node => node.getAnimations({subtree: true}).length") == 0


def test_in_forced_colours_every_part_keeps_an_edge(chat: Chat) -> None:
    chat.page.emulate_media(forced_colors="active")
    chat.visit()
    edge = "node => getComputedStyle(node).borderTopColor + getComputedStyle(node).borderTopStyle"
    canvas = chat.page.evaluate("getComputedStyle(document.body).backgroundColor")
    expect(chat.launcher).to_be_visible()
    parts = [chat.launcher]
    chat.open().write("Hej")
    expect(chat.said("assistant")).to_have_count(2)
    parts = [chat.said("visitor"), chat.said("assistant").first, chat.panel]
    parts += [chat.desk.locator(".entry"), chat.desk.locator(".send")]
    for part in parts:
        style = part.evaluate(edge)
        assert style.endswith("solid")
        assert style != f"{canvas}solid"
        assert "rgba" not in style
    assert violations(chat.page) == []


def test_the_focus_is_not_lost_when_what_has_it_goes(chat: Chat) -> None:
    chat.visit().open().choices.first.focus()
    state = chat.server.state
    state.only.entries.append(state.entry("visitor", "Från en annan flik", "sv"))
    expect(chat.said("visitor")).to_have_count(1)
    expect(chat.log).to_be_focused()
