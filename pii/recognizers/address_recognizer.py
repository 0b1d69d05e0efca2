"""Postal addresses: street and number, stair and flat, post code and town, as one span."""

from presidio_analyzer import Pattern

from pii.recognizers import english_addresses
from pii.recognizers.shape_recognizer import ShapeRecognizer
from pii.recognizers.street_names import (
    BOX,
    CODE,
    CODE_TOWN,
    FLAT,
    GAP,
    NO_FIRM,
    NUMBER,
    ONLY_TOWN,
    PLACE,
    RARE_STREET,
    START,
    STREET,
    TOWN,
)

_NO_PLACE = (
    r"(?!(?i:order|beställning|tilaus|lähetys|artikel|version|faktura|lasku|kapitel)\p{L}* )"
)
_REST = rf"(?:{GAP}{CODE_TOWN}|,? ?\r?\n? ?{BOX}{GAP}{CODE_TOWN}|{ONLY_TOWN})?"


class AddressRecognizer(ShapeRecognizer):
    """A street is known by its ending; a town alone is no address."""

    ENTITY = "ADDRESS"
    PATTERNS = (
        Pattern("street", rf"{START}{NO_FIRM}{STREET}{NUMBER}(?![\p{{L}}\d]){FLAT}{_REST}", 0.8),
        Pattern("number first", rf"{START}\d{{1,3}}[A-Z]? {STREET}(?!\p{{L}}){FLAT}{_REST}", 0.6),
        Pattern("rare street", rf"{START}{RARE_STREET}{NUMBER}(?![\p{{L}}\d]){FLAT}{_REST}", 0.3),
        Pattern(
            "place, code and town",
            rf"{START}{_NO_PLACE}{PLACE}{NUMBER}(?![\p{{L}}\d]){FLAT}{GAP}{CODE} {TOWN}",
            0.7,
        ),
        Pattern("box", rf"{START}{BOX}{GAP}{CODE_TOWN}", 0.85),
        Pattern("box alone", rf"{START}{BOX}(?![\p{{L}}\d])", 0.2),
        Pattern(
            "code and town",
            rf"{START}(?:(?:SE|S|FI|FIN|AX)[- ](?:\d{{3}} ?\d\d)|\d{{3}} \d\d) {TOWN}",
            0.5,
        ),
        Pattern("five digits and town", rf"{START}\d{{5}} {TOWN}", 0.2),
        Pattern("code on a line", rf"(?m)^[ \t]*(?P<value>\d{{5}} {TOWN})[ \t]*\r?$", 0.5),
        *english_addresses.PATTERNS,
    )
