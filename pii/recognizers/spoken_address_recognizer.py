"""Streets with a number in words, as people dictate them: "vinäsvägen åtta i mora"."""

from presidio_analyzer import Pattern

from pii.recognizers.shape_recognizer import ShapeRecognizer
from pii.recognizers.street_names import NUMBER_IN_WORDS, ONLY_TOWN, START, SURE_STREET


class SpokenAddressRecognizer(ShapeRecognizer):
    """Beside the address recognizer, which asks for a digit."""

    ENTITY = "ADDRESS"
    PATTERNS = (
        Pattern(
            "number in words",
            rf"{START}{SURE_STREET} {NUMBER_IN_WORDS}"
            rf"(?:{ONLY_TOWN}| i \p{{Ll}}[\p{{L}}-]{{2,20}})?",
            0.6,
        ),
    )
