"""What bot/serving changes in Rasa, checked with the bot's own Python beside Rasa as it comes.

`bot/.venv/bin/python tests/bot/check_serving.py` prints a JSON object: for each check null, or what
was wrong. test_serving.py runs it and makes a test of each.
"""

import asyncio
import json
import os
import sqlite3
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "bot"))

from rasa.core.actions.action import RemoteAction
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import EndpointConfig, read_endpoint_config
from serving.lighter import make_lighter
from serving.tracker_store import QuickTrackerStore

DOMAIN = Domain.from_yaml(
    """
    intents: [greeting]
    slots: {role: {type: text, mappings: [{type: custom}]}}
    actions: [action_answer]
    """
)
ENDPOINT = EndpointConfig("http://127.0.0.1:1/webhook", enable_selective_domain=True)
_AS_RASA_HAS_THEM = {
    "answer": RemoteAction._validate_action_result,
    "request": RemoteAction._action_call_format,
    "event": Event.resolve_by_type,
    "run": DaskGraphRunner.run,
}
make_lighter()


def said(text: str) -> UserUttered:
    intent = {"name": "greeting", "confidence": 0.9}
    return UserUttered(text, intent=intent, parse_data={"text": text, "intent": intent})


def talked(sender: str = "a") -> DialogueStateTracker:
    """Two turns, of which the second is being answered."""
    events = [
        ActionExecuted("action_listen"),
        said("hej"),
        ActionExecuted("action_answer"),
        SlotSet("role", "own"),
        BotUttered("Hej!", {"custom": {"turn": {"topics": ["greeting"]}}}),
        ActionExecuted("action_listen"),
        said("och sedan?"),
        SlotSet("role", None),
    ]
    return DialogueStateTracker.from_events(sender, events, DOMAIN.slots, domain=DOMAIN)


def check_a_request_is_rasas_own_with_the_events_of_this_turn_alone() -> None:
    action, tracker = RemoteAction("action_answer", ENDPOINT), talked()
    whole = _AS_RASA_HAS_THEM["request"](action, tracker, DOMAIN)
    lighter = action._action_call_format(tracker, DOMAIN)
    assert [event["event"] for event in lighter["tracker"].pop("events")] == ["user", "slot"]
    assert len(whole["tracker"].pop("events")) == 8
    assert lighter == whole


def check_the_domain_is_sent_where_it_is_asked_for() -> None:
    action = RemoteAction("action_answer", EndpointConfig(ENDPOINT.url))
    assert action._action_call_format(talked(), DOMAIN)["domain"] == DOMAIN.as_dict()


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


def store(kind: type[SQLTrackerStore], folder: str) -> SQLTrackerStore:
    return kind(domain=DOMAIN, dialect="sqlite", db=f"{folder}/tracker.db")


def rows(folder: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(f"{folder}/tracker.db") as connection:
        return list(connection.execute("select * from events order by id"))


def check_the_store_writes_the_rows_that_rasas_own_writes() -> None:
    tracker = talked()
    with tempfile.TemporaryDirectory() as ours, tempfile.TemporaryDirectory() as theirs:
        asyncio.run(store(QuickTrackerStore, ours).save(tracker))
        asyncio.run(store(SQLTrackerStore, theirs).save(tracker))
        assert len(rows(ours)) == 8
        assert rows(ours) == rows(theirs)


def check_a_conversation_is_read_as_it_was_and_only_what_is_new_is_added() -> None:
    with tempfile.TemporaryDirectory() as folder:
        kept = store(QuickTrackerStore, folder)
        asyncio.run(kept.save(talked("another")))
        asyncio.run(kept.save(talked()))
        again = asyncio.run(kept.retrieve("a"))
        assert again == talked()
        again.update(ActionExecuted("action_answer"))
        asyncio.run(kept.save(again))
        assert len(rows(folder)) == 8 + 9
        assert asyncio.run(store(SQLTrackerStore, folder).retrieve("a")) == again
        assert asyncio.run(kept.retrieve("unknown")) is None


def check_the_file_is_written_through_a_log() -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(store(QuickTrackerStore, folder).save(talked()))
        with sqlite3.connect(f"{folder}/tracker.db") as connection:
            assert connection.execute("pragma journal_mode").fetchone()[0] == "wal"


def check_the_endpoints_name_the_store() -> None:
    """Rasa would keep conversations in memory, with a warning, where the name is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "PRIVACY_DESK_ACTIONS_ADDRESS": "127.0.0.1:1",
            "PRIVACY_DESK_TRACKER_DIALECT": "sqlite",
            "PRIVACY_DESK_TRACKER_DB": f"{folder}/tracker.db",
        }
        path = Path(__file__).parents[2] / "bot/endpoints.yml"
        endpoint = read_endpoint_config(str(path), "tracker_store")
        assert isinstance(TrackerStore.create(endpoint, DOMAIN), QuickTrackerStore)


def outcome(check: Callable[[], None]) -> str | None:
    try:
        check()
    except Exception:
        return traceback.format_exc()
    return None


if __name__ == "__main__":
    checks = {name: value for name, value in list(globals().items()) if name[:6] == "check_"}
    print(json.dumps({name: outcome(check) for name, check in checks.items()}))
