"""What a page allows and chooses, and what a ticket's card can do, in Firefox."""

import time
from pathlib import Path

import pytest

from tests.widget.firefox_chat import FirefoxChat

pytestmark = pytest.mark.browser
PRINTED = """void Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", { get() {
    return { print: () => (window.printed = this.contentDocument.body.innerText) };
} })"""
OWN = """{
    const fresh = document.createElement("privacy-desk");
    fresh.setAttribute("text-title", "Fråga Exempel AB");
    fresh.style.setProperty("--privacy-desk-accent", "rgb(90, 20, 120)");
    document.querySelector("privacy-desk").replaceWith(fresh);
    window.told = [];
    addEventListener("privacy-desk:message", ({ detail }) => told.push(detail.author));
}"""


def downloaded(folder: Path, pattern: str) -> Path:
    """The file, once it is whole."""
    until = time.monotonic() + 10
    while True:
        found = [path for path in folder.glob(pattern) if path.stat().st_size]
        if found:
            return found[0]
        assert time.monotonic() < until, pattern
        time.sleep(0.05)


def test_a_strict_page_of_another_site_has_nothing_to_complain_of(fox: FirefoxChat) -> None:
    fox.visit().goto(f"http://localhost:{fox.server.port}/elsewhere").open()
    fox.write("/erasure").answered(2)
    fox.firefox.run(PRINTED)
    fox.press_button("Kopiera")
    fox.firefox.wait("desk.querySelector('.ticket').innerText.includes('Kopierat')")
    fox.press_button("Skriv ut")
    printed = fox.firefox.evaluate("window.printed")
    assert printed.startswith("Radering av uppgifter")
    assert "PD-7K3M2-92QXA" in printed
    fox.press_button("Till kalendern")
    calendar = downloaded(fox.firefox.downloads, "PD-*.ics").read_text("utf-8")
    assert "DTSTART;VALUE=DATE:20260302" in calendar
    fox.press_button("Mer")
    fox.press_button("Ladda ner samtalet")
    assert "Svar: " in downloaded(fox.firefox.downloads, "chat*.txt").read_text("utf-8")
    # but for what the browser itself wants of the page
    own = "window.complaints.filter(what => !what.endsWith('/favicon.ico'))"
    assert fox.firefox.evaluate(own) == []


def test_texts_colours_and_events_are_the_owners(fox: FirefoxChat) -> None:
    fox.visit().firefox.run(OWN)
    fox.firefox.wait("desk?.querySelector('.launcher')?.checkVisibility()")
    colour = "getComputedStyle(desk.querySelector('.launcher')).backgroundColor"
    assert fox.firefox.evaluate(colour) == "rgb(90, 20, 120)"
    fox.open()
    assert fox.firefox.evaluate("desk.querySelector('h2').textContent") == "Fråga Exempel AB"
    assert fox.firefox.evaluate("window.told") == ["assistant"]


def test_nothing_is_stored_before_the_first_click(fox: FirefoxChat) -> None:
    stored = "sessionStorage.length + localStorage.length + document.cookie.length"
    fox.visit()
    assert fox.firefox.evaluate(stored) == 0
    fox.open()
    assert fox.firefox.evaluate("Object.keys(sessionStorage)") == ["privacy-desk"]
    assert fox.firefox.evaluate("localStorage.length + document.cookie.length") == 0
