"""Telephone numbers as people in Sweden, Finland and Åland write them, and international ones."""

import functools
from collections.abc import Callable, Iterator

import phonenumbers
import regex
from presidio_analyzer import Pattern

from pii.recognizers.digits_in_words import DIGIT, TENS, ZERO
from pii.recognizers.shape_recognizer import ShapeRecognizer

_REGIONS = ("SE", "FI")
_REST = r"(?:[ ./()-]{0,3}\d){5,13}"
_BEFORE = r"(?<![\p{L}\d_@#]|\d[.,:/-]|[\p{L}]-)"
#: What stands before a number without prefix, looked at behind its first digit: that is quicker.
_LONE, _FIRST = rf"{_BEFORE}(?<!\d )", "[1-9]"
_UNIT = r"(?:kr|sek|eur|€|%|\$)(?!\p{L})"
_EXTENSION = (
    r"(?:,? ?\(?(?:ext|extension|x|ankn|anknytning|alanumero|alanro)(?:[.:]{1,2} ?| ?)\d{1,5}\)?)?+"
)
_AFTER = rf"(?![\p{{L}}\d_@]|[.,:/-]\d|-(?-i:\p{{Lu}})(?!\p{{L}})| ?{_UNIT}){_EXTENSION}"
_HOUR = r"(?:(?:[01]\d|2[0-3])[.:]?|\d[.:])[0-5]\d"
_DATE = regex.compile(
    r"[0-3]?\d([./ -])[0-3]?\d\1(?:19|20)\d\d(?:\D.*)?|0\d([./-])\d\d\2\d\d|0\d[01]\d[0-3]\d-\d{4}"
    rf"|{_HOUR} ?- ?{_HOUR}|(?:19|20)\d\d([ ./-])[01]?\d\3[0-3]?\d(?:\D.*)?"
)
#: What is rather a law or two years, unless a word names it as a number.
_LAW = regex.compile(r"[1-9]\d{0,3}/(?:1[89]|20)\d\d|\+? ?(?:1[89]|20)\d\d ?[-/] ?(?:1[89]|20)\d\d")
_EXTENDED = regex.compile(r"(?i)[ ,(]*(?:ext|x|ankn|alan)")
_NO_NUMBER = regex.compile(r"\(0\)|[^\d+]")
_GROUPED = regex.compile(r"\d\)?[ /-]\d")
_PLUS = regex.compile(r"\+|00[1-9]")
#: As Swedes group the digits: 0980-31 92 40. Not every series in use is in libphonenumber's plan.
_SWEDISH = regex.compile(r"0(?:8|[1-9]\d{1,2})[ /-]{1,3}\d{2,3} \d\d(?: \d\d)")
_BRITISH = regex.compile(r"0[1-378]\d{9}")
#: What only could be a number, as far as its length tells, takes a context word to be found.
_UNSURE = 0.3


class PhoneNumberRecognizer(ShapeRecognizer):
    """A number starts with +, 00 or 0, stands in a row of commas as a mobile one, or a context word
    names it; libphonenumber judges it."""

    ENTITY = "PHONE_NUMBER"
    PATTERNS = (
        Pattern("international", rf"(?i){_BEFORE}\(?(?:\+ ?|00 ?)\(?[1-9]{_REST}{_AFTER}", 0.85),
        Pattern("national", rf"(?i){_BEFORE}\(?0\)?[1-9]{_REST}{_AFTER}", 0.6),
        Pattern(
            "behind its label",
            rf"(?i)(?<![\p{{L}}\d])(?:tel|tfn|mob|mobil|puh|gsm|koti|työ|matka|fax|ph)"
            rf"(?P<value>0[1-9]{_REST}){_AFTER}",
            0.6,
        ),
        Pattern("spaced", rf"{_BEFORE}0 [1-9] \d(?:[ -]{{1,3}}\d){{5,8}}{_AFTER}", 0.3),
        Pattern(
            "American",
            rf"(?i){_BEFORE}(?:1[ .-])?(?:\([2-9]\d\d\) ?|[2-9]\d\d-)[2-9]\d\d-\d{{4}}{_AFTER}",
            0.5,
        ),
        Pattern(
            "no prefix",
            rf"[(1-9](?<={_LONE}[(1-9])(?:(?<=\()[1-9]|(?<!\()){_REST}(?i:{_AFTER})",
            0.15,
        ),
        # a mobile number, or one with its country: others are as likely an order's
        Pattern(
            "in a row",
            r"(?<=\d,)(?:\+(?:46|358|45|47|44|49|372)(?:[ -]?\d){7,10}"
            r"|0(?:7[02369]|4\d|50)(?:[ -]?\d){6,8})"
            r"(?=[ \t]*(?:[,;\r\n]|$))",
            0.6,
        ),
        Pattern("commas", rf"{_BEFORE}0\d{{1,3}}(?:,\d{{2,3}}){{2,4}}{_AFTER}", 0.15),
        Pattern(
            "in words",
            rf"(?i)(?<![\p{{L}}\d])(?:{ZERO}|oh|plus)(?!\p{{L}})"
            rf"(?:[ ,-]{{1,3}}(?:{DIGIT}|\d{{1,4}}(?!\d))){{4,13}}",
            0.8,
        ),
        Pattern(
            "in words, then groups",
            rf"(?i)(?<![\p{{L}}\d]){ZERO}[ -](?:{TENS})(?!\p{{L}})(?:[ -]\d{{2,4}}){{2,4}}(?!\d)",
            0.8,
        ),
    )

    def values(self, match: "regex.Match[str]") -> Iterator[tuple[int, int]]:
        """Yield the match, cut back to the longest number at its start that can be one."""
        start, end = match.span("value" if "value" in match.re.groupindex else 0)
        while end - start > 6:
            value = match.string[start:end]
            if not _DATE.fullmatch(value) and _is_number(value):
                yield start, end
                return
            cut = max(value.rfind(" "), value.rfind("/"))
            end = start + len(value[: max(cut, 0)].rstrip(" ./()-"))

    def score(self, pattern: Pattern, value: str) -> float:
        """Return the pattern's score, or less where no numbering plan knows the number."""
        if _LAW.fullmatch(value):
            return _UNSURE / 2
        if pattern.name in ("national", "in a row") and not (
            _is_known(value) or _SWEDISH.fullmatch(value)
        ):
            return _UNSURE
        return float(pattern.score)


def _digits(value: str) -> str:
    """Return the digits, and the plus, without an extension and a "(0)"."""
    number = _EXTENDED.split(value, 1)[0]
    return _NO_NUMBER.sub("", number)


# several patterns find the same number
@functools.lru_cache(maxsize=16)
def _is_number(value: str) -> bool:
    if value[:1].isalpha():
        return True
    digits = _digits(value)
    if _PLUS.match(digits):
        # made-up and brand new series are in no plan: the length has to do
        return _judge(phonenumbers.is_possible_number, "+" + digits.lstrip("+0"), None)
    if digits.startswith("0"):
        return _is_known(value) or _is_possible(digits)
    return 7 <= len(digits) <= 11


@functools.lru_cache(maxsize=16)
def _is_known(value: str) -> bool:
    """Return whether a national number is in use, or has Britain's length and is grouped
    or a mobile one."""
    digits = _digits(value)
    if _BRITISH.fullmatch(digits) and (_GROUPED.search(value) or digits.startswith("07")):
        return True
    return any(_judge(phonenumbers.is_valid_number, digits, region) for region in _REGIONS)


def _is_possible(digits: str) -> bool:
    regions = (*_REGIONS, "GB")
    return any(_judge(phonenumbers.is_possible_number, digits, region) for region in regions)


def _judge(
    judgement: Callable[[phonenumbers.PhoneNumber], bool], digits: str, region: str | None
) -> bool:
    number = _parsed(digits, region)
    return number is not None and judgement(number)


@functools.lru_cache(maxsize=16)
def _parsed(digits: str, region: str | None) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return None
