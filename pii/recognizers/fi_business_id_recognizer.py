"""Finnish business identity codes (Y-tunnus) and the VAT and e-invoice numbers made of them."""

from collections.abc import Sequence

from presidio_analyzer import Pattern, RecognizerResult
from stdnum.fi import ytunnus

from pii.recognizers.shape_recognizer import Compiled, ShapeRecognizer, digits_of

_BESIDE_A_RIGHT_ONE = 0.5


class FiBusinessIdRecognizer(ShapeRecognizer):
    """Seven digits, a dash, a check digit; FI and eight digits as a VAT number."""

    ENTITY = "FI_BUSINESS_ID"
    NEEDS_DIGIT = True
    PATTERNS = (
        Pattern("with dash", r"(?<![\p{L}\d_-]|\d[.,])\d{6,7} ?- ?\d(?![\p{L}\d_]|[-.,]\d)", 0.9),
        Pattern("without dash", r"(?<![\p{L}\d_-]|\d[.,])\d{8}(?![\p{L}\d_]|[-.,]\d)", 0.2),
        Pattern("with space", r"(?<![\p{L}\d_-]|\d[ .,])\d{7} \d(?![\p{L}\d_]|[-., ]\d)", 0.15),
        Pattern("e-invoice", r"(?<![\p{L}\d_-]|\d[.,])0037 ?\d{8}(?![\p{L}\d_]|[-.,]\d)", 0.9),
        Pattern("VAT", r"(?i)(?<![\p{L}\d])FI[ -]?\d{7}-?\d(?![\p{L}\d_]|[-.,]\d)", 0.9),
    )

    def found(self, text: str, compiled: Sequence[Compiled]) -> list[RecognizerResult]:
        """Return also the mistyped ones of a text that has a right one."""
        found = super().found(text, compiled)
        if any(result.score > _BESIDE_A_RIGHT_ONE for result in found):
            for result in found:
                if "-" in text[result.start : result.end]:
                    result.score = max(result.score, _BESIDE_A_RIGHT_ONE)
        return found

    def score(self, pattern: Pattern, value: str) -> float:
        """Return the pattern's own score where the form alone says too little."""
        return (
            float(pattern.score) if pattern.name == "with space" else super().score(pattern, value)
        )

    def validate_result(self, pattern_text: str) -> bool:
        """Return whether the check digit is right; old six-digit codes count."""
        digits = digits_of(pattern_text)[-8:].zfill(8)
        return ytunnus.is_valid(f"{digits[:7]}-{digits[7]}")
