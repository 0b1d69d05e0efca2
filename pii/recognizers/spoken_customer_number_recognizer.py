"""Customer numbers in words, as people dictate them: "asiakasnumero on kaksi kolme nolla"."""

from presidio_analyzer import Pattern

from pii.recognizers.customer_number_recognizer import LABEL
from pii.recognizers.digits_in_words import DIGIT
from pii.recognizers.labelled import LABEL_START, TIGHT_GAP
from pii.recognizers.shape_recognizer import ShapeRecognizer


class SpokenCustomerNumberRecognizer(ShapeRecognizer):
    """Beside the customer number recognizer, which asks for a digit."""

    ENTITY = "CUSTOMER_NUMBER"
    PATTERNS = (
        Pattern(
            "in words",
            rf"{LABEL_START}(?:{LABEL}){TIGHT_GAP}"
            rf"(?P<value>{DIGIT}(?:[ -]{{1,3}}(?:{DIGIT}|\d{{1,4}}(?!\d))){{3,12}})",
            0.8,
        ),
    )
