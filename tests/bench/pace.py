"""How long an answer takes, one at a time, and how many answers a second many clients get."""

import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from tests.bench.conversations import Connection, Script, WithBareRasa, WithChat

CLIENTS = 16
Conversation = WithChat | WithBareRasa


@dataclass(frozen=True)
class Side:
    """One of the two that are compared. address: host:port."""

    name: str
    address: str
    kind: type[WithChat] | type[WithBareRasa]


def one_at_a_time(sides: Sequence[Side], given: Sequence[Script]) -> dict[str, list[float]]:
    """The seconds of every message by side, the sides in turns."""
    taken: dict[str, list[float]] = {side.name: [] for side in sides}
    connections = {side.name: Connection(side.address) for side in sides}
    for language, texts in given:
        opened = {s.name: s.kind.opened(connections[s.name], language) for s in sides}
        for text in texts:
            for name, conversation in opened.items():
                began = time.perf_counter()
                conversation.say(connections[name], text)
                taken[name].append(time.perf_counter() - began)
    for connection in connections.values():
        connection.close()
    return taken


def messages_a_second(side: Side, given: Sequence[Script]) -> float:
    """With 16 clients at once, each of which has one conversation after the other. Conversations
    are opened before the clock starts."""
    waiting: SimpleQueue[tuple[Conversation, list[str]]] = SimpleQueue()
    with closing(Connection(side.address)) as connection:
        for language, texts in given:
            waiting.put((side.kind.opened(connection, language), texts))
    began = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        said = sum(pool.map(lambda _: _talk(side, waiting), range(CLIENTS)))
    return said / (time.perf_counter() - began)


def _talk(side: Side, waiting: "SimpleQueue[tuple[Conversation, list[str]]]") -> int:
    """Have conversations until none waits; how many messages they were."""
    said = 0
    with closing(Connection(side.address)) as connection:
        while True:
            try:
                conversation, texts = waiting.get_nowait()
            except Empty:
                return said
            for text in texts:
                conversation.say(connection, text)
                said += 1


def in_words(seconds: list[float]) -> str:
    return f"median {statistics.median(seconds) * 1e3:.0f} ms, p95 {p95(seconds) * 1e3:.0f} ms"


def p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[18]
