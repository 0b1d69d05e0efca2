"""Before the first click, the first click, and a reload."""

import json

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from chat.widget_files import BUTTON
from tests.widget.visitor import Chat

pytestmark = pytest.mark.browser


def stored(page: Page) -> int:
    return int(page.evaluate("sessionStorage.length + localStorage.length"))


def test_nothing_is_stored_or_asked_for_before_the_first_click(chat: Chat) -> None:
    asked: list[str] = []
    chat.page.on("request", lambda request: asked.append(request.url))
    chat.visit()
    expect(chat.launcher).to_be_visible()
    chat.page.wait_for_timeout(300)
    files = ("/page/sv", "/demo.css", *(f"/widget/{name}" for name in BUTTON))
    assert set(asked) == {chat.server.url + path for path in files}
    assert stored(chat.page) == 0


def test_the_first_click_opens_a_conversation_in_the_language_of_the_element(chat: Chat) -> None:
    chat.visit("/page/fi").open()
    expect(chat.said("assistant")).to_have_text("Hei! Kysy minulta henkilötiedoistasi.")
    expect(chat.panel).to_have_accessible_name("Kysy henkilötiedoista")
    assert chat.server.state.opened == [{"language": "fi"}]


def test_a_quick_reply_sends_its_payload_and_shows_its_title(chat: Chat) -> None:
    chat.visit().open()
    chat.choices.filter(has_text="Hur länge").click()
    expect(chat.said("visitor")).to_have_text("Hur länge uppgifter sparas")
    expect(chat.said("assistant")).to_have_count(2)
    assert chat.server.state.texts == ["/retention"]


def test_quick_replies_are_offered_only_until_something_is_said(chat: Chat) -> None:
    chat.visit().open()
    expect(chat.choices).to_have_count(2)
    chat.write("Hej")
    expect(chat.said("assistant")).to_have_count(2)
    expect(chat.choices).to_have_count(0)


def test_a_second_click_opens_no_second_conversation(chat: Chat) -> None:
    chat.visit().open()
    chat.field.press("Escape")
    chat.open()
    assert len(chat.server.state.opened) == 1


def test_the_thread_and_the_open_panel_survive_a_reload(chat: Chat) -> None:
    chat.visit().open().write("Hej")
    expect(chat.said("assistant")).to_have_count(2)
    before = chat.log.inner_text()
    chat.page.reload()
    expect(chat.panel).to_be_visible()
    expect(chat.said("assistant")).to_have_count(2)
    assert chat.log.inner_text() == before
    assert len(chat.server.state.opened) == 1


def test_a_closed_panel_stays_closed_over_a_reload(chat: Chat) -> None:
    chat.visit().open().field.press("Escape")
    chat.page.reload()
    expect(chat.launcher).to_be_visible()
    expect(chat.panel).to_be_hidden()


def test_what_stands_in_the_field_survives_a_reload(chat: Chat) -> None:
    chat.visit().open().field.fill("Halvskrivet")
    chat.page.reload()
    expect(chat.field).to_have_value("Halvskrivet")


def test_another_tab_is_closed_and_stores_nothing_until_it_is_opened(
    chat: Chat, context: BrowserContext
) -> None:
    chat.visit().open()
    other = Chat(context.new_page(), chat.server).visit()
    expect(other.launcher).to_be_visible()
    expect(other.panel).to_be_hidden()
    assert stored(other.page) == 0


def test_the_open_chat_stores_its_own_things_for_this_tab_and_nothing_else(chat: Chat) -> None:
    chat.visit().open().write("Hej")
    expect(chat.said("assistant")).to_have_count(2)
    kept = chat.page.evaluate(
        """async () => ({
            tab: Object.keys(sessionStorage), site: Object.keys(localStorage),
            bases: await indexedDB.databases(), caches: await caches.keys(),
        })"""
    )
    assert kept == {"tab": ["privacy-desk"], "site": [], "bases": [], "caches": []}
    memory = json.loads(chat.page.evaluate("sessionStorage['privacy-desk']"))
    assert memory["chat"] == {"id": "c1", "token": "token-c1"}
    assert "Hej" not in str(memory)


def test_no_cookie_is_set(chat: Chat, context: BrowserContext) -> None:
    chat.visit().open().write("Hej")
    expect(chat.said("assistant")).to_have_count(2)
    assert context.cookies() == []
    assert chat.page.evaluate("document.cookie") == ""
