"""Postal addresses: street and number, stair and flat, post code and town, as one span."""

from presidio_analyzer import Pattern

from pii.recognizers.shape_recognizer import ShapeRecognizer

_NO_LABEL = r"(?!(?i:\p{L}*adress|\p{L}*osoite|address|bor|på|asun|asuu|i|vid|at|on)\b)"
_WORD = rf"{_NO_LABEL}\p{{Lu}}[\p{{L}}.'-]*(?::\p{{Ll}}+)?"
_LEAD = rf"(?:{_WORD} ){{0,2}}"
_START = r"(?<![\p{L}\d_@.-])"
_LONG_SUFFIX = (
    r"(?i:gatan|gata|vägen|gränd(?:en)?|stigen|torget|backen|allén|allé|esplanaden|boulevarden|slingan"
    r"|promenaden|svängen|stråket|katu|polku|raitti|esplanadi|bulevardi|aukio)"
)
_CAPITAL_SUFFIX = (
    r"(?i:väg|torg|platsen|plats|kajen|kaj|leden|led|strand|stranden|ringen|bron|kullen|gården"
    r"|höjden|parken|hamnen|(?<!valta|kanta|moottori)tie|kuja|tori|rinne|ranta|väylä|kaari|mäki|kallio|puisto|penger|silta|laituri"
    r"|piha|portti|kierto|kulma|tanhua|taival|törmä|harju|niitty|linja)"
)
_PLAIN_WORD = (
    rf"(?:{_WORD} ){{1,3}}"
    r"(?i:gata|gatan|väg|vägen|gränd|torg|torget|plats|allé|tie|katu|kuja|polku|tori)"
)
_STREET = (
    rf"(?:{_LEAD}[\p{{L}}-]{{2,30}}{_LONG_SUFFIX}|{_LEAD}\p{{Lu}}[\p{{L}}-]{{1,30}}{_CAPITAL_SUFFIX}"
    rf"|{_PLAIN_WORD}|\p{{Lu}}\p{{L}}{{3,20}}(?:(?<!n)g|v)\.)"
)
_NUMBER = r" \d{1,3}(?: ?[-/:] ?\d{1,3}\b)?(?: ?[A-Za-zÅÄÖ](?![\p{L}]))?"
_FLAT = (
    r"(?:,? ?(?:(?i:lgh|lägenhet|läg|våning|vån|trappa|trapp|uppg(?:ång)?|port|as|asunto|bst"
    r"|huoneisto|h|krs|rappu|apt|flat)\.? ?[\p{L}\d]{1,5}\b"
    r"|\d{1,2} ?(?i:tr|trp|trappor|krs|vån)\b\.?"
    r"|\d{1,4}(?![\d ]|[.,:]\d)\b(?! ?\p{Ll}{3})|[A-Z] ?\d{1,3}\b)){0,3}"
)
_GAP = r"(?:,? ?\r?\n ?|, ?|\. | )"
_TOWN = r"\p{Lu}[\p{L}-]{1,24}(?: (?:\p{Lu}[\p{L}]{2,20}|på \p{Lu}\p{L}+)(?=[\s,.!?;)]|$)(?! \d))?"
_CODE = r"(?:(?:SE|S|FI|AX|FIN)[- ])?(?:\d{3} \d\d|\d{5})(?!\d)"
_CODE_TOWN = rf"{_CODE}(?:[ ,]{{1,2}}{_TOWN})?"
_ONLY_TOWN = rf"(?:, ?| i | in | )(?<=, |,){_TOWN}"
_BOX = r"(?i:box|postbox|postfack|postilokero|p\.?o\.? ?box|PL|PB) \d{1,6}"
_EN_KIND = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Square|Sq|Place|Pl|Way|Terrace|"
    r"Crescent|Gardens|Row|Mews|Boulevard|Blvd|Hill|Grove|Walk|Quay)\b\.?"
)
_EN_WORD = r"\p{Lu}\p{L}+(?![\p{L}\d])"
_EN_CODE = r"(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]{2} \d{5}(?:-\d{4})?)\b"


class AddressRecognizer(ShapeRecognizer):
    """A street is known by its ending; a town alone is no address."""

    ENTITY = "ADDRESS"
    PATTERNS = (
        Pattern(
            "street",
            rf"{_START}{_STREET}{_NUMBER}(?![\p{{L}}\d]){_FLAT}"
            rf"(?:{_GAP}{_CODE_TOWN}|,? ?\r?\n? ?{_BOX}{_GAP}{_CODE_TOWN}|{_ONLY_TOWN})?",
            0.8,
        ),
        Pattern("box", rf"{_START}{_BOX}{_GAP}{_CODE_TOWN}", 0.85),
        Pattern("box alone", rf"{_START}{_BOX}(?![\p{{L}}\d])", 0.2),
        Pattern(
            "code and town",
            rf"{_START}(?:(?:SE|S|FI|AX)[- ]\d{{3}} ?\d\d|\d{{3}} \d\d) {_TOWN}",
            0.5,
        ),
        Pattern("five digits and town", rf"{_START}\d{{5}} {_TOWN}", 0.2),
        Pattern("code on a line", rf"(?m)^[ \t]*(?P<value>\d{{5}} {_TOWN})[ \t]*\r?$", 0.5),
        Pattern(
            "English",
            rf"{_START}(?:(?:Flat|Apt|Unit|Apartment) \w{{1,4}},? )?\d{{1,4}}[A-Za-z]?,? "
            rf"(?:\p{{Lu}}[\p{{L}}'.]+ ){{1,3}}{_EN_KIND}(?:,? (?:Flat|Apt|Unit) \w{{1,4}})?"
            rf"(?:{_GAP}{_EN_WORD}(?: {_EN_WORD}){{0,2}}){{0,2}}"
            rf"(?:,? {_EN_CODE})?",
            0.75,
        ),
    )
