"""When the server is down, slow, strict or has forgotten."""

import pytest
from playwright.sync_api import expect

from tests.widget.visitor import Chat

pytestmark = pytest.mark.browser


def test_what_is_written_while_the_server_is_down_is_kept_and_sent_once(chat: Chat) -> None:
    chat.visit().open()
    chat.server.state.refusal = 503
    chat.write("ett").write("två")
    waiting = chat.log.locator(".waiting")
    expect(waiting).to_have_text(["Inte skickat än"] * 2)
    expect(chat.status).to_contain_text("Just nu går det inte att nå oss")
    chat.server.state.refusal = None
    expect(chat.said("assistant")).to_have_count(3)
    expect(waiting).to_have_count(0)
    expect(chat.status).to_have_text("")
    assert chat.server.state.texts == ["ett", "två"]


def test_it_tries_again_after_longer_and_longer_times(chat: Chat) -> None:
    chat.visit().open()
    chat.page.clock.install()
    chat.server.state.refusal = 503
    chat.write("Hej")
    expect(chat.log.locator(".waiting")).to_have_count(1)
    for _ in range(60):
        chat.page.clock.run_for(1_000)
        chat.page.wait_for_timeout(20)
    # at once, after 1, 2, 4, 8, 16 and 30 seconds, each a quarter more or less
    assert 5 <= chat.server.state.paths.count("/api/conversations/c1/messages") <= 8


def test_a_message_whose_answer_was_lost_is_not_said_twice(chat: Chat) -> None:
    chat.visit().open()
    chat.server.state.answers_lost = 2
    chat.write("Hej")
    expect(chat.said("assistant")).to_have_count(2)
    expect(chat.log.locator(".waiting")).to_have_count(0)
    expect(chat.status).to_have_text("", timeout=15_000)
    expect(chat.said("visitor")).to_have_count(1)
    assert chat.server.state.texts == ["Hej"]


def test_unsent_messages_survive_a_reload(chat: Chat) -> None:
    chat.visit().open()
    chat.server.state.refusal = 503
    chat.write("ett").write("två")
    expect(chat.log.locator(".waiting")).to_have_count(2)
    chat.page.reload()
    expect(chat.log.locator(".waiting")).to_have_count(2)
    chat.server.state.refusal = None
    expect(chat.said("assistant")).to_have_count(3, timeout=15_000)
    assert chat.server.state.texts == ["ett", "två"]
    expect(chat.said("visitor")).to_have_text(["ett", "två"])


def test_a_message_under_way_at_a_reload_is_said_once(chat: Chat) -> None:
    chat.visit().open()
    chat.server.state.delay_seconds = 1
    chat.write("Hej")
    expect(chat.said("assistant")).to_have_count(2)  # by the stream; the answer is still to come
    chat.page.reload()
    chat.server.state.delay_seconds = 0
    expect(chat.said("visitor")).to_have_count(1)
    expect(chat.status).to_have_text("")
    expect(chat.said("assistant")).to_have_count(2)
    assert chat.server.state.texts == ["Hej"]


def test_a_first_click_without_network_says_so_and_opens_when_it_is_back(chat: Chat) -> None:
    chat.visit()
    expect(chat.launcher).to_be_visible()
    chat.page.context.set_offline(True)
    chat.launcher.click()
    expect(chat.desk.get_by_role("alert")).to_contain_text("Chatten kan inte hämtas just nu")
    chat.page.context.set_offline(False)
    chat.greeted().write("Hej")
    expect(chat.said("assistant")).to_have_count(2)
    assert chat.server.state.texts == ["Hej"]


def test_what_is_written_without_network_is_kept_and_sent_when_it_is_back(chat: Chat) -> None:
    chat.visit().open()
    chat.page.context.set_offline(True)
    expect(chat.status).to_contain_text("Du är inte uppkopplad")
    chat.write("Hej")
    expect(chat.log.locator(".waiting")).to_have_count(1)
    expect(chat.status).to_contain_text("Du är inte uppkopplad")
    chat.page.context.set_offline(False)
    expect(chat.said("assistant")).to_have_count(2)
    expect(chat.status).to_have_text("")
    assert chat.server.state.texts == ["Hej"]


def test_an_answer_that_takes_long_is_said_to_take_long(chat: Chat) -> None:
    chat.visit().open()
    chat.page.clock.install()
    chat.server.state.delay_seconds = 1
    chat.write("Hej")
    expect(chat.status).to_have_text("Assistenten skriver …")
    chat.page.clock.fast_forward(9_000)
    expect(chat.status).to_contain_text("Svaret dröjer lite")
    expect(chat.said("assistant")).to_have_count(2)
    expect(chat.status).to_have_text("")


def test_a_conversation_that_has_ended_says_so_and_the_next_message_starts_a_new_one(
    chat: Chat,
) -> None:
    chat.visit().open()
    chat.server.state.forgets()
    chat.write("Är ni kvar?")
    expect(chat.messages.filter(has_text="Samtalet är avslutat")).to_be_visible()
    expect(chat.field).to_have_value("Är ni kvar?")
    chat.field.press("Enter")
    expect(chat.said("visitor")).to_have_text(["Är ni kvar?"])
    expect(chat.said("assistant")).to_have_count(3)
    assert chat.server.state.texts == ["Är ni kvar?"]
    assert len(chat.server.state.opened) == 2


def test_the_server_can_end_the_conversation(chat: Chat) -> None:
    chat.visit().open()
    chat.server.state.only.happens("ended", {})
    expect(chat.messages.last).to_have_text(
        "Samtalet är avslutat. Skriv ett nytt meddelande så börjar vi om."
    )
    expect(chat.choices).to_have_count(0)


@pytest.mark.parametrize("status", [413, 422, 429])
def test_a_refused_message_is_explained_beside_the_field_and_kept_in_it(
    chat: Chat, status: int
) -> None:
    chat.visit().open()
    chat.server.state.refusal, chat.server.state.detail = status, "Meddelandet är för långt."
    chat.write("Mycket text")
    expect(chat.problem).to_have_text("Meddelandet är för långt.")
    expect(chat.field).to_have_value("Mycket text")
    expect(chat.field).to_have_accessible_description("Meddelandet är för långt.")
    expect(chat.said("visitor")).to_have_count(0)
    expect(chat.status).to_have_text("")
    chat.server.state.refusal = None
    chat.field.press("Enter")
    expect(chat.problem).to_have_text("")
    expect(chat.said("assistant")).to_have_count(2)
    assert chat.server.state.texts == ["Mycket text"]


def test_a_quick_reply_that_was_refused_can_be_pressed_again(chat: Chat) -> None:
    chat.visit().open()
    chat.server.state.refusal = 429
    chat.choices.first.click()
    expect(chat.problem).to_have_text("Problem.")
    expect(chat.field).to_have_value("")
    chat.server.state.refusal = None
    chat.choices.first.click()
    expect(chat.said("assistant")).to_have_count(2)


def test_a_conversation_that_could_not_be_opened_is_opened_with_the_message(chat: Chat) -> None:
    chat.visit()
    chat.server.state.refusal = 429
    chat.launcher.click()
    expect(chat.problem).to_have_text("Problem.")
    chat.server.state.refusal = None
    chat.write("Hej")
    expect(chat.said("assistant")).to_have_count(2)
