"""How much memory processes take, looked at while they live."""

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import psutil

_EVERY_SECONDS = 0.25


@dataclass
class Family:
    """By process id the most memory it had, in bytes (resident set)."""

    roots: list[int]
    memory: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    def look(self) -> None:
        for process in self._members():
            with suppress(psutil.NoSuchProcess):
                self.memory[process.pid] = max(self.memory[process.pid], process.memory_info().rss)

    def _members(self) -> Iterator[psutil.Process]:
        for root in self.roots:
            with suppress(psutil.NoSuchProcess):
                process = psutil.Process(root)
                yield from (process, *process.children(recursive=True))


@contextmanager
def watched(*roots: int) -> Iterator[Family]:
    """Look at these processes and all that descend from them, four times a second."""
    family, over = Family(list(roots)), threading.Event()

    def watch() -> None:
        while not over.is_set():
            family.look()
            time.sleep(_EVERY_SECONDS)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield family
    finally:
        over.set()
        thread.join()
