"""Every text of the widget can be the website's own."""

import re

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.widget.chat_server import WIDGET
from tests.widget.visitor import Chat

pytestmark = pytest.mark.browser
NAMES = re.findall(r"^(\w+):", (WIDGET / "texts.yml").read_text("utf-8"), re.MULTILINE)
OWN = {name for name in NAMES if name not in ("statuses", "orders")}
PUT = """names => {
    const fresh = document.createElement("privacy-desk");
    for (const name of names) fresh.setAttribute(`text-${name}`, `§${name} {number}`);
    document.querySelector("privacy-desk").replaceWith(fresh);
    const { shadowRoot } = fresh;
    window.seen = new Set();
    const look = () => {
        const attributes = [...shadowRoot.querySelectorAll("*")]
            .flatMap(node => [...node.attributes].map(({ value }) => value));
        for (const text of [shadowRoot.textContent, ...attributes])
            for (const [name] of text.matchAll(/(?<=§)\\w+/g)) seen.add(name);
    };
    const what = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver(look).observe(shadowRoot, what);
    look();
}"""


@pytest.fixture
def own(chat: Chat, context: BrowserContext) -> Chat:
    """The chat on a page that has its own words for everything."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    chat.visit()
    expect(chat.launcher).to_be_visible()
    chat.page.evaluate(PUT, sorted(OWN))
    return chat


def answers_and_cards(chat: Chat) -> None:
    chat.open().write("/retention").write("/erasure")
    chat.log.get_by_role("button", name="§copy").click()
    chat.server.state.agent_says("Hej!")
    expect(chat.said("agent")).to_be_visible()
    chat.field.fill("a" * 3990)
    chat.field.fill("010190-951B")
    chat.field.press("Enter")
    expect(chat.question).to_contain_text("010190-••••")
    chat.page.keyboard.press("Escape")
    chat.field.fill("")
    chat.page.keyboard.press("Escape")
    chat.server.state.agent_says("Är du kvar?")
    expect(chat.launcher).to_have_accessible_name(re.compile("§unread.*: 1"))
    chat.open()


def troubles(chat: Chat) -> None:
    chat.page.clock.install()
    chat.server.state.delay_seconds = 1
    chat.write("Hej")
    chat.page.clock.fast_forward(9_000)
    expect(chat.status).to_contain_text("§slow")
    expect(chat.status).to_have_text("")
    chat.server.state.delay_seconds = 0
    chat.server.state.refusal = 503
    chat.menu("§more").click()
    chat.desk.get_by_role("button", name="§download").click()
    expect(chat.problem).to_contain_text("§failed")
    chat.page.keyboard.press("Escape")
    chat.write("Hallå")
    expect(chat.status).to_contain_text("§unreachable")
    chat.page.context.set_offline(True)
    expect(chat.status).to_contain_text("§offline")
    chat.page.context.set_offline(False)
    chat.server.state.refusal = None
    chat.page.clock.fast_forward(40_000)
    expect(chat.status).to_have_text("")


def ends(chat: Chat) -> None:
    chat.menu("§more").click()
    for place in (chat.desk, chat.question):
        place.get_by_role("button", name="§remove").click()
    expect(chat.log.locator(".note")).to_contain_text("§deleted")
    chat.write("Hej igen")
    expect(chat.said("assistant")).to_have_count(2)
    chat.server.state.only.happens("ended", {})
    expect(chat.log.locator(".note").last).to_contain_text("§ended")


def test_each_is_shown_where_ours_would_be(own: Chat) -> None:
    answers_and_cards(own)
    troubles(own)
    ends(own)
    assert set(own.page.evaluate("[...window.seen]")) == OWN
