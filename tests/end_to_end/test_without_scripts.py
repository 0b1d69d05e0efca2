"""Visitors whose browser runs no scripts: the plain form does the same, on the real desk."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.end_to_end.running_desk import RunningDesk
from tests.end_to_end.test_in_the_browser import JOURNEYS

pytestmark = [pytest.mark.assistant, pytest.mark.browser]
REFERENCE = re.compile(r"PD-\w{5}-\w{5}")
WORDS = {
    "sv": ("Skriv ett meddelande", "Skicka", "Prata med en människa"),
    "fi": ("Kirjoita viesti", "Lähetä", "Puhu ihmisen kanssa"),
    "en": ("Write a message", "Send", "Talk to a person"),
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(java_script_enabled=False) as context:
        context.set_default_timeout(30_000)
        yield context.new_page()


def send(page: Page, language: str, text: str) -> None:
    field, button, _ = WORDS[language]
    page.get_by_label(field).fill(text)
    page.get_by_role("button", name=button, exact=True).click()


@pytest.mark.parametrize("language", JOURNEYS)
def test_a_question_an_order_and_an_address_to_answer_to(
    page: Page, desk: RunningDesk, language: str
) -> None:
    words = JOURNEYS[language]
    page.goto(f"{desk.url('chat')}/{language}")
    page.locator("privacy-desk").get_by_role("link").click()
    send(page, language, words["question"])
    expect(page.get_by_role("link", name=words["section"])).to_be_visible()
    send(page, language, words["order"])
    expect(page.locator(".ticket")).to_contain_text(REFERENCE)
    page.locator("fieldset button").first.click()
    send(page, language, words["e-mail"])
    expect(page.locator("li.visitor")).to_have_count(4)
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("language", JOURNEYS)
def test_a_person_is_asked_for_with_one_button(
    page: Page, desk: RunningDesk, language: str
) -> None:
    page.goto(f"{desk.url('chat')}/form/{language}")
    page.get_by_role("button", name=WORDS[language][2]).click()
    expect(page.locator(".ticket")).to_contain_text(REFERENCE)
