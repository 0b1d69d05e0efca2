"""What the bar under the panel's head offers: topics, a person, the language, the chat itself."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.widget.visitor import Chat

pytestmark = pytest.mark.browser


def test_topics_can_be_browsed_and_asked_about_before_anything_is_typed(chat: Chat) -> None:
    chat.visit().open().menu("Ämnen").click()
    sheet = chat.desk.locator(".sheet").first
    expect(sheet.get_by_role("heading", name="Hur länge uppgifterna sparas")).to_be_visible()
    sheet.get_by_role("button", name="Uppgifter som sparas som bevis").click()
    expect(sheet).to_be_hidden()
    expect(chat.field).to_be_focused()
    expect(chat.said("visitor")).to_have_text(["Uppgifter som sparas som bevis"])
    expect(chat.said("assistant")).to_have_count(2)
    assert chat.server.state.texts == ["/retention_evidence"]


def test_a_person_can_be_asked_for_with_one_click(chat: Chat) -> None:
    chat.visit().open().menu("Prata med en människa").click()
    expect(chat.said("assistant")).to_have_count(2)
    expect(chat.field).to_be_focused()
    assert chat.server.state.texts == ["/handoff"]


def test_the_chat_can_be_downloaded_as_text(chat: Chat, tmp_path: Path) -> None:
    chat.visit().open().write("Hur länge sparar ni?")
    expect(chat.said("assistant")).to_have_count(2)
    chat.menu("Mer").click()
    with chat.page.expect_download() as started:
        chat.desk.get_by_role("button", name="Ladda ner samtalet").click()
    assert started.value.suggested_filename == "chat.txt"
    started.value.save_as(tmp_path / "chat.txt")
    text = (tmp_path / "chat.txt").read_text("utf-8")
    assert "Du\nHur länge sparar ni?" in text.replace("\r\n", "\n")
    assert "2026-01-31" in text


def test_a_deleted_chat_is_gone_here_and_there_and_the_next_message_starts_anew(
    chat: Chat,
) -> None:
    chat.visit().open().write("Hej")
    expect(chat.said("assistant")).to_have_count(2)
    chat.menu("Mer").click()
    chat.desk.get_by_role("button", name="Ta bort samtalet").click()
    expect(chat.question).to_contain_text("Det går inte att ångra")
    expect(chat.question.get_by_role("button", name="Behåll")).to_be_focused()
    chat.question.get_by_role("button", name="Ta bort samtalet").click()
    expect(chat.messages).to_have_count(1)
    expect(chat.messages).to_contain_text("Samtalet är borttaget")
    expect(chat.field).to_be_focused()
    assert len(chat.server.state.deleted) == 1
    assert "Hej" not in chat.page.evaluate("JSON.stringify(sessionStorage)")
    chat.write("En gång till")
    expect(chat.said("visitor")).to_have_text(["En gång till"])
    expect(chat.said("assistant")).to_have_count(2)
    assert len(chat.server.state.opened) == 2


def test_a_chat_is_kept_when_the_question_is_answered_with_no(chat: Chat) -> None:
    chat.visit().open().menu("Mer").click()
    chat.desk.get_by_role("button", name="Ta bort samtalet").click()
    chat.page.keyboard.press("Escape")
    expect(chat.question).to_be_hidden()
    expect(chat.field).to_be_focused()
    expect(chat.panel).to_be_visible()
    assert chat.server.state.deleted == []


def test_what_could_not_be_done_is_said(chat: Chat) -> None:
    chat.visit().open()
    chat.server.state.refusal = 503
    chat.menu("Mer").click()
    chat.desk.get_by_role("button", name="Ladda ner samtalet").click()
    expect(chat.problem).to_have_text("Det gick inte just nu. Försök igen om en stund.")


def test_the_language_switch_translates_what_is_on_screen(chat: Chat) -> None:
    chat.visit().open().choices.nth(1).click()
    expect(chat.log.locator(".ticket")).to_contain_text("Registrerat")
    chat.menu("Mer").click()
    switch = chat.desk.get_by_role("combobox", name="Språk")
    switch.focus()
    switch.select_option("fi")
    expect(chat.panel).to_have_accessible_name("Kysy henkilötiedoista")
    expect(chat.said("assistant").first).to_have_text("Hei! Kysy minulta henkilötiedoistasi.")
    expect(chat.log.locator(".ticket")).to_contain_text("Kirjattu")
    expect(chat.log.locator(".ticket")).to_contain_text("2. maaliskuuta 2026")
    expect(chat.desk.get_by_role("combobox", name="Kieli")).to_be_focused()
    own = chat.said("visitor")
    expect(own).to_have_text("Radering av uppgifter")
    expect(own).to_have_attribute("lang", "sv")
    expect(chat.said("assistant").first).to_have_attribute("lang", "fi")
    chat.page.reload()
    expect(chat.said("assistant").first).to_have_text("Hei! Kysy minulta henkilötiedoistasi.")
    chat.write("Hei")
    expect(chat.said("assistant")).to_have_count(3)
    assert chat.server.state.received[-1]["language"] == "fi"


def test_the_bar_works_by_keyboard_and_escape_closes_one_thing_at_a_time(chat: Chat) -> None:
    chat.visit().open()
    more, topics = chat.menu("Mer"), chat.menu("Ämnen")
    more.focus()
    chat.page.keyboard.press("Enter")
    switch = chat.desk.get_by_role("combobox")
    expect(switch).to_be_visible()
    chat.page.keyboard.press("Tab")
    expect(switch).to_be_focused()
    chat.page.keyboard.press("Escape")
    expect(switch).to_be_hidden()
    expect(more).to_be_focused()
    topics.focus()
    chat.page.keyboard.press("Space")
    chat.page.keyboard.press("Escape")
    expect(topics).to_be_focused()
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
