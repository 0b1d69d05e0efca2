"""Find and redact personal data in texts."""

import gc
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import regex
from presidio_analyzer import RecognizerResult

from pii import policy
from pii.deny_list import known_spans
from pii.engine import analyzed, use_pipelines
from pii.errors import PipelineNotInstalledError, UnsupportedLanguageError, UnsupportedTypeError
from pii.folding import Folded, fold
from pii.repeated_names import repeated_names
from pii.spans import Span, settle
from pii.whole_names import whole_names

__all__ = [
    "PipelineNotInstalledError", "Redaction", "Span", "find", "find_many", "redact", "redact_many",
    "use_pipelines",
]  # fmt: skip

#: What is kept holds words ("PHONE") that must not count as context: it is read as blank squares.
_BLANK = "\u25a0"
_KEPT = regex.compile(
    r"<(?:{})>|\b(?i:{})\b".format("|".join(policy.PLACEHOLDER_NAMES), policy.TICKET_REFERENCE)
)


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
    return find_many([text], language=language, deny_list=deny_list, types=types)[0]


def find_many(
    texts: Sequence[str],
    *,
    language: str,
    deny_list: Sequence[str] = (),
    deny_lists: Sequence[Sequence[str]] | None = None,
    types: Collection[str] | None = None,
) -> list[list[Span]]:
    """Return what `find` returns for each text; a hundred at once take less than half the time.

    `deny_lists`: one for each text, instead of one for all.
    """
    wanted = _checked(language, types)
    known = [deny_list] * len(texts) if deny_lists is None else deny_lists
    with _no_cycles_sought():
        folded = [fold(_blanked(text)) for text in texts]
        with analyzed([each.text for each in folded], language=language, types=wanted) as found:
            return [
                _settled(text, each, results, entries, wanted)
                for text, each, results, entries in zip(texts, folded, found, known, strict=True)
            ]


@contextmanager
def _no_cycles_sought() -> Iterator[None]:
    """Keep Python from looking for reference cycles inside: each text makes hundreds of objects,
    and the looking would take a fifteenth of the time."""
    is_sought = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_sought:
            gc.enable()


def redact(
    text: str,
    *,
    language: str,
    deny_list: Sequence[str] = (),
    types: Collection[str] | None = None,
) -> Redaction:
    """Return the text with `<TYPE>` for each span that `find` gives (same arguments and errors).

    Outside the spans every character is kept; what is already redacted stays as it is, and so does
    the reference of a ticket, which says nothing of anybody.
    """
    return redact_many([text], language=language, deny_list=deny_list, types=types)[0]


def redact_many(
    texts: Sequence[str],
    *,
    language: str,
    deny_list: Sequence[str] = (),
    deny_lists: Sequence[Sequence[str]] | None = None,
    types: Collection[str] | None = None,
) -> list[Redaction]:
    """Return what `redact` returns for each text (`deny_lists`: see `find_many`)."""
    found = find_many(
        texts, language=language, deny_list=deny_list, deny_lists=deny_lists, types=types
    )
    return [Redaction(_replaced(text, spans), tuple(spans))
            for text, spans in zip(texts, found, strict=True)]  # fmt: skip


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


def _blanked(text: str) -> str:
    return _KEPT.sub(lambda match: _BLANK * len(match.group()), text) if _may_keep(text) else text


def _may_keep(text: str) -> bool:
    """Return whether the signs of what is kept are in the text: most hold nothing of it."""
    return "<" in text or "PD-" in text.upper()


def _settled(
    text: str,
    folded: Folded,
    results: Sequence[RecognizerResult],
    deny_list: Sequence[str],
    wanted: frozenset[str],
) -> list[Span]:
    """Return what was found in the folded text and what follows from it: offsets into `text`."""
    found = [Span(r.start, r.end, r.entity_type, round(r.score, 2)) for r in results]
    known = [span for span in known_spans(folded.text, deny_list) if span.type in wanted]
    again = repeated_names(folded.text, found)
    known += [*again, *whole_names(folded.text, [*found, *again])]
    if not found and not known:
        return []
    return settle(_written([*found, *known], folded), text=text, kept=_kept(text))


def _written(spans: list[Span], folded: Folded) -> list[Span]:
    if folded.is_one_to_one:
        return spans
    return [Span(*folded.written(span.start, span.end), span.type, span.score) for span in spans]


def _kept(text: str) -> list[tuple[int, int]]:
    """Return where the text holds placeholders already, and references of our own tickets."""
    return [match.span() for match in _KEPT.finditer(text)] if _may_keep(text) else []


def _replaced(text: str, spans: Iterable[Span]) -> str:
    pieces: list[str] = []
    position = 0
    for span in spans:
        pieces += [text[position : span.start], policy.placeholder(span.type)]
        position = span.end
    return "".join([*pieces, text[position:]])
