"""Bankgiro, plusgiro and bank account numbers that the text names."""

from presidio_analyzer import Pattern

from pii.recognizers.labelled import LABEL_START, LOOSE_GAP, NO_AMOUNT, TIGHT_GAP, repeated
from pii.recognizers.shape_recognizer import ShapeRecognizer

_GIRO = r"(?:bankgiro|plusgiro|postgiro)[\p{L}]{0,10}|b\.?g\.?|p\.?g\.?"
_ACCOUNT = (
    r"(?:bank|löne|spar)?konto(?:nummer|numret|nr|t)?|(?:pankki)?tili(?:numero|nro|nume|lle)?\p{L}{0,4}"
    r"|(?:bank )?account|swish(?:nummer)?"
)
_NO_DATE = r"(?!\d{1,2}\.\d{1,2}\.\d{4}|(?:19|20)\d\d-\d\d-\d\d)"
_CLEARING = r"clearing[\p{L}-]{0,10}"


class SeBankgiroRecognizer(ShapeRecognizer):
    """Short digits say little, so a label must; ledger accounts ("konto 1930") are too short."""

    ENTITY = "SE_BANKGIRO"
    PATTERNS = (
        Pattern(
            "giro",
            rf"{LABEL_START}(?:{_GIRO})(?:[ -]?(?:nr|nummer|no)\b)?{LOOSE_GAP}"
            + repeated(r"\d{3,4} ?- ?\d{4}|\d{1,3}(?: ?\d\d){1,3} ?- ?\d|\d{6,8}")
            + NO_AMOUNT,
            0.9,
        ),
        Pattern(
            "account",
            rf"{LABEL_START}(?:{_ACCOUNT}){LOOSE_GAP}"
            + repeated(_NO_DATE + r"(?:\d(?:[ .-]?\d){6,17}|\d{4}(?:-\d)?, ?\d(?:[ .-]?\d){5,11})")
            + NO_AMOUNT,
            0.75,
        ),
        Pattern(
            "clearing",
            rf"{LABEL_START}{_CLEARING}{TIGHT_GAP}(?P<value>\d{{4}}(?: ?- ?\d)?"
            r"(?:[ ,./-]{1,2}\d(?:[ .-]?\d){5,11})?)(?![\p{L}\d])",
            0.85,
        ),
    )
