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
    r"(?:diplomat|nöd|resenärs)?pass(?:et|ets|en|nummer|numret|nummret|nr|kopian?)?"
    r"|id-?kort\p{L}{0,10}|identitetskort\p{L}{0,10}|leg(?:itimation)?(?:en|s)?(?:nummer|nr)?"
    r"|id-?handling(?:en)?"
    r"|lma-?kort\p{L}{0,8}|uppehållstillstånd\p{L}{0,12}|körkort\p{L}{0,9}"
    r"|hlö-?kort\p{L}{1,8}|passi(?!i)\p{L}{0,14}|pass(?:eista|it|ien)|henkilökor\p{L}{1,12}|id-?kort\p{L}{0,8}"
    r"|ajokort\p{L}{0,8}"
    r"|matkustusasiakir\p{L}{1,8}|oleskelulupa\p{L}{0,10}|oleskeluluvan"
    r"|passports?|id[ -]cards?|identity cards?|travel documents?|residence permits?(?: card)?"
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
    r"(?:(?:[A-Z]{1,3}[ -]?)?\d(?:[ ]?\d){5,9}[A-Z]?\d?|[A-Z]{1,3}-\d{2,4}-\d{2,5}"
    r"|\d\d-\d{6}|(?=\p{L}*(?:\d\p{L}*){4})[A-Z\d]{7,12})"
)


class PassportNumberRecognizer(LabelledRecognizer):
    """Six digits and more, or letters and digits mixed, behind a label."""

    ENTITY = "PASSPORT_NUMBER"
    NEEDS_DIGIT = True
    HEADING = _LABEL
    CELL = _VALUE
    LETTERS_VARY = True
    PATTERNS = (
        Pattern(
            "named", rf"{LABEL_START}(?:{_LABEL}){loose_gap(8)}{repeated(_VALUE)}{NO_AMOUNT}", 0.8
        ),
        Pattern(
            "further on",
            rf"{LABEL_START}(?:{_LABEL})[^\n]{{1,120}}?(?<![\p{{L}}\d-])"
            rf"(?P<value>(?-i:[A-Z]{{2}})\d{{6,7}}){NO_AMOUNT}",
            0.6,
        ),
        Pattern("label last", label_last(_VALUE, _NAMED), 0.8),
    )
