"""Several patterns as one automaton, which says in one pass which of them can match in a text."""

from collections.abc import Sequence

import re2

from pii.relaxed_patterns import relaxed
from pii.single_bytes import in_bytes

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
