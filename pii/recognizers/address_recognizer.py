"""Postal addresses: street and number, stair and flat, post code and town, as one span."""

from collections.abc import Iterator

import regex
from presidio_analyzer import Pattern

from pii.names.pipeline import name_list
from pii.recognizers import english_addresses
from pii.recognizers.shape_recognizer import ShapeRecognizer
from pii.recognizers.street_names import (
    BOX,
    CODE,
    CODE_TOWN,
    FARM,
    FLAT,
    FLAT_FIRST,
    FOREIGN_CODE_TOWN,
    GAP,
    GAP_IN,
    NO_FIRM,
    NUMBER,
    ONLY_TOWN,
    PLACE,
    RARE_STREET,
    STAIR_STREET,
    START,
    STREET,
    TOWN,
)

_NO_PLACE = (
    r"(?!(?i:order|beställning|tilaus|lähetys|artikel|version|faktura|lasku|kapitel)\p{L}* )"
)
#: "5012-00 418 27 SEB"
_NO_BANK = r"(?!(?:SEB|DNB|SBAB|SHB|SEK|EUR)(?!\p{L}))"
_NEXT_WORD = regex.compile(r",?(?: i| in)? (\p{L}[\p{L}-]+)(?![\p{L}\d@])")
_REST = (
    r"(?:(?: \(\p{L}{3,20}\))?"
    rf"(?:\r?\n\p{{Lu}}\p{{L}}+(?=\r?\n(?:SE-)?\d{{3}} ?\d\d \p{{Lu}}))?{GAP_IN}{CODE_TOWN}"
    rf"|, {FOREIGN_CODE_TOWN}|,? ?\r?\n? ?{BOX}{GAP}{CODE_TOWN}|{ONLY_TOWN})?"
)


class AddressRecognizer(ShapeRecognizer):
    """A street is known by its ending; a town alone is no address."""

    ENTITY = "ADDRESS"
    NEEDS_DIGIT = True
    PATTERNS = (
        Pattern(
            "street",
            rf"{START}{NO_FIRM}{FLAT_FIRST}{STREET}{NUMBER}(?![\p{{L}}\d]){FLAT}{_REST}",
            0.8,
        ),
        Pattern("number first", rf"{START}\d{{1,3}}[A-Z]? {STREET}(?!\p{{L}}){FLAT}{_REST}", 0.6),
        Pattern("stair and flat", rf"{START}{STAIR_STREET}{_REST}", 0.6),
        Pattern("rare street", rf"{START}{RARE_STREET}{NUMBER}(?![\p{{L}}\d]){FLAT}{_REST}", 0.3),
        Pattern(
            "place, code and town",
            rf"{START}{_NO_PLACE}{PLACE}{NUMBER}(?![\p{{L}}\d]){FLAT}{GAP}{CODE} {TOWN}",
            0.7,
        ),
        Pattern(
            "where one lives",
            rf"{START}(?<=(?i:bor|bosatt|boende)(?: \p{{Ll}}+){{0,3}} (?:i|på) )(?!\d)"
            rf"(?:{PLACE} \d{{1,3}}(?:(?![\p{{L}}\d]|[.:]\d){ONLY_TOWN}"
            r"|(?=[.,;!?]?(?:\s*$|\s\p{Lu})))"
            rf"|{PLACE}, {CODE} {TOWN})",
            0.6,
        ),
        Pattern("farm", rf"{START}{FARM}(?:,? ?\r?\n ?|, ){CODE} {TOWN}", 0.7),
        Pattern(
            "box",
            rf"{START}{BOX}(?:, \p{{Lu}}[\p{{L}}-]+(?=, \d{{3}} \d\d ))?{GAP}{CODE_TOWN}",
            0.85,
        ),
        Pattern(
            "Norwegian box",
            rf"{START}(?i:postboks) \d{{1,5}}(?: \p{{Lu}}[\p{{L}}-]+)?, {FOREIGN_CODE_TOWN}",
            0.85,
        ),
        Pattern("box alone", rf"{START}{BOX}(?![\p{{L}}\d])", 0.2),
        Pattern(
            "code and town",
            rf"{START}(?:(?:SE|S|FI|FIN|AX)[- ](?:\d{{3}} ?\d\d)|\d{{3}} \d\d) {_NO_BANK}{TOWN}",
            0.5,
        ),
        Pattern("five digits and town", rf"{START}\d{{5}} {TOWN}", 0.2),
        Pattern("code on a line", rf"(?m)^[ \t]*(?P<value>\d{{5}} {TOWN})[ \t]*\r?$", 0.5),
        Pattern(
            "five digits in a cell",
            rf"(?<=[|;\t] ?|(?i:postin(?:ume)?ro|postitoimip\p{{L}}+|postitmp|postnummer|postnr"
            rf"|postadress)[^\n\d]{{0,16}})"
            rf"(?P<value>\d{{5}} {TOWN})(?=[ ]*(?:[|;\t\r\n]|$))",
            0.5,
        ),
        Pattern(
            "code behind its label",
            r"(?<![\p{L}\d._])(?:(?i:postnr|postnummer|postin(?:ume)?ro)"
            r"[\"' .]{0,2}(?::[\"' ]{0,3}| )"
            r"|(?i:zip|zip code|plz)[\"']?:[\"' ]{0,3})"
            r"(?P<value>\d{3} ?\d\d(?:-\d{4})?)(?![\d-]| ?(?:byte|kB|MB|GB|fil|st|kpl))",
            0.6,
        ),
        *english_addresses.PATTERNS,
    )

    def values(self, match: "regex.Match[str]") -> Iterator[tuple[int, int]]:
        """Yield the address with the town behind it, if the lists know it as a place; nothing where
        the pattern has a place that they do not know."""
        if (place := match.groupdict().get("place")) and not _is_place(place.split()[0]):
            return
        for start, end in super().values(match):
            town = _NEXT_WORD.match(match.string, end)
            yield start, town.end() if town and _is_place(town[1]) else end


def _is_place(word: str) -> bool:
    known = name_list().known(word)
    return known.thing and known.word < 2 and known.name < 2
