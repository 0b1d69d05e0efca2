"""Names that the text introduces: "jag heter …", greetings, signatures, titles, labels."""

from collections.abc import Iterator

import regex
from presidio_analyzer import Pattern

from pii.names.called_after import is_called_after
from pii.names.not_names import NOT_NAMES
from pii.names.pipeline import name_list
from pii.recognizers.introduced_words import (
    LONGEST_INITIALS,
    is_given_name,
    is_office,
    may_be_introduced,
)
from pii.recognizers.person_words import (
    AFTER_CLOSE,
    BEING,
    CALLED,
    CLOSE,
    CLOSE_LABEL,
    CLOSING,
    CONTACT,
    GREETING,
    LABEL,
    ROLE,
    TITLE,
    WEAK_CLOSING,
)
from pii.recognizers.shape_recognizer import ShapeRecognizer

_FAMILIAR = 2
_NAMES_TOO = frozenset(("dag", "my"))
_AFTER_CLOSE = regex.compile(AFTER_CLOSE)
_WORD = regex.compile(r"[\p{L}'’-]+")
_INITIAL = regex.compile(r" \p{L}\.?(?!\p{L})")
_FIRM = regex.compile(r"\p{L} (?:AB|Ab|Oy|OY|Oyj|HB|KB|Ky|Ltd|Limited|Inc|LLC|GmbH|AS|ApS)$")
_PARTICLE = r"(?:von|af|de|van|der|den|del|al|el|bin|ben|di|da|du|la|le)"
_NAME = r"(?:\p{Lu}\.|\p{Lu}(?:[\p{L}'’]*\p{L})?(?:-\p{Lu}?[\p{L}'’]+)*)"
_NEXT = rf"(?: {_PARTICLE}){{0,2}} {_NAME}"
_FULL = rf"{_NAME}(?:{_NEXT}){{0,4}}"
_TWO = rf"{_NAME}(?:{_NEXT}){{1,4}}"
_GIVEN = r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?"
_LOWER_CASE = r"\p{Ll}[\p{L}'’-]+(?: \p{L}[\p{L}'’-]*\.?){0,2}"
_START = r"(?<![\p{L}\d_])"
_STOP = r"(?![\p{L}\d_@])"
_LINE_END = r"(?=[ \t]*[,.!;/|]*[ \t]*(?:\r?\n|$|\p{So}))"

_ALONE = r"[ \t]*(?=\s*$|\r?\n[ \t]*\r?\n|\r?\n-{3})"
_INITIALS = rf"(?P<value>\p{{Lu}}{{1,{LONGEST_INITIALS}}})"
_DAY = r"\d{4}-\d\d-\d\d(?:[ T]\d\d[.:]\d\d)?"

#: No date ("01-05-2024") and no time ("08-16 2024").
_TELEPHONE = r"(?:\+\d[\d -]{8,14}|(?<!\d)0[1-9](?!-\d\d[- ]\d{4}(?!\d))[\d -]{5,10})\d"
_KIN = (
    r"(?:vaimo|mies|puoliso|äiti|isä|tytär|poika|sisko|veli|fru|maka|sambo|mamma|pappa|syster"
    r"|bror|wife|husband|mum|mom|dad|sister|brother|son|dotter|daughter)"
)
#: Never nothing, or its wider form would be in every word that goes on ("hälsning|ar").
_GAP = r"(?:[ \t]+[,.!:]?\s{0,4}|[,.!:]\s{0,4}|\s{1,4})"
_LABEL_GAP = r"[ \t]*(?:\([^()\n]{1,20}\))?[ \t]*[:=][ \t]*"


def _pattern(
    name: str, before: str, value: str, after: str, score: float, *, group: str = "value"
) -> Pattern:
    return Pattern(name, rf"{_START}(?i:{before})(?P<{group}>{value}){_STOP}{after}", score)


class PersonRecognizer(ShapeRecognizer):
    """Only what is introduced as a name: names in running text are another recognizer's work."""

    ENTITY = "PERSON"
    PATTERNS = (
        _pattern("called", rf"(?:{CALLED}) ", _FULL, "", 0.9),
        _pattern("called, lower case", rf"(?:{CALLED}) ", _LOWER_CASE, "", 0.7),
        _pattern("being, two names", rf"(?:{BEING}) ", _TWO, "", 0.8),
        _pattern(
            "being, one name",
            rf"(?:{BEING}) ",
            _NAME,
            r"(?=[ \t]*(?:[,.!;]|\r?\n|$)| (?:och|ja|and|från|from|här|here)(?!\p{L}))",
            0.6,
        ),
        _pattern(
            "greeting",
            rf"(?:{GREETING})[ ,]{{1,2}}",
            _FULL,
            r"(?=[ \t]*(?:[,.!?:;\n\r]|$|\p{So}))",
            0.7,
        ),
        _pattern(
            "signature",
            rf"(?:{CLOSING})(?!\p{{L}})[ \t]*[,.!:-]?\s{{0,4}}(?:[-/]+ ?)?"
            r"(?!(?:kind|best|warm) regards)",
            _FULL,
            "",
            0.8,
        ),
        _pattern(
            "signature, lower case",
            rf"(?:{CLOSING}){_GAP}",
            _LOWER_CASE,
            _LINE_END,
            0.6,
        ),
        _pattern(
            "thanks",
            rf"(?:{WEAK_CLOSING})(?!\p{{L}})[ \t]*[,.!/-]?\s{{0,4}}",
            _FULL,
            _LINE_END,
            0.65,
        ),
        Pattern(
            "before an identity code",
            r"(?m:^)[ \t]*(?P<given>\p{Lu}\p{Ll}+)(?=,? \d{6}[-+A-FYXWVU]\d{3}[\dA-Za-z]\b)",
            0.7,
        ),
        Pattern(
            "nickname between",
            r"(?<!\p{L})(?P<given>\p{Lu}\p{L}+) [\"'”“(]\p{Lu}\p{Ll}+[\"'”“)]"
            r" (?P<last>\p{Lu}\p{L}+)",
            0.8,
        ),
        _pattern("called, behind", "", _TWO, r" (?i:heter jag|on nimeni|is my name)(?!\p{L})", 0.8),
        Pattern("end", rf"[.!?%)] (?P<whole>{_TWO})[ \t.]*\s*$", 0.55),
        Pattern(
            "end, given name",
            r"[.!?%)] (?P<given>\p{L}[\p{L}'’-]+)(?: \p{L}\.)?[ \t.]*\s*$",
            0.55,
        ),
        Pattern(
            "before a telephone number",
            rf"(?:(?<=[.!?)] )|(?m:^)[ \t]*|{_START}(?i:{_KIN}) )"
            rf"(?P<given>\p{{Lu}}\p{{Ll}}+),? {_TELEPHONE}(?!\d)",
            0.6,
        ),
        Pattern(
            "behind a telephone number",
            rf"{_TELEPHONE}(?:,| [-–/])? (?P<given>\p{{L}}[\p{{L}}'’-]+)[ \t.!]*\s*$",
            0.55,
        ),
        Pattern(
            "here, first",
            r"(?i)(?:^|\n)[ \t]*(?:(?:hej|hejsan|tjena|moi|moikka|hei|hi|hello|hey)[ ,!]{1,3})?"
            r"(?P<given>\p{L}[\p{L}'’-]+)(?: \p{L}[\p{L}'’-]+)? (?:här|tässä|täällä|here)"
            r"(?=[ ,.!]|$)",
            0.7,
        ),
        # "[09:15] sari v: moi"; but "[09:15] Max antal: 20"
        Pattern(
            "who says it, when",
            r"(?m:^)[ \t]*\[\d\d[:.]\d\d(?:[:.]\d\d)?\] ?(?P<given>\p{L}[\p{L}'’-]+)"
            r"(?P<last>(?: \p{L}\.?)?)(?=:[ \t](?!\d))",
            0.7,
        ),
        Pattern("slash", rf"(?<=^|\s)//? ?(?P<value>{_FULL}){_STOP}(?=[ \t.!]*(?:\r?\n|$))", 0.65),
        Pattern("last line", rf"\n[ \t]*-? ?(?P<value>{_TWO})(?<! LLP)[ \t]*\s*$", 0.5),
        Pattern("dash", rf"[.!?)]\s{{1,2}}[-–—] ?(?P<value>{_FULL})[ \t.!]*\s*$", 0.6),
        Pattern("t", r"[.!?)\n] ?[tT] (?P<value>\p{L}{3,})[ \t.!]*\s*$", 0.5),
        Pattern("initials alone", rf"\n[ \t]*\r?\n[-/ \t]*{_INITIALS}\.?{_ALONE}", 0.5),
        Pattern("initials in a log", rf"(?m:^)\W{{0,3}}{_DAY} {_INITIALS}(?=[:/])", 0.5),
        _pattern(
            "title", rf"(?<![.@]|\p{{L}}-)(?:{TITLE}) ?(?<=[.: ])", _FULL, "", 0.8, group="titled"
        ),
        _pattern("label", rf"(?:{LABEL}){_LABEL_GAP}", _FULL, "", 0.85, group="labelled"),
        _pattern("contact", rf"(?:{CONTACT}){_LABEL_GAP}", _FULL, "", 0.85),
        Pattern(
            "contact, no colon",
            rf"{_START}(?i:{CONTACT}(?: är| on| is)?) (?P<given>\p{{Lu}}\p{{L}}+)"
            rf"(?P<last>(?: {_NAME}){{1,3}})"
            r"(?=[ \t]*(?:[·|,;(/–-]|\r?\n|$))",
            0.8,
        ),
        _pattern("close", rf"(?:{CLOSE}) ", _GIVEN, r"(?!-)", 0.7, group="close"),
        _pattern(
            "close, label", rf"(?:{CLOSE_LABEL}){_LABEL_GAP}", _GIVEN, r"(?!-)", 0.7, group="close"
        ),
        _pattern("role", rf"(?:{ROLE}){_LABEL_GAP}", _TWO, "", 0.85),
        _pattern(
            "label, last name first",
            rf"(?:{LABEL}|{CONTACT}|{ROLE}){_LABEL_GAP}",
            rf"{_FULL}, {_FULL}",
            "",
            0.85,
        ),
        _pattern(
            "label, lower case",
            rf"(?:{LABEL}|{CONTACT}){_LABEL_GAP}",
            _LOWER_CASE,
            "",
            0.6,
        ),
    )

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
            if not may_be_introduced(word.group()):
                if is_office(f"{match.string[start:last]} {word.group()}"):
                    return
                break
            last = word.end()
        if kind == "labelled" and _is_firm(match.string[start:last], match[kind]):
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
    return is_given and _AFTER_CLOSE.match(match.string, match.end("close")) is not None


def _is_firm(name: str, labelled: str) -> bool:
    """Return whether a firm is named behind a label, by one name: "Namn: Lindqvist Bygg AB"."""
    return " " not in name and name != labelled and _FIRM.search(labelled) is not None


def _end_of_initial(match: "regex.Match[str]") -> int:
    """Return where the given name ends, or the initial behind it."""
    initial = _INITIAL.match(match.string, match.end("given"))
    return initial.end() if initial else match.end("given")
