"""What the sentences and clauses of a message hold, by the words that are marked as its wishes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from components.segments import said_before, segments

#: What a sentence or clause holds that voices no wish: the label of background while training.
NOTHING = "nothing"
#: A message, and of each intent that it holds the words that voice it.
Voiced = tuple[str, Mapping[str, Sequence[str]]]
#: So much of the words, or of the part, must be common to both.
_SHARE = 0.5


def parts_held(text: str, voiced: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, str]]:
    """Yield the message's sentences and clauses, what was said before each, and the intent that it
    voices, or background; a part that voices two says nothing of either."""
    marks = [(intent, *_place(text, words)) for intent, each in voiced.items() for words in each]
    for part, place in segments(text).items():
        end = place.start + len(part.strip(" ?"))
        held = {intent for intent, *mark in marks if _is_common(place.start, end, *mark)}
        if len(held) <= 1:
            yield part, said_before(place.start, text), held.pop() if held else NOTHING


def _place(text: str, words: str) -> tuple[int, int]:
    start = text.find(words)
    return start, start + len(words)


def _is_common(start: int, end: int, mark_start: int, mark_end: int) -> bool:
    common = min(end, mark_end) - max(start, mark_start)
    return common >= _SHARE * min(end - start, mark_end - mark_start)
