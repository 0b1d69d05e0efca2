"""A visitor's page in real Chromium, in each language, through to the ticket in the console."""

import os
import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.end_to_end.running_desk import RunningDesk

pytestmark = [pytest.mark.assistant, pytest.mark.browser]
# an answer takes long where the machine is busy
PATIENCE_MS = 30_000
JOURNEYS = {
    "sv": {
        "question": "Hur länge sparar ni mejl till supporten?",
        "section": "Hur länge uppgifterna sparas",
        "order": "Jag vill att ni raderar mina uppgifter. Mvh Kerstin Exempelsson",
        "e-mail": "kerstin@example.com",
        "reply": "Hej! Vi har tagit bort dina uppgifter.",
        "picture": "order",
    },
    "fi": {
        "question": "Kuinka kauan säilytätte tukeen lähetettyjä viestejä?",
        "section": "Kuinka kauan tietoja säilytetään",
        "order": "Haluan, että poistatte tietoni. Terveisin Matti Esimerkki",
        "e-mail": "matti@example.com",
        "reply": "Hei! Olemme poistaneet tietosi.",
        "picture": "answer",
    },
    "en": {
        "question": "How long do you keep e-mails sent to support?",
        "section": "How long it is stored",
        "order": "I want you to delete my data. Regards, John Sample",
        "e-mail": "john@example.com",
        "reply": "Hello! We have deleted your data.",
        "picture": "answer",
    },
}


@pytest.fixture(scope="module")
def password(desk: RunningDesk) -> str:
    return desk.new_agent("alex@desk.example", "Alex Agent")


@pytest.fixture
def screenshots(tmp_path: Path) -> Path:
    """Where they go: `SCREENSHOTS=docs/screenshots` renews those of the README and the guide."""
    return Path(os.environ.get("SCREENSHOTS", tmp_path))


def picture(page: Page, folder: Path, language: str, *, of: str) -> None:
    """Of one moment in each language."""
    if JOURNEYS[language]["picture"] == of:
        expect(page.get_by_role("status")).to_have_text("")
        page.screenshot(path=folder / f"widget-{language}.png")


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
        expect(log.get_by_role("link", name=words["section"])).to_be_visible(timeout=PATIENCE_MS)
        picture(page, screenshots, language, of="answer")
        say(page, words["order"])
        reference = re.compile(r"PD-\w{5}-\w{5}")
        expect(log.get_by_text(reference).first).to_be_visible(timeout=PATIENCE_MS)
        picture(page, screenshots, language, of="order")
        found = reference.search(log.inner_text())
        assert found is not None
        log.locator(".choices:visible button").first.click()
        say(page, words["e-mail"])
        log.locator(".choices:visible button").first.click()
        log.locator(".choices:visible button").first.click()
        work_on_it(context.new_page(), desk, password, found.group(), words)
        expect(log.get_by_text(words["reply"])).to_be_visible(timeout=PATIENCE_MS)
        page.reload()
        expect(page.get_by_role("log").get_by_text(words["reply"])).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("device", "width", "height"), [("desktop", 1280, 800), ("phone", 390, 844)]
)
def test_the_ticket_is_in_view_on_every_screen(
    browser: Browser,
    desk: RunningDesk,
    screenshots: Path,
    device: str,
    width: int,
    height: int,
    scheme: Literal["light", "dark"],
) -> None:
    size: ViewportSize = {"width": width, "height": height}
    with browser.new_context(
        viewport=size, color_scheme=scheme, has_touch=device == "phone"
    ) as context:
        page = context.new_page()
        page.goto(f"{desk.url('chat')}/en")
        page.locator("privacy-desk").get_by_role("button").first.click()
        say(page, JOURNEYS["en"]["question"])
        expect(page.get_by_role("log").get_by_role("link")).to_be_visible(timeout=PATIENCE_MS)
        say(page, "Please delete my data")
        ticket = page.get_by_role("log").locator("[data-reference]")
        expect(ticket.get_by_role("button").last).to_be_in_viewport(ratio=1, timeout=PATIENCE_MS)
        page.screenshot(path=screenshots / f"widget-{device}-{scheme}.png")


def work_on_it(
    page: Page, desk: RunningDesk, password: str, reference: str, words: dict[str, str]
) -> None:
    """The agent finds the ticket by its reference (the queue of a shared desk has more pages than
    one), reads it, takes it and replies."""
    page.goto(f"{desk.url('console')}/")
    page.get_by_label("E-mail").fill("alex@desk.example")
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")
    page.get_by_role("searchbox").fill(reference)
    page.keyboard.press("Enter")
    main = page.get_by_role("main")
    expect(main.get_by_text(words["order"])).to_be_visible()
    expect(main.get_by_text(words["e-mail"]).first).to_be_visible()
    page.get_by_role("button", name=re.compile("take", re.IGNORECASE)).first.click()
    page.get_by_label(re.compile("reply", re.IGNORECASE)).first.fill(words["reply"])
    page.get_by_role("button", name=re.compile("send", re.IGNORECASE)).click()
    expect(main.get_by_text(words["reply"]).first).to_be_visible()
