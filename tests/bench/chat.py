"""A message through chat, Rasa, action server and database, and the memory of it all.

Beside it the same messages posted to bare Rasa, in turns in one run, so that the ratio means
something on a shared machine where a single time does not.
"""

import os
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from commands.training import state_dir
from tests.bench.bare_rasa import running_bare_rasa, trained_bare_rasa
from tests.bench.conversations import WithBareRasa, WithChat, scripts
from tests.bench.pace import CLIENTS, Side, in_words, messages_a_second, one_at_a_time, p95
from tests.end_to_end.running_desk import RunningDesk

_ONE_AT_A_TIME = 100  # conversations of three messages
_AT_ONCE = 100
_ROUNDS = 5


def main() -> None:
    """Compare, then tell the memory. The bare assistant is kept in the state folder."""
    bare = trained_bare_rasa(state_dir() / "bench")
    with running_desk() as desk, running_bare_rasa(bare) as address:
        sides = [
            Side("chat", desk.addresses["chat"], WithChat),
            Side("bare Rasa", address, WithBareRasa),
        ]
        one_at_a_time(sides, scripts(12, seed=0))  # warms both up
        _say_load()
        compare_one_at_a_time(sides)
        compare_at_once(sides)
        _say_load()
        sizes = memory(desk)
    parts = ", ".join(f"{name} {size:.0f}" for name, size in sizes.items())
    print(f"memory of the desk: {sum(sizes.values()):.0f} MB ({parts})")


@contextmanager
def running_desk() -> Iterator[RunningDesk]:
    with tempfile.TemporaryDirectory() as folder:
        desk = RunningDesk(Path(folder), f"sqlite:///{folder}/desk.db")
        desk.start()
        try:
            yield desk
        finally:
            desk.close()


def compare_one_at_a_time(sides: list[Side]) -> None:
    taken = one_at_a_time(sides, scripts(_ONE_AT_A_TIME, seed=1))
    ours, bare = (taken[side.name] for side in sides)
    print(f"one at a time, {len(ours)} messages that nothing is trained on")
    for name, seconds in taken.items():
        print(f"  {name:10} {in_words(seconds)}")
    medians = statistics.median(ours) / statistics.median(bare)
    print(f"  ratio of the medians {medians:.2f}, of the p95 {p95(ours) / p95(bare):.2f}")


def compare_at_once(sides: list[Side]) -> None:
    rates: dict[str, list[float]] = {side.name: [] for side in sides}
    for round_ in range(_ROUNDS):
        for side in sides:
            rates[side.name].append(messages_a_second(side, scripts(_AT_ONCE, seed=2 + round_)))
    print(f"{CLIENTS} clients at once, {_ROUNDS} rounds of {3 * _AT_ONCE} messages, medians")
    for name, found in rates.items():
        print(f"  {name:10} {statistics.median(found):.0f} messages/s")
    ratios = sorted(ours / bare for ours, bare in zip(*rates.values(), strict=True))
    between = f"between {ratios[0]:.2f} and {ratios[-1]:.2f}"
    print(f"  ratio {statistics.median(ratios):.2f}, {between} in the rounds", flush=True)


def memory(desk: RunningDesk) -> dict[str, float]:
    """Proportional set size of each process with its children, in MB."""
    sizes = {}
    for name, pid in desk.pids().items():
        family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
        sizes[name] = sum(process.memory_full_info().pss for process in family) / 1e6
    return sizes


def _say_load() -> None:
    loads = " ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"{psutil.cpu_count()} cores, load {loads}", flush=True)


if __name__ == "__main__":
    main()
