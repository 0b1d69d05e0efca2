"""What a website's owner can change, and what their own scripts are told."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.widget.visitor import Chat

pytestmark = pytest.mark.browser
LISTEN = """() => {
    window.told = [];
    for (const name of ["open", "close", "start", "message", "feedback", "end", "delete"])
        addEventListener(`privacy-desk:${name}`, ({ type, detail }) => told.push([type, detail]));
}"""
SET = """values => {
    const old = document.querySelector("privacy-desk");
    const fresh = document.createElement("privacy-desk");
    for (const [name, value] of Object.entries(values)) fresh.setAttribute(name, value);
    old.replaceWith(fresh);
}"""


def told(chat: Chat) -> list[tuple[str, Any]]:
    return [(type_, detail) for type_, detail in chat.page.evaluate("window.told")]


def test_every_text_can_be_the_owners_own(chat: Chat) -> None:
    chat.visit()
    chat.page.evaluate(
        SET, {"lang": "en", "text-launcher": "Privacy?", "text-title": "Ask Example Ltd"}
    )
    expect(chat.launcher).to_have_text("Privacy?")
    chat.open()
    expect(chat.panel).to_have_accessible_name("Ask Example Ltd")
    expect(chat.field).to_have_accessible_name("Write a message")


def test_colours_corner_and_scheme_are_the_owners_choice(chat: Chat) -> None:
    chat.visit()
    chat.page.evaluate(SET, {"lang": "sv", "side": "left", "theme": "dark"})
    expect(chat.launcher).to_be_visible()
    rule = "privacy-desk { --privacy-desk-accent: rgb(90, 20, 120); --privacy-desk-right: 0 }"
    chat.page.evaluate(
        "rule => { const sheet = new CSSStyleSheet(); sheet.replaceSync(rule);"
        " document.adoptedStyleSheets = [sheet]; }",
        rule,
    )
    colour = "node => getComputedStyle(node).backgroundColor"
    assert chat.launcher.evaluate(colour) == "rgb(90, 20, 120)"
    box = chat.launcher.bounding_box()
    assert box is not None
    assert box["x"] < 100
    chat.open()
    assert chat.panel.evaluate(colour) == "rgb(20, 29, 34)"


def test_the_pages_scripts_hear_what_happens_but_not_what_was_written(chat: Chat) -> None:
    chat.visit()
    chat.page.evaluate(LISTEN)
    chat.open().write("Mitt hemliga ärende")
    expect(chat.said("assistant")).to_have_count(2)
    chat.log.get_by_role("button", name="Ja").click()
    chat.choices.first.or_(chat.field).last.press("Escape")
    names = [type_.removeprefix("privacy-desk:") for type_, _ in told(chat)]
    assert names == ["open", "message", "start", "message", "feedback", "close"]
    assert "hemliga" not in str(told(chat))


def test_the_pages_scripts_can_open_and_close_the_chat(chat: Chat) -> None:
    chat.visit()
    expect(chat.launcher).to_be_visible()
    chat.page.evaluate("document.querySelector('privacy-desk').open()")
    chat.greeted()
    chat.page.evaluate("document.querySelector('privacy-desk').close()")
    expect(chat.panel).to_be_hidden()


def test_opening_by_script_leaves_the_focus_where_the_visitor_has_it(chat: Chat) -> None:
    chat.visit()
    expect(chat.launcher).to_be_visible()
    link = chat.page.get_by_role("link", name="A link of the page")
    link.focus()
    chat.page.evaluate("document.querySelector('privacy-desk').open()")
    chat.greeted()
    expect(link).to_be_focused()


def test_an_element_that_is_moved_on_the_page_goes_on(chat: Chat) -> None:
    chat.visit().open()
    chat.page.evaluate("document.body.prepend(document.querySelector('privacy-desk'))")
    chat.server.state.agent_says("Hej igen")
    expect(chat.said("agent")).to_have_text(["Hej igen"])
    chat.write("Hej")
    expect(chat.said("assistant")).to_have_count(2)


def test_an_element_can_be_hidden(chat: Chat) -> None:
    chat.visit()
    expect(chat.launcher).to_be_visible()
    chat.page.evaluate("document.querySelector('privacy-desk').hidden = true")
    expect(chat.launcher).to_be_hidden()
