"""Several tabs of one site."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.widget.visitor import Chat

pytestmark = pytest.mark.browser


@pytest.fixture
def other(chat: Chat, context: BrowserContext) -> Chat:
    """A second tab, in which the chat is opened after the first one's."""
    chat.visit().open().write("Hej")
    expect(chat.said("assistant")).to_have_count(2)
    return Chat(context.new_page(), chat.server).visit().open()


def test_a_tab_alone_waits_for_no_other(chat: Chat) -> None:
    chat.page.clock.install()
    chat.visit()
    chat.page.clock.pause_at("2040-01-01")
    chat.launcher.click()
    expect(chat.messages.first).to_be_visible()


def test_the_tab_that_had_the_conversation_may_be_gone(
    chat: Chat, other: Chat, context: BrowserContext
) -> None:
    chat.page.close()
    other.menu("Mer").click()
    other.desk.get_by_role("button", name="Ta bort samtalet").click()
    other.question.get_by_role("button", name="Ta bort samtalet").click()
    expect(other.messages).to_have_count(1)
    third = Chat(context.new_page(), chat.server)
    third.page.clock.install()
    third.visit()
    third.page.clock.pause_at("2040-01-01")
    third.launcher.click()
    expect(third.messages.first).to_be_visible()
    assert len(chat.server.state.opened) == 2


def test_a_second_tab_goes_on_with_the_same_thread(chat: Chat, other: Chat) -> None:
    expect(other.said("visitor")).to_have_text(["Hej"])
    other.write("Och här")
    for tab in (chat, other):
        expect(tab.said("visitor")).to_have_text(["Hej", "Och här"])
        expect(tab.said("assistant")).to_have_count(3)
    assert len(chat.server.state.opened) == 1
    assert chat.server.state.texts == ["Hej", "Och här"]


def test_a_chat_deleted_in_one_tab_is_gone_from_the_other(chat: Chat, other: Chat) -> None:
    other.menu("Mer").click()
    other.desk.get_by_role("button", name="Ta bort samtalet").click()
    other.question.get_by_role("button", name="Ta bort samtalet").click()
    for tab in (chat, other):
        expect(tab.messages).to_have_text(
            ["Samtalet är borttaget. Skriv ett nytt meddelande så börjar vi om."]
        )
    assert len(chat.server.state.deleted) == 1


def test_a_copied_tab_sends_what_waits_no_second_time(chat: Chat, context: BrowserContext) -> None:
    chat.visit().open()
    chat.server.state.refusal = 503
    chat.write("Hej")
    expect(chat.log.locator(".waiting")).to_have_count(1)
    stored = chat.page.evaluate("sessionStorage['privacy-desk']")
    copy = Chat(context.new_page(), chat.server)
    copy.page.add_init_script(f"sessionStorage['privacy-desk'] = {stored!r}")
    copy.visit()
    expect(copy.log.locator(".waiting")).to_have_count(1)
    chat.server.state.refusal = None
    for tab in (chat, copy):
        expect(tab.said("assistant")).to_have_count(2, timeout=15_000)
        expect(tab.said("visitor")).to_have_text(["Hej"])
    assert chat.server.state.texts == ["Hej"]
