"""Ctrl-C and a supervisor's SIGTERM, heard where a job can end without leaving anything half done.

An exception out of the signal's handler would not do: raised while Python tidies up an object, it
is lost, and the job goes on.
"""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

News = TypeVar("News")


@contextmanager
def asked_to_stop() -> Iterator[threading.Event]:
    """Give what is set when somebody asks; whoever asks twice ends the job at once."""
    stop = threading.Event()

    def ask(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def until(stop: threading.Event, watch: Callable[[News], None]) -> Callable[[News], None]:
    """A watch of a job that is told after each piece: there it raises KeyboardInterrupt once
    somebody has asked to stop."""

    def watch_or_stop(news: News) -> None:
        watch(news)
        if stop.is_set():
            raise KeyboardInterrupt

    return watch_or_stop
