"""A visitor's page in real Chromium, in each language, through to the ticket in the console."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.end_to_end.running_desk import RunningDesk

pytestmark = [pytest.mark.assistant, pytest.mark.browser]
JOURNEYS = {
    "sv": {
        "question": "Hur länge sparar ni mejl till supporten?",
        "section": "Hur länge uppgifterna sparas",
        "order": "Jag vill att ni raderar mina uppgifter. Mvh Kerstin Exempelsson",
        "e-mail": "kerstin@example.com",
        "reply": "Hej! Vi har tagit bort dina uppgifter.",
    },
    "fi": {
        "question": "Kuinka kauan säilytätte tukeen lähetettyjä viestejä?",
        "section": "Kuinka kauan tietoja säilytetään",
        "order": "Haluan, että poistatte tietoni. Terveisin Matti Esimerkki",
        "e-mail": "matti@example.com",
        "reply": "Hei! Olemme poistaneet tietosi.",
    },
    "en": {
        "question": "How long do you keep e-mails sent to support?",
        "section": "How long it is stored",
        "order": "I want you to delete my data. Regards, John Sample",
        "e-mail": "john@example.com",
        "reply": "Hello! We have deleted your data.",
    },
}


@pytest.fixture(scope="module")
def password(desk: RunningDesk) -> str:
    return desk.new_agent("alex@desk.example", "Alex Agent")


@pytest.fixture
def screenshots(tmp_path: Path) -> Path:
    """Where pictures go: `SCREENSHOTS=docs/screenshots` renews those of the README."""
    return Path(os.environ.get("SCREENSHOTS", tmp_path))


def say(page: Page, text: str) -> None:
    page.get_by_role("textbox").fill(text)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("language", JOURNEYS)
def test_from_the_question_to_the_ticket_and_back(
    browser: Browser, desk: RunningDesk, password: str, screenshots: Path, language: str
) -> None:
    words = JOURNEYS[language]
    with browser.new_context(viewport={"width": 1280, "height": 860}) as context:
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.goto(f"{desk.url('chat')}/{language}")
        page.locator("privacy-desk").get_by_role("button").first.click()
        log = page.get_by_role("log")
        say(page, words["question"])
        expect(log.get_by_role("link", name=words["section"])).to_be_visible()
        say(page, words["order"])
        reference = re.compile(r"PD-\w{5}-\w{5}")
        expect(log.get_by_text(reference).first).to_be_visible()
        page.screenshot(path=screenshots / f"widget-{language}.png")
        found = reference.search(log.inner_text())
        assert found is not None
        log.locator(".choices:visible button").first.click()
        say(page, words["e-mail"])
        log.locator(".choices:visible button").first.click()
        log.locator(".choices:visible button").first.click()
        work_on_it(context.new_page(), desk, password, found.group(), words)
        expect(log.get_by_text(words["reply"])).to_be_visible(timeout=15_000)
        page.reload()
        expect(page.get_by_role("log").get_by_text(words["reply"])).to_be_visible()


def work_on_it(
    page: Page, desk: RunningDesk, password: str, reference: str, words: dict[str, str]
) -> None:
    """The agent finds the ticket in the queue, reads it, takes it and replies."""
    page.goto(f"{desk.url('console')}/")
    page.get_by_label("E-mail").fill("alex@desk.example")
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")
    page.get_by_role("row").filter(has_text=reference).get_by_role("link").click()
    main = page.get_by_role("main")
    expect(main.get_by_text(words["order"])).to_be_visible()
    expect(main.get_by_text(words["e-mail"]).first).to_be_visible()
    page.get_by_role("button", name=re.compile("take", re.IGNORECASE)).first.click()
    page.get_by_label(re.compile("reply", re.IGNORECASE)).first.fill(words["reply"])
    page.get_by_role("button", name=re.compile("send", re.IGNORECASE)).click()
    expect(main.get_by_text(words["reply"]).first).to_be_visible()
