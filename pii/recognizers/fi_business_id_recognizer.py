"""Finnish business identity codes (Y-tunnus) and the VAT numbers made of them."""

import regex
from presidio_analyzer import Pattern
from stdnum.fi import ytunnus

from pii.recognizers.shape_recognizer import ShapeRecognizer


class FiBusinessIdRecognizer(ShapeRecognizer):
    """Seven digits, a dash, a check digit; FI and eight digits as a VAT number."""

    ENTITY = "FI_BUSINESS_ID"
    PATTERNS = (
        Pattern("with dash", r"(?<![\p{L}\d_-]|\d[.,])\d{6,7} ?- ?\d(?![\p{L}\d_]|[-.,]\d)", 0.9),
        Pattern("without dash", r"(?<![\p{L}\d_-]|\d[.,])\d{8}(?![\p{L}\d_]|[-.,]\d)", 0.2),
        Pattern("VAT", r"(?i)(?<![\p{L}\d])FI[ -]?\d{7}-?\d(?![\p{L}\d_]|[-.,]\d)", 0.9),
    )

    def validate_result(self, pattern_text: str) -> bool:
        """Return whether the check digit is right; old six-digit codes count."""
        digits = regex.sub(r"\D", "", pattern_text).zfill(8)
        return ytunnus.is_valid(f"{digits[:7]}-{digits[7]}")
