"""What bot/serving changes in Rasa, checked with the bot's own Python beside Rasa as it comes.

`bot/.venv/bin/python tests/bot/check_serving.py` prints a JSON object: for each check null, or what
was wrong. test_serving.py runs it and makes a test of each.
"""

import asyncio
import io
import json
import logging
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import structlog

sys.path.insert(0, str(Path(__file__).parents[2] / "bot"))

from outcomes import print_outcomes
from rasa.core.actions.action import RemoteAction
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.core.events import Event
from rasa.shared.exceptions import RasaException
from rasa.utils import log_utils
from rasa.utils.endpoints import EndpointConfig
from serving.lighter import make_lighter
from serving.quiet import make_quiet
from talked import DOMAIN, talked

ENDPOINT = EndpointConfig("http://127.0.0.1:1/webhook", enable_selective_domain=True)
_AS_RASA_HAS_THEM = {
    "answer": RemoteAction._validate_action_result,
    "request": RemoteAction._action_call_format,
    "event": Event.resolve_by_type,
    "run": DaskGraphRunner.run,
}
make_lighter()
make_quiet()


def check_a_request_is_rasas_own_with_an_outline_of_the_events_of_this_turn_alone() -> None:
    action, tracker = RemoteAction("action_answer", ENDPOINT), talked()
    whole = _AS_RASA_HAS_THEM["request"](action, tracker, DOMAIN)
    lighter = action._action_call_format(tracker, DOMAIN)
    events = lighter["tracker"].pop("events")
    assert [event["event"] for event in events] == ["user", "slot"]
    assert events[1].items() <= whole["tracker"]["events"][-1].items()
    assert (events[1]["name"], events[1]["value"]) == ("role", None)
    assert "och sedan?" not in json.dumps(events)
    assert len(whole["tracker"].pop("events")) == 8
    assert lighter == whole
    assert lighter["tracker"]["latest_message"]["text"] == "och sedan?"


def check_the_domains_forms_and_slots_are_sent_where_it_is_asked_for() -> None:
    action = RemoteAction("action_answer", EndpointConfig(ENDPOINT.url))
    whole = DOMAIN.as_dict()
    assert action._action_call_format(talked(), DOMAIN)["domain"] == {
        "forms": whole["forms"],
        "slots": whole["slots"],
    }


def check_requests_go_through_one_connection() -> None:
    peers, asked = set(), []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await reader.readuntil(b"\r\n\r\n"):
            length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
            asked.append(json.loads(await reader.readexactly(length)))
            peers.add(writer.get_extra_info("peername"))
            kind = b"Content-Type: application/json\r\nContent-Length: 2"
            writer.write(b"HTTP/1.1 200 OK\r\n" + kind + b"\r\n\r\n{}")

    async def ask() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        endpoint = EndpointConfig(f"http://127.0.0.1:{port}/webhook")
        for number in range(3):
            assert await endpoint.request(json={"number": number}) == {}
        await endpoint.privacy_desk_session[1].close()
        server.close()

    asyncio.run(ask())
    assert asked == [{"number": number} for number in range(3)]
    assert len(peers) == 1, peers


def check_an_answer_of_rasas_form_is_taken() -> None:
    action = RemoteAction("action_answer", ENDPOINT)
    answers: list[dict[str, Any]] = [
        {},
        {"events": [], "responses": []},
        {
            "events": [{"event": "slot", "name": "role", "value": None}],
            "responses": [{"text": "x"}],
        },
    ]
    for answer in answers:
        assert action._validate_action_result(answer)
        assert _AS_RASA_HAS_THEM["answer"](action, answer)


def check_an_answer_of_another_form_is_refused_without_a_word_of_it() -> None:
    action = RemoteAction("action_answer", ENDPOINT)
    for answer in ({"events": {}}, {"responses": ["secret"]}, {"events": ["secret"]}, ["secret"]):
        said = ""
        try:
            action._validate_action_result(answer)
        except RasaException as error:
            said = str(error)
        assert said, answer
        assert "secret" not in said


def check_events_have_the_classes_that_rasa_gives_them() -> None:
    for name in ("user", "bot", "slot", "action", "followup", "active_loop", "session_started"):
        assert Event.resolve_by_type(name) is _AS_RASA_HAS_THEM["event"](name)


class Adding(GraphComponent):
    """Adds up; counts how often."""

    times = 0

    @classmethod
    def create(cls, *_: Any, **__: Any) -> "Adding":
        return cls()

    def add(self, left: int, right: int) -> int:
        Adding.times += 1
        if left < 0:
            raise RuntimeError("less than nothing")
        return left + right


def graph(folder: str) -> DaskGraphRunner:
    def node(left: str, right: str) -> SchemaNode:
        needs = {"left": left, "right": right}
        return SchemaNode(needs, Adding, "create", "add", {}, eager=True, is_target=True)

    nodes = {"more": node("sum", "sum"), "sum": node("one", "two"), "other": node("two", "two")}
    context = ExecutionContext(GraphSchema(nodes))
    return DaskGraphRunner(GraphSchema(nodes), LocalModelStorage(Path(folder)), context)


def check_a_graph_gives_what_rasas_own_scheduler_gives() -> None:
    given = {"one": 1, "two": 2}
    with tempfile.TemporaryDirectory() as folder:
        runner = graph(folder)
        for targets in (None, ["more"], ["sum", "more"]):
            theirs = _AS_RASA_HAS_THEM["run"](runner, given, targets)
            assert runner.run(given, targets) == theirs, targets


def check_of_a_graph_only_what_is_needed_runs_and_once() -> None:
    with tempfile.TemporaryDirectory() as folder:
        runner = graph(folder)
        Adding.times = 0
        assert runner.run({"one": 1, "two": 2}, ["more"]) == {"more": 6}
        assert Adding.times == 2


def check_what_fails_in_a_graph_fails_as_in_rasas_own() -> None:
    for given in ({"one": -1, "two": 2}, {"one": 1}):
        kinds = []
        with tempfile.TemporaryDirectory() as folder:
            for run in (DaskGraphRunner.run, _AS_RASA_HAS_THEM["run"]):
                try:
                    run(graph(folder), given)
                except Exception as error:
                    kinds.append(type(error))
        assert len(kinds) == 2
        assert kinds[0] is kinds[1], kinds


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """What Rasa's log gets, as it is set up here."""
    log_utils.configure_structlog()
    lines = io.StringIO()
    logging.getLogger().handlers = [logging.StreamHandler(lines)]
    yield lines


def fail(message: str) -> None:
    raise ValueError(message)


def check_an_error_in_the_log_has_its_place_and_nothing_of_what_was_said() -> None:
    message = "hej, jag heter <PERSON>"
    for logger_of, more in ((structlog.get_logger, {"text": message}), (logging.getLogger, {})):
        with logged() as lines:
            try:
                fail(message)
            except ValueError:
                logger_of("rasa.test").error("it.failed", exc_info=True, **more)
        found = lines.getvalue()
        for told in ("it.failed", "ValueError", "check_serving.py", "fail"):
            assert told in found, (told, found)
        assert "hej" not in found, found


if __name__ == "__main__":
    print_outcomes(globals())
