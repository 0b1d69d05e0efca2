"""A message through chat, Rasa, action server and database; and the memory of it all.

Beside it the same messages posted to this desk's Rasa alone, so that the ratio means something on a
shared machine where a single time does not.
"""

import statistics
import tempfile
import time
from pathlib import Path

import httpx
import psutil

from tests.end_to_end.running_desk import RunningDesk, Visitor

MESSAGES = (
    ("sv", "Hur länge sparas det jag skriver till supporten?"),
    ("fi", "Kenelle jaatte minun tietojani?"),
    ("en", "What do you use my data for?"),
    ("sv", "Vem är personuppgiftsansvarig?"),
    ("fi", "Mitä oikeuksia minulla on?"),
    ("en", "Do you transfer data outside the EU?"),
)
ROUNDS = 40


def quantiles(seconds: list[float]) -> str:
    cuts = statistics.quantiles(seconds, n=20)
    return f"median {statistics.median(seconds) * 1e3:.0f} ms, p95 {cuts[18] * 1e3:.0f} ms"


def through_chat(visitors: dict[str, Visitor], language: str, text: str) -> float:
    began = time.perf_counter()
    visitors[language].say(text)
    return time.perf_counter() - began


def through_rasa(
    desk: RunningDesk, http: httpx.Client, round_: int, language: str, text: str
) -> float:
    body = {
        "sender": f"bench-{round_}-{language}",
        "message": text,
        "metadata": {"language": language, "message_id": 1},
    }
    began = time.perf_counter()
    http.post(f"{desk.url('rasa')}/webhooks/rest/webhook", json=body).raise_for_status()
    return time.perf_counter() - began


def memory(desk: RunningDesk) -> dict[str, float]:
    """Proportional set size of each process with its children, in MB."""
    sizes = {}
    for name, pid in desk.pids().items():
        family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
        sizes[name] = sum(process.memory_full_info().pss for process in family) / 1e6
    return sizes


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = RunningDesk(Path(folder), f"sqlite:///{folder}/desk.db")
        desk.start()
        chat: list[float] = []
        rasa: list[float] = []
        with httpx.Client(timeout=30, trust_env=False) as http:
            for round_ in range(ROUNDS + 1):
                visitors = {language: Visitor(desk, language) for language, _ in MESSAGES}
                for language, text in MESSAGES:
                    times = (
                        through_chat(visitors, language, text),
                        through_rasa(desk, http, round_, language, text),
                    )
                    if round_:  # the first warms up
                        chat.append(times[0])
                        rasa.append(times[1])
                for visitor in visitors.values():
                    visitor.http.close()
        print(f"through the chat, one at a time: {quantiles(chat)} ({len(chat)} messages)")
        print(f"the same to its Rasa alone:      {quantiles(rasa)}")
        print(f"ratio of the medians: {statistics.median(chat) / statistics.median(rasa):.2f}")
        sizes = memory(desk)
        parts = ", ".join(f"{name} {size:.0f}" for name, size in sizes.items())
        print(f"memory: {sum(sizes.values()):.0f} MB ({parts})")
        desk.close()


if __name__ == "__main__":
    main()
