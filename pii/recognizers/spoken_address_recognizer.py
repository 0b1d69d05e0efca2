"""Streets with a number in words, as people dictate them: "vinäsvägen åtta i mora"."""

from presidio_analyzer import Pattern

from pii.recognizers.shape_recognizer import ShapeRecognizer
from pii.recognizers.street_names import NUMBER_IN_WORDS, ONLY_TOWN, START, SURE_STREET

#: "på motorvägen åtta mil", "vid torget två gånger"
_NO_STREET = (
    r"(?!(?i:motor|lands|järn|cykel|gång|huvud|riks|om|ut|in|hem|halv|skol|arbets)(?:vägen|väg)"
    r"|(?i:moottori|maan|rauta)tie)"
)
_SAID = r"(?i:adress|osoit|osot|bor|asun|asuu|lives?|flytta|muut)\p{L}*[^\n.\d]{1,20}?(?<!\p{L})"
_NO_UNIT = (
    r"(?! (?:mil|km|gånger|gång|bilar|år|dagar|timmar|minuter|meter|personer|kilometriä|kertaa"
    r"|tuntia|päivää|vuotta|miles|times|cars|days|hours|people)(?!\p{L}))"
)


class SpokenAddressRecognizer(ShapeRecognizer):
    """Beside the address recognizer, which asks for a digit. Two houses may also stand on a street:
    only near an address word."""

    ENTITY = "ADDRESS"
    PATTERNS = (
        Pattern(
            "number in words",
            rf"{START}{_SAID}(?P<value>{_NO_STREET}{SURE_STREET} {NUMBER_IN_WORDS}{_NO_UNIT}"
            rf"(?:{ONLY_TOWN}| i \p{{Ll}}[\p{{L}}-]{{2,20}})?)",
            0.6,
        ),
    )
