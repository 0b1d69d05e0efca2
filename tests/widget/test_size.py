"""What a visitor's browser loads of the widget, as it is really sent."""

from collections.abc import Callable
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Request, expect

from cases.taxonomy import LANGUAGES
from tests.widget.chat_server import ChatServer
from tests.widget.visitor import Chat

pytestmark = pytest.mark.browser
LIMIT_BYTES = 15_000
BUTTON_BYTES = 2_500
Loaded = Callable[[], dict[str, int]]


@pytest.fixture
def loaded(chat: Chat) -> Loaded:
    """Path under /widget/ -> bytes that came for it."""
    requests: list[Request] = []
    chat.page.on("requestfinished", lambda request: requests.append(request))

    def sizes() -> dict[str, int]:
        files = {r: urlsplit(r.url).path for r in requests if "/widget/" in r.url}
        return {path: request.sizes()["responseBodySize"] for request, path in files.items()}

    return sizes


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_it_with_the_texts_of_a_language_is_small(
    chat: Chat, loaded: Loaded, language: str
) -> None:
    chat.visit(f"/page/{language}")
    expect(chat.launcher).to_be_visible()
    button = loaded()
    assert sum(button.values()) <= BUTTON_BYTES
    chat.open().choices.nth(1).click()
    expect(chat.log.locator(".ticket")).to_be_visible()
    for menu in chat.desk.locator("summary").all():
        menu.click()
    everything = loaded()
    assert f"/widget/texts/{language}.json" in everything
    assert len(everything) == len(button) + 3
    assert sum(everything.values()) <= LIMIT_BYTES


@pytest.mark.parametrize("name", ["chat.js", "desk.js", "panel.css", "texts/fi.json"])
def test_who_cannot_unpack_gets_the_same(server: ChatServer, name: str) -> None:
    url = f"{server.url}/widget/{name}"
    packed = httpx.get(url, headers={"accept-encoding": "gzip"})
    plain = httpx.get(url, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text


def test_a_file_that_has_not_changed_is_not_sent_again(server: ChatServer) -> None:
    url = f"{server.url}/widget/desk.js"
    tag = httpx.get(url).headers["etag"]
    assert httpx.get(url, headers={"if-none-match": tag}).status_code == 304


def test_the_page_does_not_wait_for_it(chat: Chat) -> None:
    chat.page.route("**/widget/chat.js", lambda route: None)
    chat.page.goto(f"{chat.server.url}/page/sv", wait_until="commit")
    expect(chat.page.get_by_role("heading", name="A page")).to_be_visible()
    chat.page.get_by_role("link", name="A link of the page").click()
    assert chat.page.url.endswith("#end")
