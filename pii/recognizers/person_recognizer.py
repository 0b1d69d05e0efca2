"""Names that the text introduces: "jag heter …", greetings, signatures, titles, labels."""

from collections.abc import Iterator

import regex

from pii.names.called_after import is_called_after
from pii.names.not_names import NOT_NAMES
from pii.names.pipeline import name_list
from pii.recognizers.introduced_words import (
    is_given_name,
    is_office,
    is_only_place,
    may_be_introduced,
)
from pii.recognizers.person_patterns import PATTERNS
from pii.recognizers.person_words import AFTER_CLOSE
from pii.recognizers.shape_recognizer import ShapeRecognizer

_FAMILIAR, _EVERYWHERE = 2, 3
_NAMES_TOO = frozenset(("dag", "my"))
_AFTER_CLOSE = regex.compile(AFTER_CLOSE)
_WORD = regex.compile(r"[\p{L}'’-]+")
_INITIAL = regex.compile(r" \p{L}\.?(?!\p{L})")
_FIRM = regex.compile(r"\p{L} (?:AB|Ab|Oy|OY|Oyj|HB|KB|Ky|Ltd|Limited|Inc|LLC|GmbH|AS|ApS)$")


class PersonRecognizer(ShapeRecognizer):
    """Only what is introduced as a name: names in running text are another recognizer's work."""

    ENTITY = "PERSON"
    PATTERNS = PATTERNS

    def values(self, match: "regex.Match[str]") -> Iterator[tuple[int, int]]:
        """Yield the name up to the first word that is none; nothing if it starts with such."""
        if "given" in match.re.groupindex:
            start = match.start("given")
            end = match.end() if "last" in match.re.groupindex else _end_of_initial(match)
            has_initial = "last" not in match.re.groupindex and end > match.end("given")
            if is_given_name(match["given"], has_initial=has_initial):
                yield start, end
            return
        if "close" in match.re.groupindex:
            if _is_close(match["close"]) or _is_close_word(match):
                yield match.span("close")
            return
        kind = match.lastgroup or "value"
        start, end = match.span(kind)
        last = start
        for word in _WORD.finditer(match.string, start, end):
            if not may_be_introduced(word.group()) and not (
                kind == "called" and last > start and is_only_place(word.group())
            ):
                if is_office(f"{match.string[start:last]} {word.group()}"):
                    return
                break
            last = word.end()
        if kind == "labelled" and _is_firm(match.string[start:last], match[kind]):
            return
        if kind == "job" and not _may_have_job(match.string[start:last]):
            return
        if kind == "titled" and is_called_after(match.string, match.start(), last):
            return  # "Dr. Martens"
        is_name = last == end or (last > start and kind != "whole")
        if is_name and not is_office(match.string[start:last]):
            yield start, last


def _is_close(name: str) -> bool:
    """Return whether the lists know it as a given name and as nothing else."""
    known = name_list().known(name)
    return known.first >= _FAMILIAR and not (known.word or known.thing or name.lower() in NOT_NAMES)


def _is_close_word(match: "regex.Match[str]") -> bool:
    """Return whether it is a given name that is a word too, and no other word goes on behind it."""
    name = match["close"].lower()
    is_word = name in NOT_NAMES and name not in _NAMES_TOO
    is_given = name_list().known(name).first >= _FAMILIAR and not is_word
    if match["close"].islower() and not is_given_name(name):
        return False
    return is_given and _AFTER_CLOSE.match(match.string, match.end("close")) is not None


def _may_have_job(name: str) -> bool:
    """Return whether it is a name and no firm, place or part of the job's: "Samordnare Bygg"."""
    first, *others = name.split(" ")
    known = name_list().known(first)
    if known.inflected or name_list().is_compound(first):
        return False
    is_brand = known.thing and known.common == _EVERYWHERE
    if known.first and known.first >= known.word and not is_brand:
        return True
    is_listed = known.name or known.common or known.thing or known.dictionary
    return not (is_listed or name.isupper()) or (known.name > 0 and bool(others) and not is_brand)


def _is_firm(name: str, labelled: str) -> bool:
    """Return whether a firm is named behind a label, by one name: "Namn: Lindqvist Bygg AB"."""
    return " " not in name and name != labelled and _FIRM.search(labelled) is not None


def _end_of_initial(match: "regex.Match[str]") -> int:
    """Return where the given name ends, or the initial behind it."""
    initial = _INITIAL.match(match.string, match.end("given"))
    return initial.end() if initial else match.end("given")
