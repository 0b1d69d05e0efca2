"""The action server's pages, as Rasa asks for them."""

import logging
from typing import Any

import pytest
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from starlette.testclient import TestClient

from actions.__main__ import DeskExecutor
from actions.server import create_app

TRACKER = {"sender_id": "a", "slots": {}, "latest_message": {}, "events": []}


class Greets(Action):
    def name(self) -> str:
        return "action_greet"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        dispatcher.utter_message(response="utter_greeting")
        return [{"event": "slot", "name": "role", "value": tracker.sender_id}]


class Fails(Action):
    def name(self) -> str:
        return "action_fail"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        raise ValueError("a secret word")


@pytest.fixture
def server() -> TestClient:
    executor = DeskExecutor()
    executor.register_action(Greets())
    executor.register_action(Fails())
    return TestClient(create_app(executor))


def call(name: str) -> dict[str, Any]:
    return {"next_action": name, "sender_id": "a", "tracker": TRACKER}


def test_it_says_that_it_is_up(server: TestClient) -> None:
    assert server.get("/health").json() == {"status": "ok"}


def test_an_action_is_run(server: TestClient) -> None:
    answer = server.post("/webhook", json=call("action_greet")).json()
    assert answer["events"] == [{"event": "slot", "name": "role", "value": "a"}]
    assert [message["response"] for message in answer["responses"]] == ["utter_greeting"]


def test_an_action_that_there_is_not_is_named(server: TestClient) -> None:
    answer = server.post("/webhook", json=call("action_sleep"))
    assert answer.status_code == 404
    assert answer.json() == {
        "error": "There is no such action.",
        "action_name": "action_sleep",
    }


def test_a_failure_shows_its_kind_and_nothing_that_was_said(
    server: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = server.post("/webhook", json=call("action_fail"))
    assert answer.status_code == 500
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text + answer.text


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"{}", b"\xff", b'{"next_action": {"a": 1}}', b"[" * 100_000],
    ids=["nothing", "half", "list", "empty", "bytes", "no name", "deep"],
)
def test_a_call_that_is_none_is_refused(server: TestClient, body: bytes) -> None:
    answer = server.post("/webhook", content=body)
    assert (answer.status_code, answer.json()["error"]) == (400, "This is no call of an action.")
