"""The widget as its visitor sees it."""

from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.widget.chat_server import ChatServer


@dataclass
class Chat:
    """Finds the widget's parts by their roles, as assistive technology does."""

    page: Page
    server: ChatServer

    def visit(self, path: str = "/page/sv") -> "Chat":
        self.page.goto(self.server.url + path)
        return self

    def open(self) -> "Chat":
        self.launcher.click()
        return self.greeted()

    def greeted(self) -> "Chat":
        expect(self.messages.first).to_be_visible()
        expect(self.status).to_have_text("")
        return self

    @property
    def place(self) -> tuple[float, float, float, float]:
        """Where the panel is when it has come up: x, y, width, height."""
        moving = (
            "node => Promise.all(node.getAnimations().map(each => each.finished)).then(() => 0)"
        )
        self.panel.evaluate(moving)
        box = self.panel.bounding_box()
        assert box is not None
        return box["x"], box["y"], box["width"], box["height"]

    def write(self, text: str) -> "Chat":
        self.field.fill(text)
        self.field.press("Enter")
        return self

    @property
    def desk(self) -> Locator:
        return self.page.locator("privacy-desk")

    @property
    def launcher(self) -> Locator:
        return self.desk.locator("button.launcher")

    @property
    def panel(self) -> Locator:
        return self.desk.get_by_role("dialog")

    @property
    def log(self) -> Locator:
        return self.desk.get_by_role("log")

    @property
    def messages(self) -> Locator:
        return self.log.locator("li")

    @property
    def field(self) -> Locator:
        return self.desk.get_by_role("textbox")

    @property
    def status(self) -> Locator:
        return self.desk.get_by_role("status")

    @property
    def problem(self) -> Locator:
        return self.desk.locator("#problem")

    def menu(self, name: str) -> Locator:
        """What opens one of the sheets under the panel's head, or the button between them."""
        return self.desk.locator(".bar > details > summary, .bar > button").filter(has_text=name)

    @property
    def question(self) -> Locator:
        return self.desk.get_by_role("alertdialog")

    @property
    def choices(self) -> Locator:
        return self.log.locator(".choices").get_by_role("button")

    def said(self, author: str) -> Locator:
        return self.log.locator(f"li.{author} .bubble")


def violations(page: Page) -> list[str]:
    """What axe finds, also of what it looks at only when asked: WCAG 2.2's size of targets."""
    results = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}})
    return [f"{found['id']}: {found['help']}" for found in results.response["violations"]]
