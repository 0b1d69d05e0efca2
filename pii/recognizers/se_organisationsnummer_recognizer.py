"""Swedish organisation numbers and the VAT numbers made of them."""

from presidio_analyzer import Pattern
from stdnum import luhn

from pii.recognizers.shape_recognizer import ShapeRecognizer, digits_of

_BEFORE = r"(?<![\p{L}\d_-]|\d[.,])"
_AFTER = r"(?![\p{L}\d_]|[-.,]\d)"
_GROUP = r"[1-35-9]\d[2-9]\d{3}"


class SeOrganisationsnummerRecognizer(ShapeRecognizer):
    """Ten digits, the third at least 2 (so never a birth date), the last by Luhn."""

    ENTITY = "SE_ORGANISATIONSNUMMER"
    NEEDS_DIGIT = True
    PATTERNS = (
        Pattern("with dash", rf"{_BEFORE}(?:16 ?)?{_GROUP} ?- ?\d{{4}}{_AFTER}", 0.9),
        Pattern("without dash", rf"{_BEFORE}(?:16)?{_GROUP} ?\d{{4}}{_AFTER}", 0.35),
        Pattern("limited company", rf"{_BEFORE}55[69]\d{{3}} ?\d{{4}}{_AFTER}", 0.6),
        Pattern("likely", rf"{_BEFORE}55[69]\d{{3}}-\d{{4}}{_AFTER}", 0.5),
        Pattern("spaced", rf"{_BEFORE}\d\d ?\d ?\d ?\d\d ?- ?\d\d ?\d\d{_AFTER}", 0.35),
        Pattern("a digit short", rf"{_BEFORE}{_GROUP}-\d{{3}}{_AFTER}", 0.2),
        Pattern("VAT", rf"(?i)(?<![\p{{L}}\d])SE ?\d{{6}}[- ]?\d{{4}}[- ]?01{_AFTER}", 0.9),
    )

    def score(self, pattern: Pattern, value: str) -> float:
        """Return the pattern's own score for what is nothing else, right or mistyped."""
        return float(pattern.score) if pattern.name == "likely" else super().score(pattern, value)

    def validate_result(self, pattern_text: str) -> bool:
        """Return whether the check digit is right."""
        digits = digits_of(pattern_text)
        ten = digits[:10] if pattern_text[:1].isalpha() else digits[-10:]
        return luhn.is_valid(ten)
