"""Which patterns can match in a text at all, found in a few passes over it."""

from collections.abc import Collection, Iterator, Sequence

import re2
import regex

from pii.recognizers.shape_recognizer import Compiled, ShapeRecognizer
from pii.relaxed_patterns import relaxed

#: RE2 makes its automata while it reads: one for all patterns would never be done with new texts.
_TOGETHER = 5
_MEMORY = 32 << 20
_DIGIT = regex.compile(r"\d")
#: Python's `regex` takes these for an i, RE2 does not.
_TURKISH = str.maketrans("İı", "Ii")


class Prefilter:
    """The patterns of some recognizers, made wider (`pii.relaxed_patterns`), as automata."""

    def __init__(self, recognizers: Sequence[ShapeRecognizer]) -> None:
        """Compile them; about a second."""
        self._automata = [
            (number, recognizer.NEEDS_DIGIT, automaton)
            for number, recognizer in enumerate(recognizers)
            for automaton in _automata(recognizer)
        ]

    def possible(
        self, text: str, recognizers: Sequence[ShapeRecognizer], types: Collection[str]
    ) -> Iterator[tuple[ShapeRecognizer, list[Compiled]]]:
        """Yield the recognizers of these types that may find something, and with which patterns.

        `recognizers` are those of the constructor, or others of the same kinds in the same order.
        """
        turkish = "İ" in text or "ı" in text
        written = (text.translate(_TURKISH) if turkish else text).encode("utf-8", "replace")
        has_digit = _DIGIT.search(text) is not None
        found: dict[int, list[Compiled]] = {}
        for number, needs_digit, automaton in self._automata:
            if (has_digit or not needs_digit) and recognizers[number].ENTITY in types:
                for index in automaton.matching(written):
                    patterns = found.setdefault(number, [])
                    if index is not None:
                        patterns.append(recognizers[number].compiled[index])
        for number, patterns in found.items():
            yield recognizers[number], patterns


class _Automaton:
    """Some patterns as one: their places among the recognizer's, None for what only triggers it."""

    def __init__(self, patterns: Sequence[tuple[int | None, str]]) -> None:
        options = re2.Options()
        options.max_mem = _MEMORY
        options.log_errors = False
        self._set = re2.Set.SearchSet(options)
        # matches every text: if it did not, the automaton ran out of memory and knows nothing
        self._set.Add("")
        for _, pattern in patterns:
            self._set.Add(relaxed(pattern))
        self._set.Compile()
        self._places = [place for place, _ in patterns]

    def matching(self, text: bytes) -> Sequence[int | None]:
        """Return the places of the patterns that can match."""
        numbers = self._set.Match(text)
        if not numbers or 0 not in numbers:
            return self._places
        return [self._places[number - 1] for number in numbers if number] if numbers[1:] else ()


def _automata(recognizer: ShapeRecognizer) -> Iterator[_Automaton]:
    patterns: list[tuple[int | None, str]] = [
        (place, pattern.regex) for place, pattern in enumerate(recognizer.PATTERNS)
    ]
    patterns += [(None, trigger) for trigger in recognizer.TRIGGERS]
    for start in range(0, len(patterns), _TOGETHER):
        yield _Automaton(patterns[start : start + _TOGETHER])
