"""What is known of a case's requester, found again in any inflection and spacing.

The list is compared, not compiled: no pattern that holds a person's data stays in a cache.
"""

from collections.abc import Iterator, Sequence

import regex

from pii.folding import fold
from pii.inflections import is_form_of, stems
from pii.spans import Span

_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’]\p{L}+)*")
_DIGIT = regex.compile(r"\d")
_PARTICLES = frozenset(
    ("von", "af", "de", "van", "der", "den", "och", "and", "ja")
    + ("ab", "oy", "oyj", "hb", "kb", "ky", "ltd", "inc", "the")
)
_SHORTEST_NUMBER = 4
_GAP_IN_NUMBER = regex.compile(r"[ \t./()+-]{0,3}")
_GAP_IN_NAME = regex.compile(r"[ \t.-]{1,3}")
_COUNTRY_CODES = ("46", "358")


def known_spans(text: str, deny_list: Sequence[str]) -> list[Span]:
    """Return where the (folded) text holds entries of the list: PERSON, EMAIL_ADDRESS, numbers."""
    entries = [fold(entry).text.strip() for entry in deny_list]
    names = [entry for entry in entries if not _DIGIT.search(entry) and "@" not in entry]
    spans = list(_names(text, names))
    for entry in entries:
        if "@" in entry:
            spans += _literal(text, entry, "EMAIL_ADDRESS")
        elif _DIGIT.search(entry):
            spans += _numbers(text, entry)
    return spans


def _literal(text: str, entry: str, type_name: str) -> Iterator[Span]:
    """Yield where the entry stands as it is, in any case, not inside a longer word."""
    if sum(map(str.isalnum, entry)) < _SHORTEST_NUMBER:
        return
    lowered, wanted = text.lower(), entry.lower()
    if len(lowered) != len(text):
        lowered = text
    position = lowered.find(wanted)
    while position >= 0:
        end = position + len(wanted)
        if not any(map(str.isalnum, text[position - 1 : position] + text[end : end + 1])):
            yield Span(position, end, type_name, 1.0)
        position = lowered.find(wanted, end)


def _numbers(text: str, entry: str) -> Iterator[Span]:
    """Yield where the entry's digits stand in any spacing, or the entry as it is."""
    yield from _literal(text, entry, _number_type(entry))
    wanted = _significant_digits(entry)
    if len(wanted) < _SHORTEST_NUMBER or sum(map(str.isalpha, entry)) > 2:
        return
    places = [match.start() for match in _DIGIT.finditer(text)]
    digits = "".join(text[place] for place in places)
    position = digits.find(wanted)
    while position >= 0:
        run = places[position : position + len(wanted)]
        if _is_one_number(text, run):
            yield Span(_prefix_start(text, run[0]), run[-1] + 1, _number_type(entry), 1.0)
        position = digits.find(wanted, position + 1)


def _significant_digits(entry: str) -> str:
    """Return the digits without what changes from one writing to another: country code, zeros."""
    digits = "".join(_DIGIT.findall(entry.replace("(0)", "")))
    if entry.startswith(("+", "00")):
        digits = digits.lstrip("0")
        for code in _COUNTRY_CODES:
            digits = digits.removeprefix(code)
    return digits.lstrip("0")


def _is_one_number(text: str, run: Sequence[int]) -> bool:
    """Return whether only separators stand between the digits and the number ends with them."""
    ends = run[-1] + 1 == len(text) or not text[run[-1] + 1].isdigit()
    pairs = zip(run, run[1:], strict=False)
    return ends and all(_GAP_IN_NUMBER.fullmatch(text, a + 1, b) for a, b in pairs)


def _prefix_start(text: str, start: int) -> int:
    """Return where the number begins with its country code or zeros."""
    prefix = regex.search(r"(?:(?:\+|00) ?\d{1,3}[ .-]?)?(?:\(?0\)?[ .-]?)?$", text[:start][-12:])
    return start - (len(prefix.group()) if prefix else 0)


def _number_type(entry: str) -> str:
    if regex.fullmatch(r"(?:\+|0)[\d ./()-]{6,}", entry):
        return "PHONE_NUMBER"
    dated = regex.fullmatch(r"(?:\d\d)?\d\d[01]\d[0-9]\d[-+ ]?\d{4}", entry)
    return "SE_PERSONNUMMER" if dated else "CUSTOMER_NUMBER"


def _names(text: str, names: Sequence[str]) -> Iterator[Span]:
    """Yield the name parts in the text, neighbours as one span."""
    forms = [stems(part) for name in names for part in _parts(name)]
    if not forms:
        return
    open_span: Span | None = None
    for word in _WORD.finditer(text):
        if not any(is_form_of(word.group(), form) for form in forms):
            continue
        span = Span(word.start(), word.end(), "PERSON", 1.0)
        if open_span and _GAP_IN_NAME.fullmatch(text, open_span.end, span.start):
            span = Span(open_span.start, span.end, "PERSON", 1.0)
        elif open_span:
            yield open_span
        open_span = span
    if open_span:
        yield open_span


def _parts(name: str) -> list[str]:
    """Return the parts of a name that are worth looking for: two letters and more, no particles."""
    parts = _WORD.findall(name)
    return [part for part in parts if len(part) > 1 and part.lower() not in _PARTICLES]
