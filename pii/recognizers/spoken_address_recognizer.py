"""Addresses without a digit: "vinäsvägen åtta i mora", as people dictate them, and houses in an
Irish county."""

from presidio_analyzer import Pattern

from pii.recognizers.shape_recognizer import ShapeRecognizer
from pii.recognizers.street_names import NUMBER_IN_WORDS, ONLY_TOWN, START, SURE_STREET

#: "på motorvägen åtta mil", "vid torget två gånger"
_NO_STREET = (
    r"(?!(?i:motor|lands|järn|cykel|gång|huvud|riks|om|ut|in|hem|halv|skol|arbets)(?:vägen|väg)"
    r"|(?i:moottori|maan|rauta)tie)"
)
_SAID = (
    r"(?i:adress|osoit|osot|bor|asun|asuu|asuv|lives?|flytta|muut)\p{L}*[^\n.\d]{1,20}?(?<!\p{L})"
)
_NO_UNIT = (
    r"(?! (?:mil|km|gånger|gång|bilar|år|dagar|timmar|minuter|meter|personer|kilometriä|kertaa"
    r"|tuntia|päivää|vuotta|miles|times|cars|days|hours|people)(?!\p{L}))"
)

#: "sex b, fyra ett ett, noll fyra", "tolv, två trappor till vänster"
_DICTATED = (
    rf"(?: [a-h](?!\p{{L}}))?"
    rf"(?:(?:,? (?:noll|nolla|{NUMBER_IN_WORDS})){{3,6}}"
    rf"|,? {NUMBER_IN_WORDS} trapp(?:a|or)(?: upp| till vänster| till höger)?)?"
)
_ENGLISH_NUMBER = (
    r"(?i:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen)"
)


class SpokenAddressRecognizer(ShapeRecognizer):
    """Beside the address recognizer, which asks for a digit. Two houses may also stand on a street:
    only near an address word."""

    ENTITY = "ADDRESS"
    PATTERNS = (
        Pattern(
            "number in words",
            rf"{START}{_SAID}(?P<value>{_NO_STREET}{SURE_STREET} {NUMBER_IN_WORDS}{_NO_UNIT}"
            rf"{_DICTATED}(?:{ONLY_TOWN}| i \p{{Ll}}[\p{{L}}-]{{2,20}})?)",
            0.6,
        ),
        Pattern(
            "English",
            rf"{START}{_ENGLISH_NUMBER} (?:\p{{Lu}}[\p{{L}}'’]+ ){{1,2}}"
            r"(?:Street|Road|Avenue|Lane|Close|Crescent|Terrace|Gardens|Mews|Grove)\b",
            0.6,
        ),
        Pattern(
            "Irish county",
            rf"{START}(?:\p{{Lu}}[\p{{L}}'’]+(?: \p{{Lu}}[\p{{L}}'’]+){{0,2}}, ){{1,3}}"
            r"\p{Lu}[\p{L}'’]+, (?:Co\.?|County) \p{Lu}\p{L}+",
            0.6,
        ),
        Pattern(
            "number, stair and flat in words",
            rf"{START}{SURE_STREET} {NUMBER_IN_WORDS} (?:aa|bee|see|dee|ee|[a-e])"
            rf" {NUMBER_IN_WORDS}",
            0.6,
        ),
    )
