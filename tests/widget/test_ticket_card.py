"""What a visitor can do with the card of a ticket, and with an answer."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.widget.visitor import Chat

pytestmark = pytest.mark.browser
CARD = "Radering av uppgifter\nReferens: PD-7K3M2-92QXA\nMottaget: 31 januari 2026\n"
CARD += "Svar senast: 2 mars 2026\nStatus: Registrerat"


@pytest.fixture
def card(chat: Chat) -> Locator:
    chat.visit().open().choices.nth(1).click()
    return chat.log.locator(".ticket")


def test_the_whole_of_it_is_in_view_when_it_comes(card: Locator) -> None:
    expect(card.get_by_role("button").last).to_be_in_viewport(ratio=1)


def test_it_can_be_copied(chat: Chat, card: Locator, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    card.get_by_role("button", name="Kopiera").click()
    expect(card).to_contain_text("Kopierat")
    assert chat.page.evaluate("navigator.clipboard.readText()") == CARD


def test_it_goes_into_a_calendar(chat: Chat, card: Locator, tmp_path: Path) -> None:
    with chat.page.expect_download() as started:
        card.get_by_role("button", name="Till kalendern").click()
    assert started.value.suggested_filename == "PD-7K3M2-92QXA.ics"
    started.value.save_as(tmp_path / "due.ics")
    file = (tmp_path / "due.ics").read_bytes()
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    lines = file.decode().replace("\r\n ", "").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert "DTSTART;VALUE=DATE:20260302" in lines
    assert "SUMMARY:Svar senast: Radering av uppgifter (PD-7K3M2-92QXA)" in lines


def test_it_is_printed_alone(chat: Chat, card: Locator) -> None:
    chat.page.evaluate(
        """() => Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", { get() {
            return { print: () => (window.printed = this.contentDocument.body.innerText) };
        } })"""
    )
    card.get_by_role("button", name="Skriv ut").click()
    printed = chat.page.evaluate("window.printed")
    assert [line for line in printed.split("\n") if line] == CARD.split("\n")


def test_news_of_the_ticket_leave_the_focus_where_it_is(chat: Chat, card: Locator) -> None:
    button = card.get_by_role("button", name="Till kalendern")
    button.focus()
    chat.server.state.ticket_becomes("in_progress")
    expect(card).to_contain_text("Handläggs")
    expect(button).to_be_focused()


def test_an_answer_can_be_rated_and_the_last_word_counts(chat: Chat) -> None:
    chat.visit().open().write("Hej")
    expect(chat.said("assistant")).to_have_count(2)
    thumbs = chat.log.get_by_role("group", name="Hjälpte svaret?")
    expect(thumbs).to_have_count(1)
    thumbs.get_by_role("button", name="Nej").click()
    thumbs.get_by_role("button", name="Ja").click()
    expect(thumbs.get_by_role("button", name="Ja")).to_have_attribute("aria-pressed", "true")
    expect(thumbs.get_by_role("button", name="Nej")).to_have_attribute("aria-pressed", "false")
    chat.page.reload()
    expect(thumbs.get_by_role("button", name="Ja")).to_have_attribute("aria-pressed", "true")
    assert list(chat.server.state.only.verdicts.values()) == ["up"]


def test_a_rating_that_does_not_arrive_disturbs_nobody(chat: Chat) -> None:
    chat.visit().open().write("Hej")
    thumb = chat.log.get_by_role("button", name="Nej")
    expect(thumb).to_be_visible()
    chat.server.state.refusal = 503
    thumb.click()
    chat.page.wait_for_timeout(200)
    expect(chat.problem).to_have_text("")
    expect(chat.status).to_have_text("")
