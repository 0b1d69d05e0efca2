"""What arrives while the page is open, without anybody asking."""

import pytest
from playwright.sync_api import expect

from tests.widget.visitor import Chat

pytestmark = pytest.mark.browser


def test_an_agents_reply_appears_by_itself_and_says_whom_it_is_from(chat: Chat) -> None:
    chat.visit().open()
    chat.server.state.agent_says("Jag hjälper dig gärna.")
    message = chat.log.locator("li.agent")
    expect(message.locator(".bubble")).to_have_text("Jag hjälper dig gärna.")
    expect(message.get_by_text("Från en medarbetare på SoftOne")).to_be_visible()


def test_a_reply_that_comes_both_ways_is_shown_once(chat: Chat) -> None:
    chat.visit().open()
    chat.server.state.delay_seconds = 0.3
    chat.write("Hej")
    expect(chat.said("assistant")).to_have_count(2)
    expect(chat.status).to_have_text("")
    chat.page.wait_for_timeout(300)
    expect(chat.said("visitor")).to_have_count(1)
    expect(chat.said("assistant")).to_have_count(2)


def test_a_broken_stream_is_taken_up_again_without_a_gap(chat: Chat) -> None:
    chat.visit().open()
    chat.server.state.streams_cut = True
    chat.page.wait_for_timeout(200)
    chat.server.state.agent_says("Medan du var borta.")
    chat.server.state.streams_cut = False
    expect(chat.said("agent")).to_have_text(["Medan du var borta."])


def test_a_ticket_card_follows_its_ticket(chat: Chat) -> None:
    chat.visit().open().choices.nth(1).click()
    card = chat.log.locator(".ticket")
    expect(card).to_contain_text("Registrerat")
    chat.server.state.ticket_becomes("in_progress")
    expect(card).to_contain_text("Handläggs")


def test_news_for_a_closed_panel_are_counted_on_the_button(chat: Chat) -> None:
    chat.visit().open().field.press("Escape")
    chat.server.state.agent_says("Hallå?")
    expect(chat.launcher).to_have_accessible_name("Fråga om dina uppgifter. Nya meddelanden: 1")
    chat.page.reload()
    expect(chat.launcher).to_have_accessible_name("Fråga om dina uppgifter. Nya meddelanden: 1")
    chat.open().field.press("Escape")
    expect(chat.launcher).to_have_accessible_name("Fråga om dina uppgifter")


def test_a_reply_that_came_while_nobody_was_there_waits_for_the_visitor(chat: Chat) -> None:
    chat.visit().open().field.press("Escape")
    chat.page.goto("about:blank")
    chat.server.state.agent_says("Här är svaret.")
    chat.visit()
    expect(chat.launcher).to_have_accessible_name("Fråga om dina uppgifter. Nya meddelanden: 1")
    chat.open()
    expect(chat.said("agent")).to_have_text(["Här är svaret."])
    expect(chat.said("agent")).to_be_in_viewport()


def test_an_agent_who_writes_first_does_not_come_between_question_and_answer(chat: Chat) -> None:
    chat.visit().open()
    chat.server.state.agent_says("Från Maria.")
    chat.write("Hej")
    expect(chat.said("assistant")).to_have_count(2)
    expect(chat.said("agent")).to_have_count(1)
    classes = chat.messages.evaluate_all("all => all.map(node => node.className)")
    assert [name.split()[1] for name in classes] == ["assistant", "agent", "visitor", "assistant"]
