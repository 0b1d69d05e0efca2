"""A thread of a thousand messages stays as quick as a short one."""

import pytest
from playwright.sync_api import expect

from tests.widget.visitor import Chat

pytestmark = pytest.mark.browser
MANY = 1_000


def test_a_thousand_messages_are_there_after_a_reload_and_typing_stays_quick(chat: Chat) -> None:
    chat.visit().open()
    state = chat.server.state
    for number in range(MANY // 2):
        said = [state.entry("visitor", f"Fråga {number}", "sv", key=f"key-{number}")]
        said.append(state.entry("assistant", f"Svar {number}\n\nMer.", "sv", rateable=True))
        state.only.entries += said
    chat.page.reload()
    expect(chat.messages).to_have_count(MANY + 1, timeout=15_000)
    expect(chat.messages.last).to_be_in_viewport()
    spent = chat.page.evaluate(
        """async () => {
            const { shadowRoot } = document.querySelector("privacy-desk");
            const field = shadowRoot.querySelector("textarea");
            const begun = performance.now();
            for (let i = 0; i < 20; i++) {
                field.value += "a";
                field.dispatchEvent(new Event("input"));
                field.getBoundingClientRect();
            }
            return (performance.now() - begun) / 20;
        }"""
    )
    assert spent < 50
    chat.write("Sist")
    expect(chat.said("visitor").last).to_have_text("Sist")
    expect(chat.said("assistant")).to_have_count(MANY // 2 + 2)
    expect(chat.messages.last).to_be_in_viewport()
