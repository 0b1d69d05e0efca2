"""Customer, contract and invoice numbers that the text names."""

from presidio_analyzer import Pattern

from pii.recognizers.labelled import LABEL_START, LOOSE_GAP, NO_AMOUNT, TIGHT_GAP, repeated
from pii.recognizers.shape_recognizer import ShapeRecognizer

_THING_SV = r"(?:kund|avtals?|kontrakts?|faktur\p{L}{1,2}|medlems|abonnemangs?|prenumerations?)"
_THING_FI = r"(?:asiakas|asiakkaan|sopimus|sopimuksen|lasku|laskun|jäsen|tilaaja)"
_THING_EN = r"(?:customer|client|contract|agreement|invoice|member(?:ship)?|subscription|account)"
_LABEL = (
    rf"{_THING_SV}[ -]?(?:nummer|numret|numrer|nr|id|n:o)\p{{L}}{{0,4}}\.?"
    rf"|{_THING_FI}[ -]?(?:numero|nume|nro|nr|tunnu|id)\p{{L}}{{0,8}}\.?"
    rf"|{_THING_EN}(?:'s)?[ -]?(?:numbers?|no|nr|id|ref(?:erence)?|\#)\.?"
)
_BARE = (
    r"faktur(?:a|an|or)|lasku|laskun|laskulla|invoice|kund|asiakas|customer|avtal|contract|sopimus"
)
_VALUE = (
    r"(?!(?:19|20)\d\d-\d\d-\d\d)(?=[\p{L}]{0,6}[-/_ ]?\d)(?:\p{L}{1,6}[-/_ ]?)?\d[\p{L}\d]{0,19}"
    r"(?:[-/_.]\p{L}{0,4}\d[\p{L}\d]{0,11}|[ ]\d{2,6}(?!\d|[.,:/-]\d)){0,4}"
)
_LONG = rf"(?=(?:\D{{0,3}}\d){{3}}){_VALUE}"
_PLAIN = rf"(?!(?:19|20)\d\d(?!\d))(?=\p{{L}}{{0,4}}-?\d{{4}}){_VALUE}"


class CustomerNumberRecognizer(ShapeRecognizer):
    """The label makes it one; amounts, years and dates behind a label are left alone."""

    ENTITY = "CUSTOMER_NUMBER"
    PATTERNS = (
        Pattern("tight", rf"{LABEL_START}(?:{_LABEL}){TIGHT_GAP}{repeated(_LONG)}{NO_AMOUNT}", 0.9),
        Pattern(
            "loose", rf"{LABEL_START}(?:{_LABEL}){LOOSE_GAP}{repeated(_PLAIN)}{NO_AMOUNT}", 0.7
        ),
        Pattern("bare", rf"{LABEL_START}(?:{_BARE}){TIGHT_GAP}{repeated(_PLAIN)}{NO_AMOUNT}", 0.6),
    )
