"""Which patterns can match in a text at all, found in a few passes over it."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import regex

from pii import policy
from pii.automaton import Automaton
from pii.nearby_context import beginnings
from pii.recognizers.shape_recognizer import Compiled, ShapeRecognizer

#: RE2 makes its automata while it reads: one for all patterns would never be done with new texts.
_TOGETHER = 12
_DIGIT = regex.compile(r"\d")
#: A recognizer's number, and the place of one of its patterns: None for a trigger.
_Place = tuple[int, int | None]


class Prefilter:
    """The patterns of some recognizers, made wider (`pii.relaxed_patterns`), as automata."""

    def __init__(self, recognizers: Sequence[ShapeRecognizer], types: Collection[str]) -> None:
        """Compile the patterns of those that find one of these types; at most about a second."""
        asked = [(number, each) for number, each in enumerate(recognizers) if each.ENTITY in types]
        self._automata = [
            (needs_digit, automaton, places)
            for needs_digit in (False, True)
            for automaton, places in _automata(asked, needs_digit=needs_digit)
        ]
        self._weak = {
            (number, place)
            for number, recognizer in asked
            for place, pattern in enumerate(recognizer.PATTERNS)
            if recognizer.needs_context(pattern)
        }
        self._with_context = sorted({number for number, _ in self._weak})
        entries = [policy.TYPES[recognizers[number].ENTITY] for number in self._with_context]
        self._context = Automaton([beginnings(entry.context) for entry in entries])

    def possible(
        self,
        texts: Sequence[str],
        written: Sequence[bytes],
        recognizers: Sequence[ShapeRecognizer],
    ) -> list[list[tuple[ShapeRecognizer, list[Compiled]]]]:
        """Return of each text the recognizers that may find something, and with which patterns.
        `written` are the texts as `single_bytes.encoded` gives them.

        `recognizers` are those of the constructor, or others of the same kinds in the same order.
        """
        with_digit = [n for n, text in enumerate(texts) if _DIGIT.search(text)]
        found: list[dict[int, list[Compiled]]] = [{} for _ in texts]
        weak: dict[int, list[tuple[int, int]]] = {}
        # one automaton after the other: what it has built stays in the processor's cache
        for needs_digit, automaton, places in self._automata:
            for n in with_digit if needs_digit else range(len(texts)):
                for index in automaton.matching(written[n]):
                    number, place = places[index]
                    if place is not None and (number, place) in self._weak:
                        weak.setdefault(n, []).append((number, place))
                        continue
                    patterns = found[n].setdefault(number, [])
                    if place is not None:
                        patterns.append(recognizers[number].compiled[place])
        for n, those in weak.items():
            told = self._told(written[n])
            for number, place in those:
                if number in told:
                    found[n].setdefault(number, []).append(recognizers[number].compiled[place])
        return [
            [(recognizers[number], patterns) for number, patterns in sorted(each.items())]
            for each in found
        ]

    def _told(self, written: bytes) -> frozenset[int]:
        """Return the recognizers of whose type a context word may stand in the text."""
        return frozenset(self._with_context[index] for index in self._context.matching(written))


def _automata(
    recognizers: Iterable[tuple[int, ShapeRecognizer]], *, needs_digit: bool
) -> Iterator[tuple[Automaton, list[_Place]]]:
    """Yield automata, each with where its patterns come from."""
    patterns: list[tuple[_Place, str]] = []
    for number, recognizer in recognizers:
        if needs_digit == recognizer.NEEDS_DIGIT:
            patterns += [((number, place), pattern.regex)
                         for place, pattern in enumerate(recognizer.PATTERNS)]  # fmt: skip
            patterns += [((number, None), trigger) for trigger in recognizer.TRIGGERS]
    for start in range(0, len(patterns), _TOGETHER):
        some = patterns[start : start + _TOGETHER]
        yield Automaton([written for _, written in some]), [place for place, _ in some]
