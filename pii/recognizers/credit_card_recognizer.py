"""Payment card numbers."""

import regex
from presidio_analyzer import Pattern
from stdnum import luhn

from pii.recognizers.shape_recognizer import ShapeRecognizer, digits_of

_BRANDS = regex.compile(
    r"4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|27(?:20)\d{12}"
    r"|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11,16}|35\d{14}|6(?:011|4[4-9]|5)\d{12,14}"
    r"|62\d{14,17}|(?:5[06-8]|6\d)\d{10,17}"
)


class CreditCardRecognizer(ShapeRecognizer):
    """Twelve to nineteen digits of a known brand that pass Luhn."""

    ENTITY = "CREDIT_CARD"
    NEEDS_DIGIT = True
    PATTERNS = (
        Pattern("digits", r"(?<![\p{L}\d_-]|\d[ .,])\d{12,19}(?![\p{L}\d_]|[-.,]\d)", 0.9),
        Pattern(
            "groups",
            r"(?<![\p{L}\d_-]|\d[.,])\d{4}(?P<gap>[ -]|  |\.|/| - )"
            r"(?:\d{4}(?P=gap)\d{4}(?P=gap)\d{1,7}|\d{6}(?P=gap)\d{4,5})"
            r"(?![\p{L}\d_]|[-.,]\d)",
            0.95,
        ),
        Pattern(
            "nineteen",
            r"(?<![\p{L}\d_-]|\d[.,])\d{4}(?P<gap>[ -]"
            r"|\.)(?:\d{4}(?P=gap)){3}\d{3}(?![\p{L}\d_]|[-.,]\d)",
            0.95,
        ),
        Pattern(
            "Amex",
            r"(?<![\p{L}\d_-]|\d[ .,])3[47]\d{2}(?: ?\d){11}(?![\p{L}\d_]|[-.,]\d| \d)",
            0.9,
        ),
        Pattern(
            "odd groups",
            r"(?<![\p{L}\d_-]|\d[ .,])(?=(?:\d ?){14,16}(?![\p{L}\d_]| \d|[-.,]\d))"
            r"\d{2,9}(?: \d{1,8}){2,6}",
            0.2,
        ),
        Pattern("halves", r"(?<![\p{L}\d_-]|\d[ .,])\d{8} \d{8}(?![\p{L}\d_]|[-., ]\d)", 0.9),
    )

    def score(self, pattern: Pattern, value: str) -> float:
        """Return `mistyped` for a length that the brand has not, nothing for no brand at all."""
        digits = digits_of(value)
        if not _BRANDS.fullmatch(digits):
            return self.mistyped if digits[0] in "3456" else 0.0
        return super().score(pattern, value)

    def validate_result(self, pattern_text: str) -> bool:
        """Return whether the check digit is right."""
        return luhn.is_valid(digits_of(pattern_text))
