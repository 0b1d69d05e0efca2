"""A page on another site that allows the chat's three sources and nothing else."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.widget.visitor import Chat

pytestmark = pytest.mark.browser
PRINTED = """() => Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", { get() {
    return { print: () => (window.printed = this.contentDocument.body.innerText) };
} })"""


@pytest.fixture
def strict(chat: Chat, context: BrowserContext) -> Iterator[Chat]:
    """The open chat on that page; nothing that it does may break the page's policy."""
    complaints: list[str] = []
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    chat.page.on("console", lambda message: complaints.append(message.text))
    chat.page.on("pageerror", lambda error: complaints.append(str(error)))
    chat.page.goto(f"http://localhost:{chat.server.port}/elsewhere")
    yield chat.open()
    assert complaints == []


def test_questions_answers_and_a_reload(strict: Chat) -> None:
    strict.write("Hej").choices.first.or_(strict.said("assistant").nth(1)).first.wait_for()
    strict.log.get_by_role("button", name="Ja").click()
    strict.server.state.agent_says("Hej!")
    expect(strict.said("agent")).to_be_visible()
    strict.page.reload()
    expect(strict.said("agent")).to_be_visible()


def test_a_ticket_is_copied_printed_and_put_into_the_calendar(strict: Chat) -> None:
    strict.choices.nth(1).click()
    card = strict.log.locator(".ticket")
    card.get_by_role("button", name="Kopiera").click()
    expect(card).to_contain_text("Kopierat")
    strict.page.evaluate(PRINTED)
    card.get_by_role("button", name="Skriv ut").click()
    assert "PD-7K3M2-92QXA" in strict.page.evaluate("window.printed")
    with strict.page.expect_download():
        card.get_by_role("button", name="Till kalendern").click()


def test_topics_languages_and_the_chat_itself(strict: Chat) -> None:
    strict.menu("Ämnen").click()
    strict.desk.get_by_role("button", name="Uppgifter som sparas som bevis").click()
    expect(strict.said("assistant")).to_have_count(2)
    strict.menu("Mer").click()
    with strict.page.expect_download():
        strict.desk.get_by_role("button", name="Ladda ner samtalet").click()
    strict.desk.get_by_role("combobox").select_option("fi")
    expect(strict.panel).to_have_accessible_name("Kysy henkilötiedoista")
    for place in (strict.desk, strict.question):
        place.get_by_role("button", name="Poista keskustelu").click()
    expect(strict.messages).to_have_count(1)
