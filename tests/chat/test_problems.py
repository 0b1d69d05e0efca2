"""Every way to fail is told to the visitor in words, and to the log without a visitor's words."""

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from cryptography.fernet import Fernet
from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from pydantic import BaseModel
from sqlalchemy.exc import OperationalError

from cases.database import Sessions
from cases.encryption import Vault
from cases.errors import ConversationEndedError, ConversationNotFoundError
from chat.app import create_app
from chat.problems import add_problem_handlers
from settings import Settings
from tests.chat.conftest import NewVisitor
from tests.console.at_the_console import TestClient

WRITTEN = "Kerstin Exempelsson, 070-174 06 05"
PROBLEM = "application/problem+json"


class Said(BaseModel):
    text: int


@pytest.fixture
def failing() -> Iterator[Callable[[Exception], Any]]:
    """Asks a route that raises this error, in Finnish."""
    app = FastAPI()
    add_problem_handlers(app)
    raised: list[Exception] = []

    @app.get("/")
    def fail() -> None:
        raise raised[0]

    @app.post("/said")
    def take(said: Said) -> None:
        """Takes a number."""

    @app.get("/begun")
    def begin() -> StreamingResponse:
        def parts() -> Iterator[bytes]:
            yield b"begun"
            raise raised[0]

        return StreamingResponse(parts())

    with TestClient(app, headers={"accept-language": "fi-FI"}) as client:

        def ask(error: Exception, path: str = "/", body: Any = None) -> Any:
            raised[:] = [error]
            return client.get(path) if body is None else client.post(path, json=body)

        yield ask


def test_an_unexpected_error_is_a_problem_document_without_its_text(
    failing: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    answer = failing(RuntimeError(WRITTEN))
    assert (answer.status_code, answer.headers["content-type"]) == (503, PROBLEM)
    assert answer.json() == {
        "type": "urn:privacy-desk:problem:unavailable",
        "title": "Service Unavailable",
        "status": 503,
        "detail": answer.json()["detail"],
    }
    assert answer.json()["detail"].startswith("Emme voi juuri nyt")


def test_an_unexpected_error_is_logged_by_its_kind_and_place_alone(
    failing: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    try:
        raise ValueError(WRITTEN)
    except ValueError as cause:
        error = RuntimeError(WRITTEN)
        error.__cause__ = cause
    failing(error)
    assert "RuntimeError at " in caplog.text
    assert "test_problems.py" in caplog.text
    assert "Kerstin" not in caplog.text
    assert all(record.exc_info is None for record in caplog.records)


def test_an_error_after_the_answer_has_begun_is_logged_and_adds_nothing(
    failing: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    answer = failing(RuntimeError(WRITTEN), "/begun")
    assert (answer.status_code, answer.text) == (200, "begun")
    assert "RuntimeError at " in caplog.text
    assert "Kerstin" not in caplog.text


def test_a_database_that_is_away_is_told_without_the_statement(
    failing: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    answer = failing(OperationalError("select :name", {"name": WRITTEN}, Exception(WRITTEN)))
    assert (answer.status_code, answer.json()["title"]) == (503, "Service Unavailable")
    assert "answered 503: OperationalError" in caplog.text
    assert "Kerstin" not in caplog.text + answer.text


@pytest.mark.parametrize(
    ("error", "status", "detail"),
    [
        (ConversationNotFoundError(), 404, "Keskustelua ei löydy."),
        (ConversationEndedError(), 410, "Keskustelu on päättynyt. Voit aloittaa uuden."),
    ],
)
def test_a_known_error_is_told_in_the_pages_language(
    failing: Callable[..., Any], error: Exception, status: int, detail: str
) -> None:
    answer = failing(error)
    assert (answer.status_code, answer.json()["detail"]) == (status, detail)


def test_what_could_not_be_read_is_not_repeated(failing: Callable[..., Any]) -> None:
    answer = failing(RuntimeError(), "/said", {"text": WRITTEN})
    assert (answer.status_code, answer.headers["content-type"]) == (422, PROBLEM)
    assert "Kerstin" not in answer.text


def test_an_unknown_path_is_a_problem_document_too(failing: Callable[..., Any]) -> None:
    answer = failing(RuntimeError(), "/nowhere")
    assert (answer.status_code, answer.headers["content-type"]) == (404, PROBLEM)


@pytest.fixture
def settings(database_url: str) -> Settings:
    return Settings(
        master_keys=(Fernet.generate_key().decode(),),
        console_secret="c" * 43,
        index_key="i" * 43,
        database_url=database_url,
        conversations_per_minute=2,
    )


def test_a_thread_that_cannot_be_decrypted_is_a_problem_document(
    visitor: NewVisitor,
    settings: Settings,
    sessions: Sessions,
    caplog: pytest.LogCaptureFixture,
) -> None:
    someone = visitor("sv")
    someone.say("Jag heter Kerstin Exempelsson")
    client = TestClient(
        create_app(settings, sessions, Vault(settings.master_keys, index_key=settings.index_key))
    )
    answer = client.get(
        f"/api/conversations/{someone.conversation_id}/messages",
        headers={"authorization": f"Bearer {someone.token}"},
    )
    assert (answer.status_code, answer.headers["content-type"]) == (503, PROBLEM)
    assert "WrongMasterKeyError at " in caplog.text
    assert "Kerstin" not in caplog.text


def test_no_answer_of_the_api_may_be_stored_on_its_way(
    settings: Settings, sessions: Sessions, vault: Vault
) -> None:
    client = TestClient(create_app(settings, sessions, vault))
    opened = client.post("/api/conversations", json={"language": "sv"})
    path = f"/api/conversations/{opened.json()['id']}/messages"
    said = client.get(path, headers={"authorization": f"Bearer {opened.json()['token']}"})
    refused = client.get(path, headers={"authorization": "Bearer stranger"})
    assert [said.status_code, refused.status_code] == [200, 404]
    for answer in (opened, said, refused, client.get("/api/nowhere")):
        assert answer.headers["cache-control"] == "no-store"


def test_too_many_conversations_are_told_when_to_come_back(
    settings: Settings, sessions: Sessions
) -> None:
    client = TestClient(
        create_app(settings, sessions, Vault(settings.master_keys, index_key=settings.index_key))
    )
    opened = [client.post("/api/conversations", json={"language": "sv"}) for _ in range(3)]
    assert [answer.status_code for answer in opened] == [201, 201, 429]
    assert opened[-1].headers["retry-after"] == "60"
    assert opened[-1].headers["content-type"] == PROBLEM
