"""The widget as its visitor sees it in Firefox."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import axe_playwright_python

from tests.widget.chat_server import ChatServer
from tests.widget.firefox import Firefox

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
SAID = "[...desk.querySelectorAll('li.{} .bubble')].map(node => node.innerText.trim())"
ANSWERED = (
    "desk.querySelectorAll('li.assistant').length === {}"
    " && !desk.querySelector('[role=status]').textContent"
)
BUTTON = "[...desk.querySelectorAll('button, summary')].find(node => {{\
 const {{ textContent, ariaLabel }} = node;\
 return node.checkVisibility() && (ariaLabel ?? textContent).startsWith({!r}) }})"


@dataclass
class FirefoxChat:
    """One visitor's window; the page and what it stores are fresh after `visit`."""

    firefox: Firefox
    server: ChatServer

    def visit(self, path: str = "/page/sv") -> "FirefoxChat":
        self.firefox.goto(f"{self.server.url}/demo.css")
        self.firefox.run("sessionStorage.clear()")
        return self.goto(self.server.url + path)

    def goto(self, url: str) -> "FirefoxChat":
        self.firefox.goto(url)
        self.firefox.wait("desk?.querySelector('.desk')?.checkVisibility()")
        return self

    def open(self) -> "FirefoxChat":
        self.firefox.click(".launcher")
        self.firefox.wait("desk.querySelector('li.assistant')")
        self.firefox.wait("desk.activeElement?.localName === 'textarea'")
        self.firefox.wait("!desk.querySelector('[role=status]').textContent")
        return self

    def write(self, text: str) -> "FirefoxChat":
        self.firefox.press(*text, "Enter")
        return self

    def answered(self, count: int) -> None:
        """Until there are as many messages by the assistant, and nothing is under way."""
        self.firefox.wait(ANSWERED.format(count))

    def said(self, author: str) -> Any:
        return self.firefox.evaluate(SAID.format(author))

    def press_button(self, name: str) -> None:
        """The first one in view whose name begins so."""
        found = BUTTON.format(name)
        self.firefox.wait(found)
        self.firefox.evaluate(f"{found}.scrollIntoView({{ block: 'nearest' }})")
        self.firefox.click_at(f"{found}.getBoundingClientRect()")

    def violations(self) -> Any:
        """Ids of what axe finds."""
        self.firefox.run(AXE.read_text("utf-8"))
        rules = "{ rules: { 'target-size': { enabled: true } } }"
        return self.firefox.evaluate(f"(await axe.run({rules})).violations.map(({{ id }}) => id)")
