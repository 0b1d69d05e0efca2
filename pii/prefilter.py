"""Which patterns can match in a text at all, found in a few passes over it."""

from collections.abc import Collection, Iterator, Sequence

import regex

from pii.automaton import Automaton, encoded
from pii.recognizers.shape_recognizer import Compiled, ShapeRecognizer

#: RE2 makes its automata while it reads: one for all patterns would never be done with new texts.
_TOGETHER = 5
_DIGIT = regex.compile(r"\d")


class Prefilter:
    """The patterns of some recognizers, made wider (`pii.relaxed_patterns`), as automata."""

    def __init__(self, recognizers: Sequence[ShapeRecognizer]) -> None:
        """Compile them; about a second."""
        self._automata = [
            (number, recognizer.NEEDS_DIGIT, automaton, places)
            for number, recognizer in enumerate(recognizers)
            for automaton, places in _automata(recognizer)
        ]

    def possible(
        self, text: str, recognizers: Sequence[ShapeRecognizer], types: Collection[str]
    ) -> Iterator[tuple[ShapeRecognizer, list[Compiled]]]:
        """Yield the recognizers of these types that may find something, and with which patterns.

        `recognizers` are those of the constructor, or others of the same kinds in the same order.
        """
        written = encoded(text)
        has_digit = _DIGIT.search(text) is not None
        found: dict[int, list[Compiled]] = {}
        for number, needs_digit, automaton, places in self._automata:
            if (has_digit or not needs_digit) and recognizers[number].ENTITY in types:
                for index in automaton.matching(written):
                    patterns = found.setdefault(number, [])
                    if (place := places[index]) is not None:
                        patterns.append(recognizers[number].compiled[place])
        for number, patterns in found.items():
            yield recognizers[number], patterns


def _automata(recognizer: ShapeRecognizer) -> Iterator[tuple[Automaton, list[int | None]]]:
    """Yield automata, each with its patterns' places among the recognizer's: None for triggers."""
    patterns: list[tuple[int | None, str]] = [
        (place, pattern.regex) for place, pattern in enumerate(recognizer.PATTERNS)
    ]
    patterns += [(None, trigger) for trigger in recognizer.TRIGGERS]
    for start in range(0, len(patterns), _TOGETHER):
        some = patterns[start : start + _TOGETHER]
        yield Automaton([written for _, written in some]), [place for place, _ in some]
