"""Finnish personal identity codes (henkilötunnus)."""

from presidio_analyzer import Pattern
from stdnum.fi import hetu

from pii.recognizers.shape_recognizer import ShapeRecognizer

_DATE = r"(?<![\p{L}\d_-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d"
_LETTERS = "ABCDEFHJKLMNPRSTUVWXY"
_LIKELY = 0.55
_SIGN = r" ?[-+A-FYXWVU] ?"


class FiPersonalIdentityCodeRecognizer(ShapeRecognizer):
    """Every century sign since 2023, upper or lower case; Presidio's own misses lower case."""

    ENTITY = "FI_PERSONAL_IDENTITY_CODE"
    NEEDS_DIGIT = True
    PATTERNS = (
        Pattern("code", rf"(?i){_DATE}{_SIGN}\d{{3}}[0-9A-Z](?![\p{{L}}\d_-])", 1.0),
        Pattern("masked", rf"(?i){_DATE}[-+A-FYXWVU](?:X{{4}}|[*•_#]{{4}})(?![\p{{L}}\d])", 0.75),
        Pattern("last sign left out", rf"{_DATE}[A-FYXWVU]\d{{3}}(?![\p{{L}}\d_-])", 0.3),
        Pattern("digit left out", rf"(?i){_DATE}[A-FYXWVU]\d\d[A-Z](?![\p{{L}}\d_-])", 0.3),
        Pattern(
            "named, mistyped",
            r"(?i)(?<![\p{L}\d_])(?:hetu\p{L}{0,2}|henkilötunnu\p{L}{1,6}|sotu"
            r"|personbeteckning(?:en)?)[ \t]*[:=]?[ \t]*(?:on |är |is )?"
            r"(?P<value>(?=(?:[-+A-Z ]{0,2}\d){7})\d{5,7}[A-Z]? ?[-+A] ?\d{1,4}[A-Z]?)"
            r"(?![\p{L}\d_-])",
            0.2,
        ),
        Pattern("no sign", rf"(?i){_DATE} ?\d{{3}}[A-FHJ-NPR-Y](?![\p{{L}}\d_-])", 0.2),
    )

    def score(self, pattern: Pattern, value: str) -> float:
        """Return the pattern's score, or that of a mistyped code: no other number ends so."""
        if pattern.name != "code":
            return float(pattern.score)
        score = super().score(pattern, value)
        return max(score, _LIKELY) if value[-1].upper() in _LETTERS else score

    def validate_result(self, pattern_text: str) -> bool:
        """Return whether date and check character are right; temporary codes (900-999) count."""
        return hetu.is_valid(pattern_text.replace(" ", ""), allow_temporary=True)
