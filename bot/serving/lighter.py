"""What Rasa 3.6.21 does again for every message, made lighter.

It checks and compiles its schema of an action server's answer for each answer, which took a third
of its time; it looks through all classes of events for each event; it sends the action server
the whole conversation, so that every message makes the next one slower, over a connection of its
own each time. It hands the few steps of a message to a scheduler for large computations, three
times a message, and copies what it would log if it logged everything. And numpy's threads wait for
each other on matrices as small as a message's, which took half of the processor time.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from types import SimpleNamespace
from typing import Any

import aiohttp
import rasa
from rasa.core import processor
from rasa.core.actions import forms
from rasa.core.actions.action import RemoteAction
from rasa.core.processor import MessageProcessor
from rasa.engine.exceptions import GraphRunError
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import EndpointConfig
from threadpoolctl import threadpool_limits

#: What actions read of an event, and what the SDK reads of the domain, whose texts in three
#: languages went to the action server with each answer to a form's question.
_OF_AN_EVENT = ("event", "timestamp", "name", "value", "input_channel")
_OF_THE_DOMAIN = ("forms", "slots")
_OWN_SESSION = EndpointConfig.session
_KEPT = "privacy_desk_session"


def make_lighter() -> None:
    """Replace methods of Rasa's and leave numpy one thread, for the whole process."""
    threadpool_limits(1)
    # or scikit-learn counts the cores anew for each prediction
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    Event.resolve_by_type = staticmethod(cache(Event.resolve_by_type))
    RemoteAction._validate_action_result = _check_answer
    RemoteAction._action_call_format = _request
    EndpointConfig.session = _session
    DaskGraphRunner.run = _run
    # it makes an empty domain for each message; ours is trained with the assistant
    MessageProcessor._check_for_unseen_features = _warn_of_nothing
    processor.copy = forms.copy = SimpleNamespace(deepcopy=_not_copied)


def _check_answer(_: RemoteAction, answer: Any) -> bool:
    """Only its outline: Rasa reads every event in it with a class of its own. Raises
    RasaException, without a word of the answer."""
    if isinstance(answer, dict) and all(map(_is_list, map(answer.get, ("events", "responses")))):
        return True
    raise RasaException("The action server's answer holds no lists of events and responses.")


def _is_list(part: Any) -> bool:
    """Whether it is a list of objects, or missing."""
    return part is None or (isinstance(part, list) and all(isinstance(row, dict) for row in part))


def _request(action: RemoteAction, tracker: DialogueStateTracker, domain: Domain) -> dict[str, Any]:
    """As Rasa's own, with an outline of this turn's events and of the domain; what was said last is
    in `latest_message`, what came before in the slots."""
    events = [_parts_of(event.as_dict(), _OF_AN_EVENT) for event in _this_turn(tracker)]
    body = {
        "next_action": action.name(),
        "sender_id": tracker.sender_id,
        "tracker": tracker.current_state() | {"events": events},
        "version": rasa.__version__,
    }
    if not action._is_selective_domain_enabled() or (
        domain.does_custom_action_explicitly_need_domain(action.name())
    ):
        body["domain"] = _parts_of(domain.as_dict(), _OF_THE_DOMAIN)
    return body


def _parts_of(whole: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: whole[key] for key in keys if key in whole}


def _this_turn(tracker: DialogueStateTracker) -> list[Event]:
    """From the visitor's latest message on."""
    events = list(tracker.events)
    latest = [at for at, event in enumerate(events) if isinstance(event, UserUttered)]
    return events[latest[-1] if latest else 0 :]


def _not_copied(logged: Any) -> Any:
    return logged


def _warn_of_nothing(_: MessageProcessor, parse_data: dict[str, Any]) -> None:
    """No warning of intents that the domain lacks."""


@asynccontextmanager
async def _session(endpoint: EndpointConfig) -> AsyncIterator[aiohttp.ClientSession]:
    """One an endpoint, which stays open to the end of the process: so do its connections, for less
    long than an action server leaves them open. Where that one ends just then, the turn fails and
    the chat asks again."""
    loop, session = getattr(endpoint, _KEPT, (None, None))
    if loop is not asyncio.get_running_loop():
        session = _OWN_SESSION(endpoint)
        setattr(endpoint, _KEPT, (asyncio.get_running_loop(), session))
    yield session


def _run(
    runner: DaskGraphRunner,
    inputs: dict[str, Any] | None = None,
    targets: list[str] | None = None,
) -> dict[str, Any]:
    """As Rasa's own, each node once and after those that it needs. Raises GraphRunError."""
    nodes = runner._graph_schema.nodes
    found: dict[str, Any] = {name: (name, value) for name, value in (inputs or {}).items()}

    def result(name: str) -> Any:
        if name not in found:
            # an input that nobody gave is told by its name
            found[name] = (
                name
                if name not in nodes
                else runner._instantiated_nodes[name](*map(result, nodes[name].needs.values()))
            )
        return found[name]

    try:
        return dict(map(result, targets or runner._graph_schema.target_names))
    except RuntimeError as error:
        raise GraphRunError("A node of the graph failed.") from error
