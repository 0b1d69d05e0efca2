"""Keyboard, 400 percent, forced colours, less motion and axe, in Firefox."""

import shutil
from collections.abc import Iterator

import pytest

from tests.widget.chat_server import ChatServer
from tests.widget.firefox import Firefox
from tests.widget.firefox_chat import FirefoxChat

pytestmark = [pytest.mark.browser, pytest.mark.heavy]
CALM = {"ui.prefersReducedMotion": 1, "browser.display.document_color_use": 2}
EDGES = """['li.visitor .bubble', 'li.assistant .bubble', '.panel', '.entry', '.send'].map(name => {
    const style = getComputedStyle(desk.querySelector(name));
    return [style.borderTopStyle, style.borderTopColor !== style.backgroundColor];
})"""
SEEN = """(node => {
    if (!node) return null;
    const { left, top, right, bottom } = node.getBoundingClientRect();
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
    const there = desk.elementFromPoint(x, y);
    return node.contains(there) || Boolean(there?.contains(node)) || node.outerHTML;
})(desk.activeElement)"""


@pytest.fixture
def calm(tmp_path_factory: pytest.TempPathFactory, server: ChatServer) -> Iterator[FirefoxChat]:
    """A Firefox whose owner wants less motion and colours of their own."""
    if not shutil.which("firefox-esr"):
        pytest.skip("Firefox is not installed")
    firefox = Firefox(tmp_path_factory.mktemp("calm"), **CALM)
    yield FirefoxChat(firefox, server)
    firefox.stop()


def test_the_whole_chat_works_by_keyboard(fox: FirefoxChat) -> None:
    fox.visit().firefox.press("Tab", "Tab", "Enter")
    fox.answered(1)
    fox.firefox.press("Shift+Tab", "Enter")
    fox.answered(2)
    fox.firefox.press(*"Tack", "Tab", "Enter")
    fox.answered(3)
    assert fox.said("visitor") == ["Radering av uppgifter", "Tack"]
    fox.firefox.press("Escape")
    fox.firefox.wait("desk.activeElement.className === 'launcher'")


def test_at_400_percent_everything_can_be_reached_and_nothing_covers_the_focus(
    fox: FirefoxChat,
) -> None:
    fox.firefox.resize(320, 256, zoom=4)
    try:
        fox.visit("/sv").open().write("/erasure").answered(2)
        for part in ("desk.querySelector('.log')", "document.documentElement"):
            assert fox.firefox.evaluate(f"{part}.scrollWidth - {part}.clientWidth") <= 0
        for _ in range(14):
            fox.firefox.press("Shift+Tab")
            seen = fox.firefox.evaluate(SEEN)
            if seen is None:
                break
            assert seen is True
    finally:
        fox.firefox.resize(1280, 800)


def test_less_motion_and_own_colours_are_respected(calm: FirefoxChat) -> None:
    calm.visit().open().write("Hej").answered(2)
    assert calm.firefox.evaluate("matchMedia('(forced-colors: active)').matches")
    moving = "desk.querySelector('.panel').getAnimations({ subtree: true }).length"
    assert calm.firefox.evaluate(moving) == 0
    assert calm.firefox.evaluate(EDGES) == [["solid", True]] * 5
    assert calm.violations() == []


def test_axe_finds_nothing_open_or_closed(fox: FirefoxChat) -> None:
    fox.visit("/sv").open().write("/erasure").answered(2)
    assert fox.violations() == []
    fox.firefox.press("Escape")
    assert fox.violations() == []


def test_axe_finds_nothing_in_any_state_of_the_dialogue(fox: FirefoxChat) -> None:
    fox.visit().open().write("/retention").answered(2)
    for name in ("Ämnen", "Mer"):
        fox.press_button(name)
        assert fox.violations() == [], name
    fox.press_button("Ta bort samtalet")
    assert fox.violations() == []
    fox.firefox.press("Escape")
    fox.write("010190-951B")
    assert fox.violations() == []
    fox.firefox.press("Escape")
    fox.server.state.agent_says("Hej!")
    fox.firefox.network(on=False)
    fox.firefox.wait("desk.querySelector('.offline')")
    assert fox.violations() == []
    fox.firefox.network(on=True)
    fox.server.state.refusal = 422
    fox.write("Hej")
    fox.firefox.wait("desk.querySelector('.problem').textContent")
    assert fox.violations() == []
    fox.server.state.refusal = None
    fox.server.state.forgets()
    fox.write("")
    fox.firefox.wait("desk.querySelector('li.note')")
    assert fox.violations() == []
