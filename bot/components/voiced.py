"""What the sentences and clauses of a message hold, by the words that are marked as its wishes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from components.segments import place_of, said_before, segments

#: What a sentence or clause holds that voices no wish: the label of background while training.
NOTHING = "nothing"
#: A message, and of each intent that it holds the words that voice it.
Voiced = tuple[str, Mapping[str, Sequence[str]]]
#: So much of the words, or of the part, must be common to both.
_SHARE = 0.5


def parts_held(text: str, voiced: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, str]]:
    """Yield the message's sentences and clauses, what was said before each, and the intent that it
    voices, or background; a part that voices two says nothing of either."""
    marks = [(intent, *place_of(words, text)) for intent, each in voiced.items() for words in each]
    for part in segments(text):
        start, end = place_of(part, text)
        held = {intent for intent, *mark in marks if _is_common(start, end, *mark)}
        if len(held) <= 1 and start >= 0:
            yield part, said_before(part, text), held.pop() if held else NOTHING


def _is_common(start: int, end: int, mark_start: int, mark_end: int) -> bool:
    common = min(end, mark_end) - max(start, mark_start)
    return common >= _SHARE * min(end - start, mark_end - mark_start)
