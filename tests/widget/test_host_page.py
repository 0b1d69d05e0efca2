"""What a website's owner can change, and what their own scripts are told."""

from typing import Any, Literal

import pytest
from playwright.sync_api import expect

from tests.widget.visitor import Chat

pytestmark = pytest.mark.browser
LISTEN = """() => {
    window.told = [];
    for (const name of "open close start message language feedback end delete".split(" "))
        addEventListener(`privacy-desk:${name}`, ({ type, detail }) => told.push([type, detail]));
}"""
SET = """values => {
    const old = document.querySelector("privacy-desk");
    const fresh = document.createElement("privacy-desk");
    for (const [name, value] of Object.entries(values)) {
        if (name.startsWith("--")) fresh.style.setProperty(name, value);
        else fresh.setAttribute(name, value);
    }
    old.replaceWith(fresh);
}"""
STYLE = "(node, name) => getComputedStyle(node)[name]"
# property, value, where it is seen, as what
PROPERTIES = [
    ("accent", "rgb(90, 20, 120)", ".launcher", "backgroundColor"),
    ("on-accent", "rgb(255, 255, 200)", ".launcher", "color"),
    ("own", "rgb(90, 20, 120)", ".head", "backgroundColor"),
    ("paper", "rgb(250, 250, 240)", ".panel", "backgroundColor"),
    ("ink", "rgb(10, 20, 30)", ".panel", "color"),
    ("radius", "3px", ".panel", "borderTopLeftRadius"),
    ("font", "serif", ".panel", "fontFamily"),
    ("right", "77px", ".desk", "right"),
    ("bottom", "77px", ".desk", "bottom"),
]


def told(chat: Chat) -> list[tuple[str, Any]]:
    return [(type_, detail) for type_, detail in chat.page.evaluate("window.told")]


@pytest.mark.parametrize(("name", "value", "part", "style"), PROPERTIES)
def test_colours_and_sizes_are_the_owners_choice(
    chat: Chat, name: str, value: str, part: str, style: str
) -> None:
    chat.visit()
    chat.page.evaluate(SET, {"lang": "sv", f"--privacy-desk-{name}": value})
    expect(chat.launcher).to_be_visible()
    chat.open()
    assert chat.desk.locator(part).evaluate(STYLE, style) == value


def test_the_corner_is_the_owners_choice(chat: Chat) -> None:
    chat.visit()
    chat.page.evaluate(SET, {"lang": "sv", "side": "left", "--privacy-desk-left": "33px"})
    expect(chat.launcher).to_be_visible()
    box = chat.launcher.bounding_box()
    assert box is not None
    assert box["x"] == 33


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_scheme_is_the_owners_choice(chat: Chat, theme: Literal["light", "dark"]) -> None:
    chat.page.emulate_media(color_scheme="light" if theme == "dark" else "dark")
    chat.visit()
    chat.page.evaluate(SET, {"lang": "sv", "theme": theme})
    expect(chat.launcher).to_be_visible()
    chat.open()
    paper = {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 29, 34)"}
    assert chat.panel.evaluate(STYLE, "backgroundColor") == paper[theme]


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


def test_the_pages_scripts_hear_of_the_language_the_end_and_a_deleted_chat(chat: Chat) -> None:
    chat.visit()
    chat.page.evaluate(LISTEN)
    chat.open().menu("Mer").click()
    chat.desk.get_by_role("combobox").select_option("en")
    expect(chat.said("assistant").first).to_have_text("Hello! Ask me about your personal data.")
    chat.page.wait_for_timeout(300)  # it listens anew
    chat.server.state.only.happens("ended", {})
    expect(chat.log.locator(".note")).to_be_visible()
    for place in (chat.desk, chat.question):
        place.get_by_role("button", name="Delete this chat").click()
    expect(chat.log.locator(".note")).to_contain_text("has been deleted")
    last = told(chat)[-3:]
    assert last == [
        ("privacy-desk:language", {"language": "en"}),
        ("privacy-desk:end", {}),
        ("privacy-desk:delete", {}),
    ]


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
