"""Keyboard, screen readers, small screens."""

from typing import Literal

import pytest
from playwright.sync_api import Locator, expect

from tests.widget.visitor import Chat, violations

pytestmark = pytest.mark.browser


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state_of_the_dialogue(
    chat: Chat, scheme: Literal["light", "dark"]
) -> None:
    chat.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    chat.visit().open().choices.first.click()
    expect(chat.log.locator(".source")).to_be_visible()
    chat.log.get_by_role("button", name="Nej").click()
    for name in ("Ämnen", "Mer"):
        chat.menu(name).click()
        assert violations(chat.page) == [], name
    chat.desk.get_by_role("button", name="Ta bort samtalet").click()
    expect(chat.question).to_be_visible()
    assert violations(chat.page) == []
    chat.page.keyboard.press("Escape")
    chat.write("Mitt nummer: 010190-951B")
    expect(chat.question).to_be_visible()
    assert violations(chat.page) == []
    chat.page.keyboard.press("Escape")
    chat.page.context.set_offline(True)
    expect(chat.status).to_contain_text("Du är inte uppkopplad")
    assert violations(chat.page) == []
    chat.page.context.set_offline(False)
    chat.server.state.only.events.append(("ended", {}))
    expect(chat.log.locator(".note")).to_be_visible()
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
    languages = chat.log.locator(".bubble").evaluate_all("all => all.map(node => node.lang)")
    assert languages == ["sv", "sv", "fi"]
    expect(chat.messages.nth(1)).to_contain_text("Du")


def test_every_focus_is_visible(chat: Chat) -> None:
    chat.visit().open()
    style = "node => getComputedStyle(node).outlineStyle"
    assert chat.desk.locator(".entry").evaluate(style) == "solid"
    bar = chat.desk.locator(".bar > details > summary, .bar > button")
    backwards = [chat.choices.last, chat.choices.first, chat.log]
    backwards += [bar.nth(2), bar.nth(1), bar.nth(0), chat.desk.locator(".close")]
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
