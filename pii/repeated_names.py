"""What a text once calls a person is that person's name in the rest of it, in other forms too."""

import functools
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import regex

from pii.inflections import Stems, is_form_of, stems
from pii.latin_patterns import LatinPattern
from pii.names.not_names import NOT_NAMES
from pii.names.pipeline import name_list
from pii.recognizers.firms import firms
from pii.recognizers.namesakes import is_namesake
from pii.spans import Span

Offsets = list[tuple[int, int]]
_WORD = LatinPattern(r"[\p{L}\p{M}]+(?:['’]\p{L}+)*")
_LETTERS = LatinPattern(r"(?<![\p{L}\d'’])\p{L}(?:[ .-]\p{L}){2,}(?![\p{L}\d])")
_TWO_LETTERS = LatinPattern(r"[ .-]\p{L}[ .-]\p{L}(?![\p{L}\d])")
_BETWEEN_LETTERS = regex.compile(r"[ .-]")
_SHORTEST = 3
_SCORE = 0.6
#: A name that is written as a common word too ("may", "oma") counts with a capital only.
_COMMON = 2


def repeated_names(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return where the words of the spans of type PERSON stand elsewhere in the text."""
    names = [span for span in spans if span.type == "PERSON"]
    if not names:
        return []
    pattern = _WORD.of(text)
    found = [word for span in names for word in pattern.findall(text, span.start, span.end)]
    spelt = _spelt(text, found)
    forms = [form for form in map(_form, set(found)) if form]
    if not forms:
        return spelt
    beginnings = tuple({stem for form in forms for stem in (form.name, *form.finnish)})
    rest = _one_sigma(_without(text, names).lower())
    if not any(map(rest.__contains__, map(_one_sigma, beginnings))):
        return spelt
    words = Counter(pattern.findall(text))
    alike = {
        word
        for word in words
        if word.lower().startswith(beginnings)
        and any(is_form_of(word, form) for form in forms)
        and _may_be_name(word)
    }
    if sum(words[word] for word in alike) == sum(word in alike for word in found):
        return spelt
    again = [word.span() for word in pattern.finditer(text) if word.group() in alike]
    again = _outside(again, [(span.start, span.end) for span in names])
    if again:
        again = _outside(again, firms(text))
    return spelt + [Span(start, end, "PERSON", _SCORE) for start, end in again
            if not is_namesake(text, start, end)]  # fmt: skip


def _spelt(text: str, found: Sequence[str]) -> list[Span]:
    """Return where the names, or one behind the other, are spelt: "that's Q U I S T"."""
    if not _TWO_LETTERS.of(text).search(text):
        return []
    letters = _LETTERS.of(text)
    names = {name.lower() for name in found}
    names |= {(first + second).lower() for first, second in pairwise(found)}
    return [
        Span(*match.span(), "PERSON", _SCORE)
        for match in letters.finditer(text)
        for word in [_BETWEEN_LETTERS.sub("", match.group()).lower()]
        if word in names
    ]


def _one_sigma(lowered: str) -> str:
    """Return the text with the small sigma that ends a word as any other: where a word ends in a
    text is not where it ends by itself."""
    return lowered.replace("ς", "σ")


def _without(text: str, spans: Sequence[Span]) -> str:
    """Return the text with a line's end for each span."""
    pieces, position = [], 0
    for span in sorted(spans, key=lambda span: span.start):
        pieces.append(text[position : span.start])
        position = max(position, span.end)
    return "\n".join([*pieces, text[position:]])


def _outside(spans: Offsets, taken: Offsets) -> Offsets:
    """Return the stretches that touch none of those taken."""
    return [
        (start, end)
        for start, end in spans
        if not any(first < end and start < last for first, last in taken)
    ]


# the same names stand in many texts
@functools.lru_cache(maxsize=10_000)
def _form(word: str) -> Stems | None:
    """Return what forms of a word of a name begin with, if it is looked for elsewhere."""
    return stems(word) if len(word) >= _SHORTEST and _may_be_name(word) else None


def _may_be_name(word: str) -> bool:
    if word.lower() in NOT_NAMES:
        return False
    return not word.islower() or name_list().known(word).word < _COMMON
