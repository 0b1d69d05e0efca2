"""What axe finds in the widget: nothing, in any state."""

from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.widget.visitor import Chat, violations

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/page/sv", "/sv", "/fi", "/en"])
@pytest.mark.heavy
def test_axe_finds_nothing_closed_or_open(
    chat: Chat, path: str, scheme: Literal["light", "dark"]
) -> None:
    chat.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    chat.visit(path)
    expect(chat.launcher).to_be_visible()
    assert violations(chat.page) == []
    chat.open().choices.nth(1).click()
    expect(chat.log.locator(".ticket")).to_be_visible()
    chat.server.state.agent_says("Hej!")
    expect(chat.said("agent")).to_be_visible()
    assert violations(chat.page) == []
    chat.server.state.refusal = 503
    chat.write("/retention")
    expect(chat.log.locator(".waiting")).to_be_visible()
    assert violations(chat.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.heavy
def test_axe_finds_nothing_in_any_state_of_the_dialogue(
    chat: Chat, scheme: Literal["light", "dark"]
) -> None:
    chat.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    chat.visit().open().choices.first.click()
    expect(chat.log.locator(".source")).to_be_visible()
    chat.log.get_by_role("button", name="Nej").click()
    for name in ("Ämnen", "Mer"):
        chat.menu(name).click()
        assert violations(chat.page) == [], name
    chat.desk.get_by_role("button", name="Ta bort samtalet").click()
    expect(chat.question).to_be_visible()
    assert violations(chat.page) == []
    chat.page.keyboard.press("Escape")
    chat.write("Mitt nummer: 010190-951B")
    expect(chat.question).to_be_visible()
    assert violations(chat.page) == []
    chat.page.keyboard.press("Escape")
    chat.page.context.set_offline(True)
    expect(chat.status).to_contain_text("Du är inte uppkopplad")
    assert violations(chat.page) == []
    chat.page.context.set_offline(False)
    chat.server.state.only.happens("ended", {})
    expect(chat.log.locator(".note")).to_be_visible()
    assert violations(chat.page) == []


@pytest.mark.heavy
def test_axe_finds_nothing_while_the_chat_cannot_be_fetched(chat: Chat) -> None:
    chat.visit()
    expect(chat.launcher).to_be_visible()
    chat.page.context.set_offline(True)
    chat.launcher.click()
    expect(chat.desk.get_by_role("alert")).to_be_visible()
    assert violations(chat.page) == []


@pytest.mark.heavy
def test_axe_finds_nothing_in_what_comes_and_goes(chat: Chat, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    chat.page.emulate_media(reduced_motion="reduce")
    chat.visit().open().choices.nth(1).click()
    chat.log.get_by_role("button", name="Kopiera").click()
    expect(chat.log.get_by_text("Kopierat")).to_be_visible()
    chat.field.fill("a" * 3990)
    assert violations(chat.page) == []
    chat.field.fill("Hej")
    chat.server.state.delay_seconds = 2
    chat.field.press("Enter")
    expect(chat.status).to_have_text("Assistenten skriver …")
    assert violations(chat.page) == []
    chat.server.state.delay_seconds = 0
    expect(chat.status).to_have_text("")
    chat.page.keyboard.press("Escape")
    chat.server.state.agent_says("Är du kvar?")
    expect(chat.desk.locator(".badge")).to_have_text("1")
    assert violations(chat.page) == []
    chat.open().menu("Mer").click()
    for place in (chat.desk, chat.question):
        place.get_by_role("button", name="Ta bort samtalet").click()
    expect(chat.log.locator(".note")).to_be_visible()
    assert violations(chat.page) == []


@pytest.mark.heavy
def test_axe_finds_nothing_in_a_slow_answer(chat: Chat) -> None:
    chat.visit().open()
    chat.page.clock.install()
    chat.server.state.delay_seconds = 3
    chat.write("Hej")
    chat.page.clock.fast_forward(9_000)
    expect(chat.status).to_contain_text("Svaret dröjer lite")
    chat.page.clock.resume()
    assert violations(chat.page) == []


@pytest.mark.heavy
def test_axe_finds_nothing_in_a_refusal(chat: Chat) -> None:
    chat.visit().open()
    chat.server.state.refusal = 422
    chat.write("a" * 4001)
    expect(chat.problem).to_have_text("Problem.")
    assert violations(chat.page) == []
