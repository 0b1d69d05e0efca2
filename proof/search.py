"""Looks for the needles in a stream of bytes, in bounded memory and across the chunks' borders."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from proof.needles import Needle, Needles, fold

_KEPT = re.compile(rb"[^ -]+")


@dataclass(frozen=True)
class Hit:
    """A needle at an offset, in bytes from the beginning of the stream."""

    needle: Needle
    offset: int


def hits(needles: Needles, chunks: Iterable[bytes]) -> Iterator[Hit]:
    """Every hit, in no order. The offset of one across a border is that of the border."""
    folded, raw = _View(needles.folded, fold), _View(needles.raw, bytes)
    base = 0
    for chunk in chunks:
        for needle, at in folded.look(chunk):
            yield Hit(needle, base + _unfolded(chunk, at))
        for needle, at in raw.look(chunk):
            yield Hit(needle, base + at)
        base += len(chunk)


class _View:
    """One view of the stream, with the end of what went by."""

    def __init__(self, needles: tuple[Needle, ...], view: Callable[[bytes], bytes]) -> None:
        self._needles, self._view = needles, view
        self._keep = max(len(needle.pattern) for needle in needles) - 1
        self._tail = b""

    def look(self, chunk: bytes) -> Iterator[tuple[Needle, int]]:
        """The hits that end in this chunk, by their offset in its view, at least 0."""
        seen = len(self._tail)
        data = self._tail + self._view(chunk)
        self._tail = data[-self._keep :]
        for needle in self._needles:
            # what ended before was found before
            at = data.find(needle.pattern, max(0, seen - len(needle.pattern) + 1))
            while at >= 0:
                yield needle, max(0, at - seen)
                at = data.find(needle.pattern, at + 1)


def _unfolded(chunk: bytes, at: int) -> int:
    """The offset of the folded view's byte number `at` in the chunk itself."""
    for run in _KEPT.finditer(chunk):
        if at < len(run[0]):
            return run.start() + at
        at -= len(run[0])
    return len(chunk)
