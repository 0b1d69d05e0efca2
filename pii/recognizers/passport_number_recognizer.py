"""Passport and identity card numbers that the text names."""

from presidio_analyzer import Pattern

from pii.recognizers.labelled import (
    LABEL_START,
    NO_AMOUNT,
    LabelledRecognizer,
    label_last,
    loose_gap,
    repeated,
)

_LABEL = (
    r"(?:diplomat|nöd|resenärs)?pass(?:et|ets|en|nu?mm?\p{L}{1,4}|nr|kopian?)?|ut-?kort\p{L}{0,8}"
    r"|dni|nie|personalausweis|førerkort\p{L}{0,3}|henkkari\p{L}{0,3}|pp(?= )|brp|passinumero"
    r"|id[- ]?kort\p{L}{0,10}|identitetskort\p{L}{0,10}|leg(?:itimation)?(?:en|s)?(?:nummer|nr)?"
    r"|id-?handling(?:en)?"
    r"|lma-?kort\p{L}{0,8}|uppehållstillstånd\p{L}{0,12}|körkort\p{L}{0,9}"
    r"|hlö-?kort\p{L}{1,8}|passi(?!i)\p{L}{0,14}|pass(?:eista|it|ien)|henkilökor\p{L}{1,12}|id-?kort\p{L}{0,8}"
    r"|ajokort\p{L}{0,8}"
    r"|matkustusasiakir\p{L}{1,8}|oleskelulupa\p{L}{0,10}|oleskeluluvan"
    r"|pass?ports?|id[ -]cards?|identity cards?|personal cards?|travel[ _]doc(?:ument)?s?"
    r"|residence permits?(?: card)?"
    r"|driv(?:ing|er'?s) licen[cs]e"
)
_NAMED = (
    r"(?:pass(?:et|nummer|numret|nr)?|passi(?:ni|n)?(?: ?nu?me?ro(?:ni)?)?|passport(?: number"
    r"| no\.?)?"
)
_NAMED += (
    r"|id-?kort(?:snummer)?|henkilökortti(?:ni)?(?:n numero)?|(?:id|identity) card(?: number)?)"
)
_VALUE = (
    r"(?:(?:(?!pnr|nro?|no|hetu)[A-Z]{1,3}[ -]?)?\d(?:[ ]?\d){5,9}"
    r"(?:(?-i: [B-HJ-Z](?=\s*(?:[\n.,;)]|$)))|[A-Z]?\d?)"
    r"|[A-Z]{1,3}-\d{2,4}-\d{2,5}|\d\d-\d{6}|(?=\p{L}*(?:\d\p{L}*){4})[A-Z\d]{7,12}"
    r"|(?-i:(?=[A-Z]*\d[A-Z]*\d)[A-Z\d]{9}))"
)
_LETTERED = r"(?-i:[A-Z]\d{8}|[A-Z] \d{4} \d{4}|[A-Z]{2}\d{6,7}|[A-Z]{2} \d{3} ?\d{3,4})"


class PassportNumberRecognizer(LabelledRecognizer):
    """Six digits and more, or letters and digits mixed, behind a label."""

    ENTITY = "PASSPORT_NUMBER"
    NEEDS_DIGIT = True
    HEADING = _LABEL
    NEAR = (
        r"(?-i:[A-Z]{1,2}) ?\d{6,8}|(?-i:[A-Z]{1,3}) \d{3} ?\d{3,4}(?: \d\d)?"
        r"|(?-i:[A-Z]{2})\d{4}-\d{3}|(?!(?:19|20)\d\d[01]\d)\d{8,9}|\d{2,3} \d{3} \d{3}"
    )
    CELL = _VALUE
    LETTERS_VARY = True
    PATTERNS = (
        Pattern(
            "named", rf"{LABEL_START}(?:{_LABEL}){loose_gap(8)}{repeated(_VALUE)}{NO_AMOUNT}", 0.8
        ),
        Pattern(
            "named, with a remark",
            rf"{LABEL_START}(?:{_LABEL}) \([\p{{L}} ]{{1,40}}\): (?!(?:19|20)\d\d[ .-]?[01]\d)"
            rf"{repeated(_VALUE)}{NO_AMOUNT}",
            0.8,
        ),
        Pattern(
            "further on",
            rf"{LABEL_START}(?:{_LABEL})[^\n]{{1,120}}?(?<![\p{{L}}\d-])(?P<value>{_LETTERED})"
            rf"(?:[^\n]{{1,60}}?(?<![\p{{L}}\d-])(?P<value>{_LETTERED})){{0,2}}{NO_AMOUNT}",
            0.6,
        ),
        Pattern(
            "British driving licence",
            r"(?<![\p{L}\d_])[A-Z9]{5} ?\d{6} ?[A-Z9]{2}\d?[A-Z]{2}(?: \d\d)?(?![\p{L}\d_-])",
            0.6,
        ),
        Pattern("label last", label_last(_VALUE, _NAMED), 0.8),
    )
