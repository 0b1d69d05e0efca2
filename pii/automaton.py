"""Several patterns as one automaton, which says in one pass which of them can match in a text."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import re2

from pii.relaxed_patterns import relaxed
from pii.single_bytes import encoded, in_bytes

_MEMORY = 32 << 20


class Automaton:
    """A few patterns, each made wider (`pii.relaxed_patterns`): "no" is sure, "yes" is "maybe"."""

    def __init__(self, patterns: Sequence[str]) -> None:
        """Compile them; the automaton itself is built while it reads."""
        options = re2.Options()
        options.max_mem = _MEMORY
        options.log_errors = False
        options.encoding = re2.Options.Encoding.LATIN1
        self._set = re2.Set.SearchSet(options)
        # matches every text: if it did not, the automaton ran out of memory and knows nothing
        self._set.Add("")
        for pattern in patterns:
            self._set.Add(in_bytes(relaxed(pattern)))
        self._set.Compile()
        self._all = range(len(patterns))

    def matching(self, text: bytes) -> Sequence[int]:
        """Return which patterns can match in what `single_bytes.encoded` gives."""
        numbers = self._set.Match(text)
        if not numbers or 0 not in numbers:
            return self._all
        return [number - 1 for number in numbers if number] if numbers[1:] else ()


class ReadAheadAutomaton(Automaton):
    """One that reads many texts before it is asked about each: meanwhile what it has built stays in
    the processor's cache."""

    def __init__(self, patterns: Sequence[str]) -> None:
        """Compile them."""
        super().__init__(patterns)
        self._read: dict[str, Sequence[int]] = {}

    @contextmanager
    def reading(self, texts: Sequence[str], written: Sequence[bytes]) -> Iterator[None]:
        """Know these texts inside: as they are, and as `single_bytes.encoded` gives them."""
        self._read = dict(zip(texts, map(self.matching, written), strict=True))
        try:
            yield
        finally:
            self._read = {}

    def possible(self, text: str) -> Sequence[int]:
        """Return which patterns can match in a text, whether it was read before or not."""
        known = self._read.get(text)
        return self.matching(encoded(text)) if known is None else known
