"""Spans of personal data and how overlapping ones are settled."""

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text: character offsets, end exclusive; score from 0 to 1."""

    start: int
    end: int
    type: str
    score: float


def settle(spans: Iterable[Span], *, text: str, kept: Iterable[tuple[int, int]] = ()) -> list[Span]:
    """Return the spans sorted and without overlap.

    The longer span wins, then the higher score, then the earlier start, then the type's name. A
    loser that sticks out of the winner keeps what sticks out, so nothing that was found is left in
    clear text. Stretches in `kept` are never covered.
    """
    order = sorted(spans, key=lambda s: (s.start - s.end, -s.score, s.start, s.type))
    taken = sorted(kept)
    if not taken and not _overlap(order):
        whole = (_trimmed(span, text) for span in order)
        return sorted((span for span in whole if span is not None), key=lambda s: s.start)
    settled: list[Span] = []
    for span in order:
        for piece in _outside(span, taken):
            trimmed = _trimmed(piece, text)
            if trimmed is not None:
                bisect.insort(taken, (trimmed.start, trimmed.end))
                settled.append(trimmed)
    return sorted(settled, key=lambda s: s.start)


def _overlap(spans: Iterable[Span]) -> bool:
    """Return whether two of the spans have a character in common."""
    ends = sorted((span.start, span.end) for span in spans)
    return any(second < end for (_, end), (second, _) in pairwise(ends))


def _outside(span: Span, taken: Sequence[tuple[int, int]]) -> Iterable[Span]:
    """Yield the parts of the span that no taken stretch covers."""
    start = span.start
    first = max(0, bisect.bisect_left(taken, (start, start)) - 1)
    for taken_start, taken_end in taken[first:]:
        if taken_start >= span.end:
            break
        if taken_start > start:
            yield replace(span, start=start, end=taken_start)
        start = max(start, taken_end)
    if start < span.end:
        yield replace(span, start=start)


def _trimmed(span: Span, text: str) -> Span | None:
    """Return the span without white space at its ends, or None if no letter or digit is left."""
    value = text[span.start : span.end]
    if value[:1].isalnum() and value[-1:].isalnum():
        return span
    if not any(character.isalnum() for character in value):
        return None
    bare = value.strip()
    if len(bare) == len(value):
        return span
    start = span.start + len(value) - len(value.lstrip())
    return replace(span, start=start, end=start + len(bare))
