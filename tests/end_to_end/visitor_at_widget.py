"""A visitor who writes in the widget of a page, in real Chromium."""

import re

from playwright.sync_api import Page, expect

from tests.end_to_end.running_desk import RunningDesk

#: An answer takes long where other tests keep the machine busy.
_PATIENCE_MS = 30_000
_AS_IT_IS = re.compile("Skicka som det är|Lähetä sellaisenaan|Send it as it is")
#: As the widget's own button does it, in any language, with what the page remembers.
_TAKE_BACK = """async () => {
    const { id, token } = JSON.parse(sessionStorage["privacy-desk"]).chat;
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`/api/conversations/${id}`, { method: "DELETE", headers })).status;
}"""


class VisitorAtWidget:
    """Opens the chat on the page of that language; says one thing after the other."""

    def __init__(self, page: Page, desk: RunningDesk, language: str) -> None:
        self.page = page
        page.goto(f"{desk.url('chat')}/{language}")
        self._widget = page.locator("privacy-desk")
        self._widget.get_by_role("button").first.click()
        self.log = self._widget.get_by_role("log")
        expect(self.log.locator("li.assistant")).to_have_count(1, timeout=_PATIENCE_MS)

    def say(self, text: str) -> None:
        """Write something and wait for the answer."""
        answered = self.log.locator("li.assistant")
        before = answered.count()
        self._widget.get_by_role("textbox").fill(text)
        self.page.keyboard.press("Enter")
        as_it_is = self._widget.get_by_role("button", name=_AS_IT_IS)
        # a personal identity number is asked about before it is sent
        expect(as_it_is.or_(answered.nth(before)).first).to_be_visible(timeout=_PATIENCE_MS)
        if as_it_is.is_visible():
            as_it_is.click()
        expect(answered.nth(before)).to_be_visible(timeout=_PATIENCE_MS)
        expect(self._widget.get_by_role("status")).to_have_text("", timeout=_PATIENCE_MS)

    def reference(self) -> str:
        """The ticket that the thread shows."""
        reference = self.log.locator("[data-reference]").first.get_attribute("data-reference")
        assert reference is not None
        return reference

    def reads(self, text: str) -> None:
        """Wait until an agent's reply has come by itself."""
        reply = self.log.locator("li.agent").get_by_text(text)
        expect(reply).to_be_visible(timeout=_PATIENCE_MS)

    def leave(self) -> None:
        """Take the chat back: the thread says that it has ended."""
        assert self.page.evaluate(_TAKE_BACK) == 204
        expect(self.log.locator("li.note")).to_be_visible(timeout=_PATIENCE_MS)
