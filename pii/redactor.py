"""Find and redact personal data in one text."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import regex

from pii import policy
from pii.deny_list import known_spans
from pii.engine import analyze, use_pipelines
from pii.errors import PipelineNotInstalledError, UnsupportedLanguageError, UnsupportedTypeError
from pii.folding import Folded, fold
from pii.repeated_names import repeated_names
from pii.spans import Span, settle

__all__ = ["PipelineNotInstalledError", "Redaction", "Span", "find", "redact", "use_pipelines"]

#: A placeholder holds words ("PHONE") that must not count as context: it is read as blank squares.
_BLANK = "\u25a0"
_PLACEHOLDER = regex.compile(r"<(?:{})>".format("|".join(policy.PLACEHOLDER_NAMES)))


@dataclass(frozen=True, slots=True)
class Redaction:
    """The text with each span's value replaced, and the spans: offsets into the text given."""

    text: str
    spans: tuple[Span, ...]


def find(
    text: str,
    *,
    language: str,
    deny_list: Sequence[str] = (),
    types: Collection[str] | None = None,
) -> list[Span]:
    """Return the spans of personal data: sorted, without overlap, character offsets, end exclusive.

    `language` is sv, fi or en; every recognizer runs for each, as people mix languages. `deny_list`
    holds what is known of the case's requester (names, numbers, addresses), found in any
    inflection and spacing. `types` narrows what is looked for; None means every supported type.
    Overlaps: the longer span wins, then the higher score (see `pii.spans.settle`).

    Raises UnsupportedLanguageError, and UnsupportedTypeError for a type that nothing finds.
    """
    wanted = _checked(language, types)
    spans: list[Span] = []
    while new := _spans_once(_Masked(text, spans), language, deny_list, wanted):
        spans = sorted([*spans, *new], key=lambda span: span.start)
    return spans


def redact(
    text: str,
    *,
    language: str,
    deny_list: Sequence[str] = (),
    types: Collection[str] | None = None,
) -> Redaction:
    """Return the text with `<TYPE>` for each span that `find` gives (same arguments and errors).

    Outside the spans every character is kept; what is already redacted stays as it is.
    """
    spans = find(text, language=language, deny_list=deny_list, types=types)
    return Redaction(_Masked(text, spans).text, tuple(spans))


def supported_types() -> frozenset[str]:
    """Return the types that can be asked for."""
    return frozenset(policy.TYPES)


def _checked(language: str, types: Collection[str] | None) -> frozenset[str]:
    if language not in policy.LANGUAGES:
        raise UnsupportedLanguageError(language)
    wanted = supported_types() if types is None else frozenset(types)
    if unsupported := sorted(wanted - supported_types()):
        raise UnsupportedTypeError(unsupported)
    return wanted


class _Masked:
    """Text with spans replaced by their placeholders, and the way back to the original offsets.

    `find` looks again at what it has redacted until nothing more turns up: a value may only stand
    free once its neighbour is gone, and redacting twice must change nothing.
    """

    def __init__(self, text: str, spans: Iterable[Span]) -> None:
        pieces: list[str] = []
        self.shifts: list[tuple[int, int]] = [(0, 0)]
        position = length = 0
        for span in spans:
            placeholder = policy.placeholder(span.type)
            pieces += [text[position : span.start], placeholder]
            length += span.start - position + len(placeholder)
            position = span.end
            self.shifts.append((length, position - length))
        self.text = "".join([*pieces, text[position:]])

    def original(self, span: Span) -> Span:
        """Return the span with offsets into the original text."""
        shift = next(by for at, by in reversed(self.shifts) if at <= span.start)
        return Span(span.start + shift, span.end + shift, span.type, span.score)


def _spans_once(
    masked: _Masked, language: str, deny_list: Sequence[str], wanted: frozenset[str]
) -> list[Span]:
    """Return what one look at the masked text finds, as offsets into the original text."""
    folded = fold(_PLACEHOLDER.sub(lambda match: _BLANK * len(match.group()), masked.text))
    if not wanted or not folded.text.strip():
        return []
    results = analyze(folded.text, language=language, types=wanted)
    shapes = [Span(r.start, r.end, r.entity_type, round(r.score, 2)) for r in results]
    known = [span for span in known_spans(folded.text, deny_list) if span.type in wanted]
    known += repeated_names(folded.text, shapes)
    found = settle(_written([*shapes, *known], folded), text=masked.text, kept=_kept(masked.text))
    return [masked.original(span) for span in found]


def _written(spans: Iterable[Span], folded: Folded) -> Iterable[Span]:
    for span in spans:
        yield Span(*folded.written(span.start, span.end), span.type, span.score)


def _kept(text: str) -> list[tuple[int, int]]:
    """Return where the text holds placeholders already."""
    return [match.span() for match in _PLACEHOLDER.finditer(text)]
