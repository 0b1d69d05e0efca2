"""`python -m tests.bench.redaction`: texts per second beside stock Presidio, and memory.

Stock Presidio takes one text at a time, as its users call it; both have the same name pipeline and
are asked for the types that both know, and this redactor once more for all of its own. They take
turns in one run, on texts that neither has seen. Ratios are what counts: the machine is shared.
"""

import argparse
import json
import random
import re
import statistics
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Executor
from functools import partial
from itertools import repeat

import psutil

from pii.executors import hired
from pii.policy import LANGUAGES, TYPES
from pii.redactor import find_many
from tests.evaluate_redaction import MESSAGES
from tests.stock_presidio import find_as_stock, known_types

Text = tuple[str, str]
#: A value each: what people write is longer.
_SHORT = ("probes", "nineteenth")
_CHUNK = 200
_MEGABYTE = 1 << 20


def texts(seed: int) -> list[Text]:
    """Return every labelled message with its language, in disorder, with other digits."""
    rng = random.Random(seed)
    found = [
        (re.sub(r"\d", lambda _: str(rng.randrange(10)), json.loads(line)["text"]), path.stem)
        for path in sorted(MESSAGES.rglob("*.jsonl"))
        if path.parent.name not in _SHORT
        for line in path.read_text("utf-8").splitlines()
    ]
    rng.shuffle(found)
    return found


def chunks(given: Sequence[Text]) -> Iterator[tuple[str, list[str]]]:
    """Yield the texts as redact-file hands them out: up to 200 of a language at once."""
    for language in LANGUAGES:
        mine = [text for text, of in given if of == language]
        for start in range(0, len(mine), _CHUNK):
            yield language, mine[start : start + _CHUNK]


def ours(given: Sequence[Text], types: Collection[str]) -> None:
    for language, some in chunks(given):
        find_many(some, language=language, types=types)


def stock(given: Sequence[Text]) -> None:
    for text, language in given:
        find_as_stock(text, language=language)


def _work(language: str, some: list[str], types: Collection[str]) -> None:
    find_many(some, language=language, types=types)


def together(pool: Executor, given: Sequence[Text], types: Collection[str]) -> None:
    """Find in the texts with all processes of the pool."""
    languages, pieces = zip(*chunks(given), strict=True)
    list(pool.map(_work, languages, pieces, repeat(types)))


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def compare(rounds: int) -> None:
    """Print texts per second of each, and the median of the ratios of all rounds."""
    names = ("same types", "same types, two processes", "all types", "all types, two processes")
    ratios: dict[str, list[float]] = {name: [] for name in names}
    rates: dict[str, list[float]] = {"stock Presidio": [], **{name: [] for name in ratios}}
    with hired(processes=2, scheduler=None) as workers:
        for number in range(rounds + 1):
            given = texts(number)
            some, more = given[: len(given) // 4], given * 4
            taken = {
                "stock Presidio": seconds(partial(stock, some)) / len(some),
                "same types": seconds(partial(ours, given, known_types())) / len(given),
                "same types, two processes": seconds(
                    partial(together, workers.executor, more, known_types())
                )
                / len(more),
                "all types": seconds(partial(ours, given, TYPES)) / len(given),
                "all types, two processes": seconds(
                    partial(together, workers.executor, more, TYPES)
                )
                / len(more),
            }
            if number == 0:
                continue  # everything is loaded and learnt in the first round
            for name, each in taken.items():
                rates[name].append(1 / each)
                if name in ratios:
                    ratios[name].append(taken["stock Presidio"] / each)
    length = statistics.mean(len(text) for text, _ in texts(0))
    print(f"{len(texts(0)):,} texts of {length:.0f} characters, {rounds} rounds, medians")
    for name, found in rates.items():
        ratio = f"{statistics.median(ratios[name]):6.1f} times stock" if name in ratios else ""
        print(f"  {name:28}{statistics.median(found):8,.0f} texts/s{ratio}")


def memory(count: int) -> None:
    """Print this process's resident memory after 1,000 texts and after `count`."""
    done, seed = 0, 1_000
    process = psutil.Process()
    marks = [mark for mark in (1_000, 10_000, 100_000, 1_000_000) if mark <= count]
    while marks:
        given = texts(seed)
        ours(given, TYPES)
        done, seed = done + len(given), seed + 1
        while marks and done >= marks[0]:
            used = process.memory_info().rss / _MEGABYTE
            print(f"  memory after {marks.pop(0):9,} texts {used:6.0f} MB", flush=True)


def main() -> None:
    """Compare speed, then watch memory."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.redaction", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--texts", type=int, default=100_000, help="for the memory")
    arguments, _ = parser.parse_known_args()
    compare(arguments.rounds)
    memory(arguments.texts)


if __name__ == "__main__":
    main()
