"""The widget as a guest on somebody's page."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.widget.chat_server import WIDGET, ChatServer
from tests.widget.visitor import Chat

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["/page/sv", "/sv", "/fi", "/en"])
def test_a_strict_content_security_policy_is_enough(chat: Chat, path: str) -> None:
    complaints: list[str] = []
    chat.page.on("console", lambda message: complaints.append(message.text))
    chat.page.on("pageerror", lambda error: complaints.append(str(error)))
    chat.visit(path).open().choices.nth(1).click()
    expect(chat.log.locator(".ticket")).to_be_visible()
    chat.field.press("Escape")
    assert complaints == []


def test_nobody_but_the_own_server_is_asked(chat: Chat) -> None:
    hosts: set[str] = set()
    chat.page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    chat.visit("/sv").open().choices.nth(1).click()
    expect(chat.log.locator(".ticket")).to_be_visible()
    assert hosts == {f"127.0.0.1:{chat.server.port}"}


def test_on_another_site_it_talks_to_the_server_it_came_from(chat: Chat) -> None:
    chat.page.goto(f"http://localhost:{chat.server.port}/elsewhere")
    chat.open().write("Hej")
    expect(chat.said("assistant")).to_have_count(2)


def test_the_styles_of_the_page_do_not_reach_the_widget(chat: Chat) -> None:
    chat.visit()
    size = "node => getComputedStyle(node).fontSize + getComputedStyle(node).fontStyle"
    before = chat.launcher.evaluate(size)
    script = "Object.assign(document.documentElement.style, {fontSize: '9px', fontStyle: 'italic'})"
    chat.page.evaluate(script)
    assert chat.launcher.evaluate(size) == before


def test_without_scripts_the_link_inside_the_element_is_shown(
    browser: Browser, server: ChatServer
) -> None:
    context = browser.new_context(java_script_enabled=False)
    chat = Chat(context.new_page(), server).visit("/sv")
    expect(chat.desk.get_by_role("link")).to_be_visible()
    context.close()


def test_a_link_that_is_not_one_is_not_shown(chat: Chat) -> None:
    chat.visit().open()
    entry = chat.server.state.entry(
        "assistant", "Se policyn.", "sv", section_title="Policyn", section_url="javascript:alert(1)"
    )
    chat.server.state.only.entries.append(entry)
    expect(chat.said("assistant").last).to_have_text("Se policyn.")
    expect(chat.log.get_by_role("link")).to_have_count(0)


def test_the_demo_pages_lead_to_each_other_to_the_policy_and_to_the_console(chat: Chat) -> None:
    for language, others in {"sv": "fi en", "fi": "sv en", "en": "sv fi"}.items():
        chat.visit(f"/{language}")
        links = chat.page.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        wanted = {f"/{other}" for other in others.split()}
        wanted |= {f"/policy/{language}", "http://127.0.0.1:8001/"}
        assert wanted <= set(links)


def test_the_modules_work_as_they_are_too(chat: Chat) -> None:
    """What is sent is joined and minified; with the plain files the widget is the same."""

    def plain(route: Route) -> None:
        path = WIDGET / Path(urlsplit(route.request.url).path).name
        route.fulfill(path=path, content_type="text/javascript")

    chat.page.route("**/widget/*.js", plain)
    chat.visit().open().write("Hej")
    expect(chat.said("assistant")).to_have_count(2)


def test_nothing_is_parsed_as_markup_or_code() -> None:
    scripts = "".join(file.read_text(encoding="utf-8") for file in WIDGET.glob("*.js"))
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|\beval\b|Function\(|cookie", scripts)
