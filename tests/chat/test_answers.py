"""The page behind the link of a notice."""

import warnings
from datetime import UTC, datetime

import pytest
from cryptography.fernet import Fernet
from starlette.exceptions import StarletteDeprecationWarning

from cases.answers import answer_token
from cases.database import Sessions
from cases.encryption import Vault
from cases.outbox import Letter
from cases.work_models import OutboxNotice
from chat.answers import _pieces
from chat.app import create_app
from settings import Settings
from tests.cases.lives import SECRET, reply_in_a_case

with warnings.catch_warnings():
    # it asks for httpx2, which is not among our packages; httpx does the same for these tests
    warnings.simplefilter("ignore", StarletteDeprecationWarning)
    from fastapi.testclient import TestClient


@pytest.fixture
def client(sessions: Sessions, vault: Vault, sqlite_url: str) -> TestClient:
    settings = Settings(
        master_keys=(Fernet.generate_key().decode(),),
        console_secret="c" * 43,
        index_key="i" * 43,
        database_url=sqlite_url,
    )
    # not entered: the page needs neither upkeep nor the assistant
    return TestClient(create_app(settings, sessions, vault))


def link_to_answer(sessions: Sessions, vault: Vault, *, language: str = "sv") -> str:
    with sessions.begin() as db:
        ticket = reply_in_a_case(db, vault, language=language)
        notice = db.query(OutboxNotice).filter_by(ticket_id=ticket.id).one()
        letter = Letter(notice.uid, "x@post.example", language, ticket.reference, datetime.now(UTC))
        return f"/answers/{answer_token(vault, letter)}"


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", "Svar i ärende PD-"), ("fi", "Vastaus asiaan PD-"), ("en", "The answer to your")],
)
def test_the_link_shows_the_answer_in_the_requesters_language(
    client: TestClient, sessions: Sessions, vault: Vault, language: str, words: str
) -> None:
    page = client.get(link_to_answer(sessions, vault, language=language))
    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.text
    assert words in page.text
    assert SECRET in page.text
    assert "Jag heter Kerstin" not in page.text


def test_the_page_is_stored_nowhere_and_tells_no_other_site_its_address(
    client: TestClient, sessions: Sessions, vault: Vault
) -> None:
    headers = client.get(link_to_answer(sessions, vault)).headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert "script" not in headers["content-security-policy"]
    assert client.get("/widget/private.css").status_code == 200


def test_a_link_that_opens_nothing_says_so_in_three_languages(client: TestClient) -> None:
    page = client.get("/answers/nothing")
    assert page.status_code == 404
    assert all(f'<section lang="{language}">' in page.text for language in ("sv", "fi", "en"))


def test_a_link_to_ones_own_data_in_an_answer_can_be_followed() -> None:
    pieces = _pieces("https://desk.example", "Här:\n\nhttps://desk.example/handouts/a-b_C\n\nHej")
    assert pieces == ["Här:\n\n", "https://desk.example/handouts/a-b_C", "\n\nHej"]
    assert _pieces("", "Hej") == ["Hej"]
