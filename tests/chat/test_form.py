"""The chat as a plain form, by hand; tests/widget looks at it in a browser."""

import re
from dataclasses import dataclass

import pytest
from cryptography.fernet import Fernet
from httpx import Response
from sqlalchemy import func, select

from cases.database import Sessions, reading
from cases.encryption import Vault
from cases.models import Case, Message
from chat.app import create_app
from settings import Settings
from tests.chat.assistant_server import ANSWER, AssistantServer
from tests.console.at_the_console import TestClient

TOKEN = re.compile(r'name="token" value="([^"]+)"')


@dataclass
class Reader:
    """Somebody without scripts: sends what the last page held."""

    client: TestClient
    page: Response

    def send(self, language: str = "en", **fields: str) -> Response:
        found = TOKEN.search(self.page.text)
        assert found is not None
        self.page = self.client.post(f"/form/{language}", data={"token": found[1], **fields})
        return self.page


@pytest.fixture
def client(sessions: Sessions, vault: Vault, assistant: AssistantServer) -> TestClient:
    settings = Settings(
        master_keys=(Fernet.generate_key().decode(),),
        console_secret="c" * 43,
        index_key="i" * 43,
        rasa_address=assistant.address,
        messages_per_minute=8,
    )
    return TestClient(create_app(settings, sessions, vault))


@pytest.fixture
def reader(client: TestClient) -> Reader:
    return Reader(client, client.get("/form/en"))


def count(sessions: Sessions, table: type[Case | Message]) -> int:
    with reading(sessions) as db:
        return db.scalar(select(func.count()).select_from(table)) or 0


def test_looking_at_the_form_stores_nothing(reader: Reader, sessions: Sessions) -> None:
    assert reader.page.status_code == 200
    assert count(sessions, Case) == 0
    assert "set-cookie" not in reader.page.headers
    assert reader.page.headers["cache-control"] == "no-store"
    assert "script" not in reader.page.headers["content-security-policy"]


def test_a_question_is_answered_on_the_next_page_with_its_source(reader: Reader) -> None:
    page = reader.send(text="What data do you have?")
    assert ANSWER in page.text
    assert "What data do you have?" in page.text
    assert 'href="/policy/en#data"' in page.text


def test_the_conversation_goes_on_from_page_to_page(reader: Reader, sessions: Sessions) -> None:
    reader.send(text="One")
    page = reader.send(text="Two")
    assert page.text.index("One") < page.text.index("Two")
    assert count(sessions, Case) == 1


def test_a_page_that_is_sent_again_says_nothing_twice(
    client: TestClient, reader: Reader, sessions: Sessions, assistant: AssistantServer
) -> None:
    first = Reader(client, reader.page)
    reader.send(text="Delete my data")
    again = first.send(text="Delete my data")
    assert again.status_code == 200
    assert assistant.texts == ["Delete my data"]
    assert count(sessions, Case) == 1
    assert count(sessions, Message) == 3


def test_a_button_is_sent_as_what_it_stands_for(reader: Reader, assistant: AssistantServer) -> None:
    page = reader.send(choice="/request_erasure")
    assert "Erasure of data" in page.text
    assert assistant.texts[-1].startswith("/request_erasure")
    assistant.buttons = [{"title": "Yes, please", "payload": "/affirm"}]
    page = reader.send(text="And now?")
    assert 'value="/affirm">Yes, please</button>' in page.text
    page = reader.send(choice="/affirm")
    assert "Yes, please" in page.text
    assert assistant.texts[-1].startswith("/affirm")


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "The message is empty"), (" \n ", "The message is empty"), ("a" * 4001, "too long")],
)
def test_what_cannot_be_taken_is_told_and_stays_in_the_field(
    reader: Reader, text: str, told: str
) -> None:
    page = reader.send(text=text)
    assert page.status_code == 422
    assert told in page.text
    assert f">{text}</textarea>" in page.text
    assert ANSWER in reader.send(text="Better").text


def test_markup_is_shown_as_it_was_written(reader: Reader) -> None:
    page = reader.send(text="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)" in page.text
    assert "<script" not in page.text


@pytest.mark.parametrize("token", ["", "made-up", "W10.aaaa.bbbb"])
def test_a_form_that_is_not_ours_says_nothing_but_keeps_the_words(
    client: TestClient, sessions: Sessions, token: str
) -> None:
    page = client.post("/form/fi", data={"token": token, "text": "Poistakaa tietoni"})
    assert page.status_code == 403
    assert ">Poistakaa tietoni</textarea>" in page.text
    assert count(sessions, Case) == 0


def test_another_site_cannot_send_the_form(reader: Reader, sessions: Sessions) -> None:
    reader.client.headers["sec-fetch-site"] = "cross-site"
    assert reader.send(text="Delete everything").status_code == 403
    assert count(sessions, Case) == 0


def test_the_language_can_be_changed_and_what_is_on_the_page_with_it(reader: Reader) -> None:
    reader.send(text="Hello")
    page = reader.send("sv", do="language")
    assert '<html lang="sv">' in page.text
    assert "Hej! Jag är SoftOnes automatiska assistent" in page.text
    assert '<p class="said" lang="en">Hello</p>' in page.text
    assert "Skicka" in page.text


def test_a_deleted_chat_is_gone_and_the_page_starts_anew(
    reader: Reader, sessions: Sessions
) -> None:
    reader.send(text="Hello")
    page = reader.send(do="remove")
    assert "This chat has been deleted" in page.text
    assert count(sessions, Message) == 0
    assert ANSWER in reader.send(text="Hello again").text


def test_what_came_in_the_meantime_can_be_looked_for(
    reader: Reader, assistant: AssistantServer
) -> None:
    assistant.up = False
    assert "your message has been saved" in reader.send(text="Hello").text
    assert reader.send(do="look").status_code == 200
    assert "Hello" in reader.page.text


def test_too_much_at_once_is_told_with_the_thread_still_there(reader: Reader) -> None:
    for number in range(8):
        reader.send(text=f"Message {number}")
    page = reader.send(text="One more")
    assert page.status_code == 429
    assert ">One more</textarea>" in page.text
    assert "Message 7" in page.text
