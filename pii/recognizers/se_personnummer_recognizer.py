"""Swedish personal identity numbers and coordination numbers (samordningsnummer)."""

import datetime

from presidio_analyzer import Pattern
from stdnum import luhn

from pii.recognizers.shape_recognizer import ShapeRecognizer, digits_of

_BEFORE = r"(?<![\p{L}\d_-]|\d[.,])"
_AFTER = r"(?![\p{L}\d_]|[-.,]\d)"
_YEAR = r"(?:1[89]|20)?\d\d"
_MONTH = r"(?:0[1-9]|1[0-2])"
_PLAIN_DAY = r"(?:0[1-9]|[12]\d|3[01])"
_CHECKED = ("separated", "twelve digits", "ten digits", "spaced")
_JOINT = r" ?(?:[-+/]|--) ?"
_LOOSE_JOINT = r"(?:[ ]?[-+ ]?[ ]?|[.,]? |--|/)"
#: Without a right check digit a date and four digits are still nobody's order of last year.
_CENTURY = r"(?:19[2-9]\d|200\d|201[0-2])"
_GROWN_UP = rf"(?:{_CENTURY}|(?:[3-9]\d|0\d|1[0-2])){_MONTH}"
_NOT_ORDERED = (
    r"(?=\d{6})(?<!(?i:\b(?:order|beställning|best|artikel|art|serie|spår|paket|po|tilaus|tuote|sarja|item|part"
    r"|serial|tracking|sku|ticket|case|ärende|tapaus|ref|referens|viite|reference|konto|account|tili)"
    r"\p{L}{0,8}(?:[ .:#-]{1,2}(?:nr|no|nro|number|id))?[ .:#(-]{0,3}))"
)
_NO_FILE = r"(?![.]\p{L})"
_DAY = r"(?:[06][1-9]|[1278]\d|[39][01])"


class SePersonnummerRecognizer(ShapeRecognizer):
    """A date (day + 60 for a coordination number), four digits, the last by Luhn."""

    ENTITY = "SE_PERSONNUMMER"
    NEEDS_DIGIT = True
    PATTERNS = (
        Pattern("separated", rf"{_BEFORE}{_YEAR}{_MONTH}{_DAY}{_JOINT}\d{{4}}{_AFTER}", 0.95),
        Pattern("twelve digits", rf"{_BEFORE}(?:1[89]|20)\d\d{_MONTH}{_DAY} ?\d{{4}}{_AFTER}", 0.9),
        Pattern("ten digits", rf"{_BEFORE}\d\d{_MONTH}{_DAY} ?\d{{4}}{_AFTER}", 0.55),
        Pattern(
            "spaced",
            rf"{_BEFORE}(?:(?:1[89]|20) ?)?\d\d[ .-]?{_MONTH}[ .-]?{_DAY}"
            rf" ?[- +] ?\d\d ?\d\d{_AFTER}",
            0.8,
        ),
        Pattern(
            "masked",
            rf"(?i){_BEFORE}{_YEAR}{_MONTH}{_PLAIN_DAY} ?[-+]? ?[x*•_#]{{4}}(?![\p{{L}}\d])",
            0.8,
        ),
        Pattern(
            "masked coordination number",
            rf"(?i){_BEFORE}{_YEAR}{_MONTH}[6-9]\d[-+]? ?[x*•_#]{{4}}(?![\p{{L}}\d])",
            0.6,
        ),
        Pattern(
            "likely", rf"{_BEFORE}{_NOT_ORDERED}{_GROWN_UP}{_DAY} ?[-+] ?\d{{4}}{_AFTER}", 0.55
        ),
        Pattern(
            "likely, in one",
            rf"{_BEFORE}{_NOT_ORDERED}{_CENTURY}{_MONTH}{_DAY}\d{{4}}{_AFTER}{_NO_FILE}",
            0.55,
        ),
        Pattern("miscounted", rf"{_BEFORE}{_NOT_ORDERED}19[2-9]\d{{4,6}}-\d{{4}}{_AFTER}", 0.5),
        Pattern(
            "mistyped",
            rf"{_BEFORE}(?:\d{{6}}(?:\d\d)?{_LOOSE_JOINT}?\d{{4}}|\d{{6,8}}-\d{{2,5}}"
            rf"|\d{{4}} \d\d \d\d \d\d){_AFTER}",
            0.2,
        ),
        Pattern(
            "named, cut short",
            r"(?i)(?<!\p{L})(?:personn(?:ummer|ummret|r)|persnr|pnr)(?:\.|:)? ?(?:är|=|:)? ?"
            rf"(?P<value>{_YEAR}{_MONTH}{_DAY}){_AFTER}",
            0.6,
        ),
    )

    def score(self, pattern: Pattern, value: str) -> float:
        """Return the pattern's score if the number is right or has no check digit to judge."""
        if pattern.name not in _CHECKED:
            return float(pattern.score)
        return super().score(pattern, value)

    def validate_result(self, pattern_text: str) -> bool:
        """Return whether date and check digit are right."""
        digits = digits_of(pattern_text)
        return _is_date(digits[:-4]) and luhn.is_valid(digits[-10:])


def _is_date(digits: str) -> bool:
    """Return whether [YY]YYMMDD is a date; a year without century is taken as of 2000 or 1900."""
    years = (
        [int(digits[:-4])] if len(digits) == 8 else [1900 + int(digits[:2]), 2000 + int(digits[:2])]
    )
    month, day = int(digits[-4:-2]), int(digits[-2:])
    return any(_exists(year, month, day - 60 if day > 60 else day) for year in years)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True
