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


def opened_in_no_time(chat: Chat) -> None:
    """Visit and open the chat while the page's clock stands still."""
    chat.page.clock.install()
    chat.visit()
    chat.page.clock.pause_at("2040-01-01")
    chat.launcher.click()
    expect(chat.messages.first).to_be_visible()


def deleted(chat: Chat) -> None:
    chat.menu("Mer").click()
    chat.desk.get_by_role("button", name="Ta bort samtalet").click()
    chat.question.get_by_role("button", name="Ta bort samtalet").click()


def test_a_tab_alone_waits_for_no_other(chat: Chat) -> None:
    opened_in_no_time(chat)


def test_nobody_waits_for_a_tab_that_is_gone_or_for_a_deleted_chat(
    chat: Chat, other: Chat, context: BrowserContext
) -> None:
    chat.page.close()
    deleted(other)
    expect(other.messages).to_have_count(1)
    opened_in_no_time(Chat(context.new_page(), chat.server))
    assert len(chat.server.state.opened) == 2


def test_a_tab_that_answers_late_is_waited_for(chat: Chat, context: BrowserContext) -> None:
    chat.page.add_init_script("""
        const post = BroadcastChannel.prototype.postMessage;
        BroadcastChannel.prototype.postMessage = function (message) {
          setTimeout(() => post.call(this, message), 1000);
        };
    """)
    chat.visit().open().write("Hej")
    expect(chat.said("assistant")).to_have_count(2)
    other = Chat(context.new_page(), chat.server).visit().open()
    expect(other.said("visitor")).to_have_text(["Hej"])
    assert len(chat.server.state.opened) == 1


@pytest.mark.parametrize(
    "script",
    [
        "Object.defineProperty(navigator, 'locks', { value: undefined })",
        "if (navigator.locks) navigator.locks.request = () => Promise.reject(new Error('denied'))",
    ],
    ids=["no locks", "locks refused"],
)
def test_without_locks_the_chat_opens_and_tabs_share_it(
    chat: Chat, context: BrowserContext, script: str
) -> None:
    context.add_init_script(script)
    failed: list[str] = []
    context.on("weberror", lambda error: failed.append(str(error.error)))
    chat.visit().open().write("Hej")
    expect(chat.said("assistant")).to_have_count(2)
    other = Chat(context.new_page(), chat.server)
    opened_in_no_time(other)
    expect(other.said("visitor")).to_have_text(["Hej"])
    assert (len(chat.server.state.opened), failed) == (1, [])


def test_a_chat_that_ended_is_given_to_no_tab_by_one_that_heard_nothing(
    chat: Chat, other: Chat
) -> None:
    chat.page.evaluate("""
        Object.defineProperty(document, 'hidden', { value: true });
        document.dispatchEvent(new Event('visibilitychange'));
    """)
    other.server.state.only.happens("ended", {})
    for tab in (other, chat):
        expect(tab.log.locator(".note").last).to_be_visible()
    # what is written is shown before a conversation is opened for it
    with other.page.expect_response("**/api/conversations"):
        other.write("Hej igen")
    expect(other.said("visitor")).to_have_text(["Hej", "Hej igen"])
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
    deleted(other)
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
