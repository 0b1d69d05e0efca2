"""Values that the text names ("kundnummer: 12345"): pieces of patterns, and what finds them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

import regex
from presidio_analyzer import Pattern, RecognizerResult

from pii.headings import Headings
from pii.recognizers.near_labels import near_labels
from pii.recognizers.shape_recognizer import Compiled, ShapeRecognizer

_HEADED = 0.75
_ALIKE = 0.6
_NEAR = 0.55
_NOTHING = r"(?!)"
#: Fewer digits than this say nothing by their shape: with signs among them, as mere digits, and as
#: mere digits of which the first half is the same.
_TELLING_WITH_SIGNS, _TELLING, _TELLING_HALF = 4, 7, 5

#: Words that name another kind of number: a gap never crosses them.
OTHER = (
    r"(?!(?:order|beställ|best\.|artik|art\.|ärende|versi|serie|felkod|bilag|telefon|tel\b|belopp"
    r"|tilau|tuot|tapau|sarja|virhe|liite|puh|summa|case|ticket|skadenum|vahinkonum|item|error|serial|attach"
    r"|phone"
    r"|amount"
    r"|sku|build|rad|rivi|row)\p{L}*)"
)

#: A key may have several words: "field_customer_id".
LABEL_START = r"(?i)(?<![\p{L}\d])"

_NUMBER_WORD = (
    r"(?:n:o|numero(?:lla|na|ksi|sta)?|numbers?|number(?:ed)?|numret|nummer|nr\b\.?|nro\b\.?"
    r"|num\b\.?"
    r"|no\b\.?|id\b|ref\b\.?)"
)
_LINK = r"(?:[:=#(\[|;\"'*]|(?<=\p{L})>|\.{3,}|\d(?=:)|är|on|ovat|is|are|was|oli|var|->)"

#: A question that somebody else answers on the next line: "Ert kundnummer?\n[10:03] Anna: 12345"
ANSWERED = (
    r"(?:\?[ \t]*\n[ \t>–-]*(?:(?:\[[\d.:/ -]{3,18}\]|\d{1,2}:\d\d(?::\d\d)?)[ \t]+)?"
    r"(?:<?\p{L}[\p{L}. ]{0,20}(?::|>:?)[ \t]*)?)?"
)
#: Colon, "är", "on", "is", "nr" and the like, on one line or with one line break.
TIGHT_GAP = (
    rf"(?!\p{{L}})(?:[ \t]*(?:{_LINK}|{_NUMBER_WORD})){{0,4}}{ANSWERED}[ \t]*\n?[ \t]*[\"'(]?"
)

#: No currency or unit follows, and the value does not go on.
NO_AMOUNT = (
    r"(?![\p{L}\d_]|[.,]\d| ?(?:kr|sek|kronor|tkr|eur|euro|euroa|€|%|\$|£|usd|gbp|st|kpl|pcs"
    r"|personer"
    r"|anställda|gånger|rader|månader|dagar|dygn|kertaa|päivää|kuukautta|henkilö\p{L}*|riviä"
    r"|rows|days"
    r"|months|years|times|people|employees)(?![\p{L}]))"
)


def loose_gap(words: int) -> str:
    """Return a gap of at most so many words without digits, never over the end of a sentence."""
    word = rf"[ \t]+{OTHER}[\p{{L}}-]{{1,16}}(?![\p{{L}}.@])"
    return (
        rf"(?!\p{{L}})(?:[ \t]*[,:=#()]|[ \t]*\([\p{{L}}+-]{{1,16}}\)"
        rf"|{word}){{0,{words}}}?{TIGHT_GAP}"
    )


#: "mitt kundnummer hos er är"
LOOSE_GAP = loose_gap(5)

_AND = (
    r"(?:,[ \t]*)?(?:och|samt|ja|sekä|and|eller|tai|or|inte|utan|ei|eikä|vaan|not|but|men|mutta"
    r"|->|till|to|blev|became|with|mot|i[ ]stället[ ]för|instead[ ]of|(?:det[ ]|sen[ ])?ska[ ]vara"
    r"|should[ ](?:be|read)|(?:pitää|pitäisi|kuuluu)[ ]olla|rätt[ ](?:är|nr|nummer)|ni[ ]har"
    r"|you[ ]have|teillä[ ]on|det[ ]står|it[ ]says)"
)


def repeated(value: str) -> str:
    """Return a pattern for one or more values ("12345 och 12346, inte 12347"), each in `value`."""
    another = rf"(?:[ \t]*(?:[,;/&+]|{_AND}){{1,2}}[ \t]*(?:nr\.? |no\.? |nro )?)(?P<value>{value})"
    return rf"(?P<value>{value})(?:(?![\p{{L}}\d]){another}){{0,9}}"


def label_last(value: str, label: str) -> str:
    """Return a pattern for "12345 är mitt kundnummer" and "12345 (kundnummer)"."""
    owner = (
        r"(?:mitt|min|mina|vårt|vår|hans|hennes|ett|det|minun|meidän|hänen|my|our|his|her|the|a)"
    )
    says = (
        r"[ \t]+(?:(?:som|joka|which|that|det)[ \t]+)?(?:är|var|on|oli|is|was|as|som)"
        rf"(?:[ \t]+{owner})?(?:[ \t]+\p{{L}}{{1,14}})?[ \t]+"
    )
    before = r"(?i)(?<![\p{L}\d_]|\d[.,:/-]|[-#])"
    return (
        rf"{before}(?P<value>{value})(?:(?:{says}|[ \t]+(?=\p{{L}}+numero(?:lla|na|ni)))(?:{label})"
        r"(?!\p{L})"
        rf"|[ \t]*(?:\(|<-+[ \t]*|=[ \t]*)(?:{owner}[ \t]+)?(?:{label})[ \t]*(?:\)|\n|$))"
    )


class LabelledRecognizer(ShapeRecognizer):
    """Finds what a label names: beside it, below it in a list or column, and its like elsewhere.

    `HEADING` is what must stand in the heading, `CELL` what counts as a value below one. A value
    with the very shape of a named one ("INV-20250312" after "invoice INV-20250311") counts too,
    unless `ALIKE` is switched off.
    """

    HEADING: ClassVar[str]
    CELL: ClassVar[str]
    #: A value by its shape, where a heading's words stand near it (`near_labels`).
    NEAR: ClassVar[str] = _NOTHING
    #: The whole heading of a column that says as much as HEADING in running text.
    COLUMN: ClassVar[str] = _NOTHING
    heading: ClassVar["regex.Pattern[str]"]
    column: ClassVar["regex.Pattern[str]"]
    cell_value: ClassVar["regex.Pattern[str]"]
    near: ClassVar["regex.Pattern[str]"]
    ALIKE: ClassVar[bool] = True
    #: Whether other capitals in the same places are alike too.
    LETTERS_VARY: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        """Compile the patterns of headings and cells."""
        heading = rf"{LABEL_START}(?:{cls.HEADING})(?!\p{{L}})"
        super().__init_subclass__()
        column = rf"(?i)(?:{cls.COLUMN})[ \t]*(?:[\t|;]|  |\n)"
        cls.TRIGGERS = (*cls.TRIGGERS, heading, *([column] if cls.COLUMN != _NOTHING else []))
        cls.heading = regex.compile(heading)
        cls.column = regex.compile(rf"(?i)[ \t]*(?:{cls.COLUMN})[ \t]*")
        cls.near = regex.compile(
            rf"(?i)(?<![\p{{L}}\d_.#@;|\t]|\d[,:/-]|[-/])(?:{cls.NEAR})(?![-/]\d){NO_AMOUNT}"
        )
        cls.cell_value = regex.compile(
            rf"(?i)(?<![\p{{L}}\d_]|\d[.,:/-])(?P<value>{cls.CELL}){NO_AMOUNT}"
        )

    def found(self, text: str, compiled: Sequence[Compiled]) -> list[RecognizerResult]:
        """Return what the patterns find, and the cells and values like them."""
        found = super().found(text, compiled)
        found += [self.result(start, end, _HEADED) for start, end in self._headed(text)]
        if self.NEAR != _NOTHING:
            near = near_labels(text, self.heading, self.near)
            found += [self.result(start, end, _NEAR) for start, end in near]
        if self.ALIKE:
            values = {text[result.start : result.end] for result in found}
            masked = _CAPITAL.sub("A", text) if self.LETTERS_VARY else text
            shapes = {_CAPITAL.sub("A", value) for value in values} if self.LETTERS_VARY else values
            found += [self.result(start, end, _ALIKE) for start, end in _alike(shapes, masked)]
        return found

    def needs_context(self, pattern: Pattern) -> bool:
        """Return False: what a pattern finds tells of others like it."""
        return False

    def _headed(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the values in cells under a heading that names the type."""
        if "\n" not in text:
            return
        for cell in Headings(text).cells():
            if self.heading.search(cell.heading) or self.column.fullmatch(cell.heading):
                match = self.cell_value.search(text, cell.start, cell.end)
                if match and _is_bare(text[cell.start : match.start()]):
                    yield match.span("value")


_DIGIT = regex.compile(r"\d")
_CAPITAL = regex.compile(r"[A-Z](?=[A-Z]{0,2}\d{5})")
_BEFORE = regex.compile(r"(?<![\p{L}\d_]|\d[.,:/-])")
_AFTER = regex.compile(r"(?![\p{L}\d_]|[.,:/-]\d)")
_OTHER_LABEL = regex.compile(rf"(?i)(?!{OTHER})\p{{L}}")


def _is_bare(before: str) -> bool:
    """Return whether nothing in front of a value names it as something else."""
    return not any(_OTHER_LABEL.match(word) for word in before.split())


def _alike(values: Iterable[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield what has the shape of one of the values: the same letters and signs, any digits."""
    shapes = {_shape(value) for value in values} - {""}
    if not shapes:
        return
    masked = _DIGIT.sub("0", text)
    for shape in shapes:
        wanted = _DIGIT.sub("0", shape)
        start = masked.find(wanted)
        while start >= 0:
            end = start + len(shape)
            if _is_alike(text, start, end, shape):
                yield start, end
            start = masked.find(wanted, start + 1)


def _is_alike(text: str, start: int, end: int, shape: str) -> bool:
    """Return whether a stretch has the shape's own digits, and stands alone without a label."""
    same = all(a == b or b == "0" for a, b in zip(text[start:end], shape, strict=True))
    alone = _BEFORE.match(text, start) and _AFTER.match(text, end)
    return bool(same and alone) and _is_bare(
        " ".join(text[max(0, start - 40) : start].split()[-2:])
    )


def _shape(value: str) -> str:
    """Return the value with a 0 for each digit that may be another, or "" where too much is alike.

    A 0 that must stay one is not told from that: it is the same shape, a little wider.
    """
    digits = sum(character.isdigit() for character in value)
    has_signs = any(not character.isdigit() and character != " " for character in value)
    if digits >= (_TELLING_WITH_SIGNS if has_signs else _TELLING):
        same = 0
    elif digits >= _TELLING_HALF:
        same = len(value) // 2
    else:
        return ""
    return value[:same] + _DIGIT.sub("0", value[same:])
