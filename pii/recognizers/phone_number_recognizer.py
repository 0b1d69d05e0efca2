"""Telephone numbers as people in Sweden, Finland and Åland write them, and international ones."""

from collections.abc import Iterator

import phonenumbers
import regex
from presidio_analyzer import Pattern

from pii.recognizers.shape_recognizer import ShapeRecognizer

_REGIONS = ("SE", "FI")
_REST = r"(?:[ ./()-]{0,3}\d){5,13}"
_BEFORE = r"(?<![\p{L}\d_@#]|\d[.,:/-]|[\p{L}]-)"
_AFTER = r"(?![\p{L}\d_@]|[.,:/-]\d| ?(?:kr|sek|eur|€|%|\$)(?!\p{L}))"
_DATE = regex.compile(
    r"[0-3]?\d([./ -])[0-3]?\d\1(?:19|20)\d\d(?:\D.*)?|0\d([./-])\d\d\2\d\d|0\d[01]\d[0-3]\d-\d{4}"
    r"|[012]?\d[.:]?\d\d ?- ?[012]?\d[.:]?\d\d|(?:19|20)\d\d([ ./-])[01]?\d\3[0-3]?\d(?:\D.*)?"
)
_PLUS = regex.compile(r"\+|00[1-9]")


class PhoneNumberRecognizer(ShapeRecognizer):
    """A number starts with +, 00 or 0, or a context word names it; libphonenumber judges it."""

    ENTITY = "PHONE_NUMBER"
    PATTERNS = (
        Pattern("international", rf"(?i){_BEFORE}\(?(?:\+ ?|00 ?)[1-9]{_REST}{_AFTER}", 0.85),
        Pattern("national", rf"(?i){_BEFORE}\(?0[1-9]{_REST}{_AFTER}", 0.6),
        Pattern("no prefix", rf"(?i){_BEFORE}\(?[1-9]{_REST}{_AFTER}", 0.15),
    )

    def values(self, match: "regex.Match[str]") -> Iterator[tuple[int, int]]:
        """Yield the match, cut back to the longest number at its start that can be one."""
        start, end = match.span()
        while end - start > 6:
            value = match.string[start:end]
            if not _DATE.fullmatch(value) and _is_number(value):
                yield start, end
                return
            cut = max(value.rfind(" "), value.rfind("/"))
            end = start + len(value[: max(cut, 0)].rstrip(" ./()-"))


def _is_number(value: str) -> bool:
    digits = regex.sub(r"\(0\)|[^\d+]", "", value)
    if _PLUS.match(digits):
        return _is_valid("+" + digits.lstrip("+0"), None)
    if digits.startswith("0"):
        return any(_is_valid(digits, region) for region in _REGIONS)
    return 7 <= len(digits) <= 10


def _is_valid(digits: str, region: str | None) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(digits, region))
    except phonenumbers.NumberParseException:
        return False
