"""The widget in Debian's Firefox, where that is installed: the way through it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest

from tests.widget.chat_server import ChatServer
from tests.widget.firefox import Firefox

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("firefox-esr"), reason="Firefox is not installed"),
]
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
SAID = "[...desk.querySelectorAll('li.{} .bubble')].map(node => node.innerText.trim())"
ANSWERED = (
    "desk.querySelectorAll('li.assistant').length === {}"
    " && !desk.querySelector('[role=status]').textContent"
)
PAGES = ("/page/sv", "/hostile/styles", "/hostile/scripts", "/hostile/document")


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    firefox = Firefox(tmp_path_factory.mktemp("firefox"))
    yield firefox
    firefox.stop()


def opened(firefox: Firefox, server: ChatServer, path: str) -> None:
    firefox.goto(f"{server.url}/demo.css")
    firefox.run("sessionStorage.clear()")
    firefox.goto(server.url + path)
    firefox.wait("desk?.querySelector('.launcher')?.checkVisibility()")
    firefox.click(".launcher")
    firefox.wait(ANSWERED.format(1))
    firefox.wait("desk.activeElement?.localName === 'textarea'")


@pytest.mark.parametrize("path", PAGES)
def test_a_conversation_and_the_way_back_to_the_page(
    firefox: Firefox, server: ChatServer, path: str
) -> None:
    opened(firefox, server, path)
    firefox.press(*"Hej", "Enter")
    firefox.wait(ANSWERED.format(2))
    assert firefox.evaluate(SAID.format("visitor")) == ["Hej"]
    firefox.press("Escape")
    firefox.wait("desk.activeElement.className === 'launcher'")
    assert not firefox.evaluate("desk.querySelector('.panel').checkVisibility()")
    assert server.state.texts == ["Hej"]


def test_a_reload_keeps_the_thread(firefox: Firefox, server: ChatServer) -> None:
    opened(firefox, server, "/page/sv")
    firefox.press(*"Hej", "Enter")
    firefox.wait(ANSWERED.format(2))
    firefox.reload()
    firefox.wait("desk?.querySelectorAll('li.message').length === 3")
    assert len(server.state.opened) == 1


def test_an_agents_reply_arrives_by_itself(firefox: Firefox, server: ChatServer) -> None:
    opened(firefox, server, "/page/sv")
    server.state.agent_says("Hej från Maria.")
    firefox.wait("desk.querySelector('li.agent')")


def test_a_personal_identity_number_is_hidden(firefox: Firefox, server: ChatServer) -> None:
    opened(firefox, server, "/page/fi")
    firefox.press(*"Olen 010190-951B", "Enter")
    firefox.wait("desk.querySelector('[role=alertdialog]').checkVisibility()")
    firefox.click("[role=alertdialog] button:nth-child(2)")
    firefox.wait(ANSWERED.format(2))
    assert server.state.texts == ["Olen 010190-••••"]


def test_axe_finds_nothing_open_or_closed(firefox: Firefox, server: ChatServer) -> None:
    opened(firefox, server, "/sv")
    firefox.press(*"/erasure", "Enter")
    firefox.wait("desk.querySelector('.ticket')")
    firefox.run(AXE.read_text("utf-8"))
    found = "(await axe.run()).violations.map(({ id }) => id)"
    assert firefox.evaluate(found) == []
    firefox.press("Escape")
    assert firefox.evaluate(found) == []
