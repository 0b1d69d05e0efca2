"""The widget in Debian's Firefox, where that is installed: the way through it."""

import pytest

from tests.widget.firefox_chat import FirefoxChat

pytestmark = [pytest.mark.browser, pytest.mark.heavy]
PAGES = ("/page/sv", "/hostile/styles", "/hostile/scripts", "/hostile/document")


@pytest.mark.parametrize("path", PAGES)
def test_a_conversation_and_the_way_back_to_the_page(fox: FirefoxChat, path: str) -> None:
    fox.visit(path).open().write("Hej").answered(2)
    assert fox.said("visitor") == ["Hej"]
    fox.firefox.press("Escape")
    fox.firefox.wait("desk.activeElement.className === 'launcher'")
    assert not fox.firefox.evaluate("desk.querySelector('.panel').checkVisibility()")
    assert fox.server.state.texts == ["Hej"]


def test_a_reload_keeps_the_thread(fox: FirefoxChat) -> None:
    fox.visit().open().write("Hej").answered(2)
    fox.firefox.reload()
    fox.firefox.wait("desk?.querySelectorAll('li.message').length === 3")
    assert len(fox.server.state.opened) == 1


def test_an_agents_reply_arrives_by_itself_and_on_return(fox: FirefoxChat) -> None:
    fox.visit().open()
    fox.server.state.agent_says("Hej från Maria.")
    fox.firefox.wait("desk.querySelector('li.agent')")
    fox.firefox.press("Escape")
    fox.firefox.goto(f"{fox.server.url}/demo.css")
    fox.server.state.agent_says("Och en sak till.")
    fox.goto(f"{fox.server.url}/page/sv")
    fox.firefox.wait("desk.querySelector('.badge').textContent === '1'")
    fox.open()
    assert fox.said("agent") == ["Hej från Maria.", "Och en sak till."]


def test_a_personal_identity_number_is_hidden(fox: FirefoxChat) -> None:
    fox.visit("/page/fi").open().write("Olen 010190-951B")
    fox.press_button("Peitä tunnus")
    fox.answered(2)
    assert fox.server.state.texts == ["Olen 010190-••••"]


def test_topics_the_source_and_thumbs(fox: FirefoxChat) -> None:
    fox.visit().open()
    fox.press_button("Ämnen")
    fox.press_button("Uppgifter som sparas som bevis")
    fox.answered(2)
    fox.press_button("Ja")
    fox.firefox.wait("desk.querySelector('.thumbs [aria-pressed=true]')")
    fox.firefox.click("textarea")
    fox.write("/retention").answered(3)
    link = fox.firefox.evaluate("desk.querySelector('.source a').href")
    assert link == f"{fox.server.url}/policy/sv#retention"
    assert list(fox.server.state.only.verdicts.values()) == ["up"]


def test_the_language_switch_translates_what_is_on_screen(fox: FirefoxChat) -> None:
    fox.visit().open().write("/erasure").answered(2)
    switch = "desk.querySelector('select')"
    fox.firefox.evaluate(f"Object.assign({switch}, {{ value: 'fi' }}).localName")
    fox.firefox.evaluate(f"{switch}.dispatchEvent(new Event('change'))")
    fox.firefox.wait("desk.querySelector('.ticket')?.innerText.includes('2. maaliskuuta 2026')")
    assert fox.said("assistant")[0] == "Hei! Kysy minulta henkilötiedoistasi."
    assert fox.firefox.evaluate("desk.querySelector('li.visitor .bubble').lang") == "sv"


def test_a_deleted_chat_is_gone_and_the_next_message_starts_anew(fox: FirefoxChat) -> None:
    fox.visit().open().press_button("Mer")
    fox.press_button("Ta bort samtalet")
    fox.firefox.wait("desk.querySelector('[role=alertdialog]').checkVisibility()")
    fox.firefox.click("[role=alertdialog] button:nth-child(2)")
    fox.firefox.wait("desk.querySelector('li.note')")
    fox.write("Hej igen").answered(2)
    assert len(fox.server.state.deleted) == 1
    assert len(fox.server.state.opened) == 2
