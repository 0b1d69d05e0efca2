import asyncio
import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import pytest
from cryptography.fernet import Fernet
from fastapi import Request

from chat.limits import MAX_BODY_BYTES, BodyLimit, Rates
from chat.problems import ProblemError
from settings import Settings

Send = Callable[[dict[str, Any]], Any]


class Clock:
    """Seconds, moved by the test."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def rates(clock: Clock) -> Rates:
    return Rates(
        Settings(
            master_keys=(Fernet.generate_key().decode(),),
            console_secret="c" * 43,
            index_key="i" * 43,
            conversations_per_minute=3,
            messages_per_minute=2,
        ),
        clock=clock,
    )


def opening_from(host: str) -> Request:
    return Request({"type": "http", "headers": [], "client": (host, 5000)})


def test_one_address_opens_so_many_conversations_a_minute(rates: Rates) -> None:
    for _ in range(3):
        rates.count_conversation(opening_from("192.0.2.1"))
    with pytest.raises(ProblemError) as refused:
        rates.count_conversation(opening_from("192.0.2.1"))
    assert (refused.value.status, refused.value.name) == (HTTPStatus.TOO_MANY_REQUESTS, "too_many")


def test_anothers_address_has_a_limit_of_its_own(rates: Rates) -> None:
    for _ in range(3):
        rates.count_conversation(opening_from("192.0.2.1"))
    rates.count_conversation(opening_from("192.0.2.2"))


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_this_machine_itself_is_not_limited(rates: Rates, host: str) -> None:
    for _ in range(30):
        rates.count_conversation(opening_from(host))


def test_a_conversation_takes_so_many_messages_a_minute(rates: Rates) -> None:
    rates.count_message("one")
    rates.count_message("one")
    rates.count_message("another")
    with pytest.raises(ProblemError):
        rates.count_message("one")


def test_no_minute_holds_more_messages_wherever_it_begins(rates: Rates, clock: Clock) -> None:
    rates.count_message("one")
    clock.now += 59
    rates.count_message("one")
    with pytest.raises(ProblemError):
        rates.count_message("one")
    clock.now += 2
    rates.count_message("one")
    with pytest.raises(ProblemError):
        rates.count_message("one")
    clock.now += 61
    rates.count_message("one")


def test_verdicts_do_not_use_up_messages(rates: Rates) -> None:
    for _ in range(2):
        rates.count_verdict("one")
        rates.count_message("one")


class Reader:
    """An application that notes which bodies reach it and what comes after them."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.after: list[str] = []

    async def __call__(self, scope: Any, receive: Callable[[], Any], send: Send) -> None:
        self.bodies.append((await receive())["body"])
        self.after.append((await receive())["type"])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})


def through_the_limit(app: Any, chunks: list[bytes], *, claims: int | None = None) -> Any:
    """Send a body in chunks; gives the status, the body and how many chunks were read."""
    waiting = [
        {"type": "http.request", "body": chunk, "more_body": number < len(chunks)}
        for number, chunk in enumerate(chunks, 1)
    ]
    said: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return waiting.pop(0) if waiting else {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        said.append(message)

    headers = [(b"accept-language", b"fi")]
    if claims is not None:
        headers.append((b"content-length", str(claims).encode()))
    scope = {"type": "http", "method": "POST", "path": "/", "headers": headers}
    asyncio.run(BodyLimit(app)(scope, receive, send))
    return said[0]["status"], said[1]["body"], len(chunks) - len(waiting)


def test_a_body_in_chunks_arrives_whole() -> None:
    reader = Reader()
    status, _, _ = through_the_limit(reader, [b'{"text":', b"", b'"hej"}'])
    assert (status, reader.bodies) == (200, [b'{"text":"hej"}'])


def test_after_the_body_the_application_hears_that_the_client_left() -> None:
    reader = Reader()
    through_the_limit(reader, [b"{}"])
    assert reader.after == ["http.disconnect"]


def test_a_body_of_just_64_kib_is_taken() -> None:
    reader = Reader()
    half = b"a" * (MAX_BODY_BYTES // 2)
    assert through_the_limit(reader, [half, half])[0] == 200
    assert len(reader.bodies[0]) == MAX_BODY_BYTES


@pytest.mark.parametrize("claims", [None, 10])
def test_one_byte_more_is_refused_in_words_whatever_length_it_claims(claims: int | None) -> None:
    reader = Reader()
    half = b"a" * (MAX_BODY_BYTES // 2)
    status, body, _ = through_the_limit(reader, [half, half, b"a"], claims=claims)
    assert (status, reader.bodies) == (413, [])
    assert json.loads(body)["detail"].startswith("Viesti on liian pitkä")


def test_no_more_than_the_limit_is_read_of_an_endless_body() -> None:
    chunk = b"a" * 1024
    _, _, read = through_the_limit(Reader(), [chunk] * 1000)
    assert read == MAX_BODY_BYTES // len(chunk) + 1
