"""Pages whose styles, scripts and documents are in the way."""

import pytest
from playwright.sync_api import expect

from tests.widget.visitor import Chat

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", ["styles", "scripts", "document"])
def test_the_whole_chat_works_on_a_hostile_page(chat: Chat, kind: str) -> None:
    errors: list[str] = []
    chat.page.on("pageerror", lambda error: errors.append(str(error)))
    chat.visit(f"/hostile/{kind}").open()
    assert chat.place == (1260 - 408, 780 - 688, 408, 688)
    chat.write("Hej där")
    chat.choices.first.or_(chat.said("assistant").last).first.wait_for()
    expect(chat.said("visitor")).to_have_text(["Hej där"])
    expect(chat.said("assistant")).to_have_count(2)
    size = chat.said("visitor").evaluate("node => getComputedStyle(node).fontSize")
    assert size == "16px"
    chat.menu("Mer").click()
    expect(chat.desk.get_by_role("combobox")).to_be_visible()
    chat.page.keyboard.press("Escape")
    chat.page.keyboard.press("Escape")
    expect(chat.launcher).to_be_focused()
    assert errors == []


def test_the_pages_shortcuts_do_not_hear_what_is_typed(chat: Chat) -> None:
    chat.visit("/hostile/scripts").open()
    chat.field.press_sequentially("abc")
    expect(chat.field).to_have_value("abc")
    assert chat.page.evaluate("window.keys") == []


def test_links_lead_to_the_policy_of_the_chats_own_server(chat: Chat) -> None:
    chat.visit("/hostile/document").open().choices.first.click()
    link = chat.log.get_by_role("link")
    expect(link).to_have_attribute("href", f"{chat.server.url}/policy/sv#retention")


@pytest.mark.parametrize(
    "url", ["http://other.example/policy", "javascript:alert(1)", "data:text/html,x", "//x.example"]
)
def test_a_link_to_anywhere_else_that_is_not_https_is_not_shown(chat: Chat, url: str) -> None:
    chat.visit().open()
    state = chat.server.state
    more = {"section_title": "Policyn", "section_url": url}
    state.only.entries.append(state.entry("assistant", "Se policyn.", "sv", **more))
    expect(chat.said("assistant").last).to_have_text("Se policyn.")
    expect(chat.log.get_by_role("link")).to_have_count(0)


def test_a_link_over_https_is_shown(chat: Chat) -> None:
    chat.visit().open()
    state = chat.server.state
    more = {"section_title": "Policyn", "section_url": "https://www.example.com/policy"}
    state.only.entries.append(state.entry("assistant", "Se policyn.", "sv", **more))
    expect(chat.log.get_by_role("link")).to_have_attribute("href", more["section_url"])
