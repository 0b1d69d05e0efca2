"""Passport and national identity card numbers that the text names."""

from presidio_analyzer import Pattern

from pii.recognizers.labelled import LABEL_START, LOOSE_GAP, NO_AMOUNT
from pii.recognizers.shape_recognizer import ShapeRecognizer

_LABEL = (
    r"pass(?:et|ets|nummer|numret|nr)?|id-?kort\p{L}{0,10}|identitetskort\p{L}{0,10}|leg(?:itimation)?"
    r"|passi(?:n|ni|numero|nro)?\p{L}{0,6}|henkilökort\p{L}{1,8}|passport|id card|identity card"
)
_VALUE = r"[A-Z]{0,3} ?-?\d(?:[ ]?\d){5,8}[A-Z]?"


class PassportNumberRecognizer(ShapeRecognizer):
    """Up to three letters and six to nine digits behind a label."""

    ENTITY = "PASSPORT_NUMBER"
    PATTERNS = (
        Pattern(
            "named", rf"{LABEL_START}(?:{_LABEL}){LOOSE_GAP}(?P<value>{_VALUE}){NO_AMOUNT}", 0.8
        ),
    )
