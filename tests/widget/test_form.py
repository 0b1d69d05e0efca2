"""The chat without scripts, in a browser that runs none."""

import threading
import time
from collections.abc import Iterator
from typing import Literal

import pytest
import uvicorn
from cryptography.fernet import Fernet
from playwright.sync_api import Browser, Page, expect

from cases.database import Sessions
from cases.encryption import Vault
from chat.app import create_app
from chat.language import load
from pii.redactor import redact
from settings import Settings
from tests.chat.assistant_server import AssistantServer
from tests.widget.visitor import violations

pytestmark = pytest.mark.browser
WORDS = {
    "sv": ("Skriv ett meddelande", "Skicka", "Prata med en människa", "Läs mer i policyn:"),
    "fi": ("Kirjoita viesti", "Lähetä", "Puhu ihmisen kanssa", "Lue lisää tietosuojaselosteesta:"),
    "en": ("Write a message", "Send", "Talk to a person", "Read more in the policy:"),
}


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def address(sessions: Sessions, vault: Vault) -> Iterator[str]:
    """The real chat, with a small assistant behind it."""
    assistant = AssistantServer(buttons=[{"title": "Ja / Yes / Kyllä", "payload": "/affirm"}])
    settings = Settings(
        master_keys=(Fernet.generate_key().decode(),),
        console_secret="c" * 43,
        index_key="i" * 43,
        rasa_address=assistant.address,
    )
    # as the chat does when it starts
    load()
    redact("", language="sv")
    app = create_app(settings, sessions, vault)
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=5)
    assistant.stop()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", WORDS)
def test_from_the_link_in_the_tag_to_the_answer_and_on(
    page: Page, address: str, language: str
) -> None:
    field, send, person, policy = WORDS[language]
    page.goto(f"{address}/{language}")
    page.locator("privacy-desk").get_by_role("link").click()
    assert page.url == f"{address}/form/{language}"
    page.get_by_label(field).fill("Privacy, yksityisyys, integritet?")
    page.get_by_role("button", name=send, exact=True).click()
    expect(page.get_by_text(policy)).to_be_visible()
    expect(page.locator("li.visitor")).to_have_count(1)
    page.get_by_role("button", name="Ja / Yes / Kyllä").click()
    expect(page.locator("li.visitor").last).to_contain_text("Ja / Yes / Kyllä")
    page.get_by_role("button", name=person).click()
    expect(page.locator("li.visitor")).to_have_count(3)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.heavy
def test_axe_finds_nothing_in_the_form(
    browser: Browser, address: str, language: str, scheme: Literal["light", "dark"]
) -> None:
    """axe is a script itself; the form is the same page with and without them."""
    field, send, _, policy = WORDS[language]
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{address}/form/{language}")
    page.locator("summary").click()
    assert violations(page) == []
    page.get_by_label(field).fill("Privacy, yksityisyys, integritet?")
    page.get_by_role("button", name=send, exact=True).click()
    expect(page.get_by_text(policy)).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name=send, exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert violations(page) == []
    context.close()


def test_it_fits_a_phone_and_works_by_keyboard(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 568})
    page = context.new_page()
    page.goto(f"{address}/form/fi")
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) <= 0
    page.get_by_label("Kirjoita viesti").focus()
    page.keyboard.type("Kysymys")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("li.visitor")).to_contain_text("Kysymys")
    assert page.evaluate(overflow) <= 0
    context.close()
