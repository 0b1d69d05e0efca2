"""Bankgiro, plusgiro and bank account numbers that the text names."""

from presidio_analyzer import Pattern

from pii.recognizers.labelled import (
    LABEL_START,
    NO_AMOUNT,
    TIGHT_GAP,
    LabelledRecognizer,
    label_last,
    loose_gap,
    repeated,
)

_GIRO = (
    r"(?:bank|plus|post|pankki|bak)[ -]?gi?ro[\p{L}]{0,10}|bankgrio"
    r"|[bp]\.?g\.?(?:-?(?:nr|nro|no)|:\p{L}{1,4})?"
)
_ACCOUNT = (
    r"\p{L}{0,12}konto(?:nummer|numret|nr|t|n)?|kto\.?|\p{L}{0,10}tili(?:numero|nro|nume|lle"
    r"|ni|n)?\p{L}{0,4}"
    r"|(?:bank )?(?:account|acct|acc|a/c)\.?|swish(?:nummer)?"
)
_CLEARING = r"clearing[\p{L}-]{0,10}\)?|clnr|cl\.nr"
_BANK = (
    r"swedbank|seb|nordea|handelsbanken|shb|danske(?: bank)?|länsförsäkringar(?: bank)?|sparbanken"
    r"|ica[ -]banken|skandia(?:banken)?|sbab|avanza|nordnet|ålandsbanken|aktia|s-pankki|osuuspankki"
    r"|säästöpankki|marginalen(?: bank)?|forex"
)
_NO_DATE = (
    r"(?!\d{1,2}\.\d{1,2}\.\d{4}|(?:19|20)\d\d-\d\d-\d\d|(?:19|20)\d\d(?:0[1-9]"
    r"|1[0-2])[0-3]\d(?!\d))"
)
_GIRO_VALUE = (
    r"\d{3,4} ?- ?\d{4}|(?!(?:19|20)\d\d|\d\d00)\d{4} ?- ?\d{3}|\d{4} \d{4}"
    r"|\d{1,3}(?: ?\d\d){1,3} ?- ?\d"
    r"|\d{1,3}(?: \d{1,3}){1,3} ?- ?\d(?! ?\d)"
    r"|\d{1,3}(?: \d\d){2,3}|\d{1,3} \d{3} \d\d|\d{6,8}"
)
_GIRO_DASHED = (
    r"\d{3,4} ?- ?\d{4}|(?!(?:19|20)\d\d|\d\d00)\d{4} ?- ?\d{3}|\d{1,3}(?: ?\d\d){1,3} ?- ?\d"
)
_CLEARED = r"\d{4}(?:-\d)? ?[,/] ?\d(?:[ .-]?\d){5,11}"
#: "konto 3000-3999", "tili 170150-001-023": ledger accounts
_NO_LEDGER = r"(?!\d{4} ?- ?\d{4}(?![\d-])|\d{6}(?:-\d{3}){2})"
_ACCOUNT_VALUE = rf"{_NO_DATE}{_NO_LEDGER}(?:{_CLEARED}|\d(?: - |[ .-]?)\d(?:[ .-]?\d){{5,16}})"
_BANK_VALUE = rf"{_NO_DATE}(?:{_CLEARED}|\d(?:[ .-]?\d){{8,16}})"
_END = r"(?![\p{L}\d])"


class SeBankgiroRecognizer(LabelledRecognizer):
    """Short digits say little, so a label must; ledger accounts ("konto 1930") are too short."""

    ENTITY = "SE_BANKGIRO"
    NEEDS_DIGIT = True
    HEADING = rf"{_GIRO}|{_ACCOUNT}|{_CLEARING}"
    NEAR = r"(?!(?:19|20)\d\d ?-|[3-8]000 ?-)\d{3,4} ?- ?\d{4}|\d{1,3}(?: \d\d){1,3} ?- ?\d"
    CELL = rf"(?:{_GIRO_VALUE}|{_CLEARED}|\d(?:[ .-]?\d){{6,17}}|(?!(?:19|20)\d\d)\d{{4}}(?:-\d)?)"
    PATTERNS = (
        Pattern(
            "giro",
            rf"{LABEL_START}(?:{_GIRO})(?:[ -]?(?:nr|nummer|no)\b)?{loose_gap(4)}"
            + repeated(_GIRO_VALUE)
            + NO_AMOUNT,
            0.9,
        ),
        Pattern(
            "giro, further on",
            rf"{LABEL_START}(?:bankgiro|plusgiro|postgiro|bg(?!\p{{L}}))[^\n]{{1,60}}?"
            rf"(?<![\p{{L}}\d_-]){repeated(_GIRO_DASHED)}{NO_AMOUNT}",
            0.7,
        ),
        Pattern(
            "account",
            rf"{LABEL_START}(?:{_ACCOUNT}){loose_gap(6)}{repeated(_ACCOUNT_VALUE)}{NO_AMOUNT}",
            0.75,
        ),
        Pattern(
            "clearing",
            rf"{LABEL_START}(?:{_CLEARING}){TIGHT_GAP}(?P<value>\d{{4}}(?: ?- ?\d)?"
            rf"(?:[ ,./-]{{1,3}}(?:(?:och |ja |and )?(?:{_ACCOUNT}|sen|sedan|sitten)[:.]? )?"
            rf"\d(?:[ .-]?\d){{5,11}})?){_END}",
            0.85,
        ),
        Pattern(
            "clearing, further on",
            rf"{LABEL_START}(?:{_CLEARING}){loose_gap(3)}(?P<value>(?!(?:19|20)\d\d){_NO_DATE}"
            rf"\d{{4}}(?: ?- ?\d)?){_END}",
            0.6,
        ),
        Pattern(
            "bank",
            rf"{LABEL_START}(?:{_BANK}){loose_gap(2)}(?P<value>{_BANK_VALUE}){NO_AMOUNT}",
            0.6,
        ),
        Pattern(
            "clearing and account",
            rf"(?<![\p{{L}}\d_-]|\d[.,]){_NO_DATE}[3-9]\d{{3}}(?:-\d)?"
            r"(?:-| - |, ?)\d(?:[ ]?\d){6,9}"
            r"(?![\p{L}\d]|[.,:/-]\d)",
            0.2,
        ),
        Pattern(
            "account of a person",
            r"(?<![\p{L}\d_-]|\d[.,])3300[ ,-]{0,2}\d\d(?:0\d|1[0-2])[0-3]\d-?\d{4}"
            r"(?![\p{L}\d]|-\d)",
            0.7,
        ),
        Pattern(
            "clearing, comma",
            rf"(?<![\p{{L}}\d_-]|\d[.,])[1-9]\d{{3}}-\d, ?\d{{2,3}}(?:[ .-]?\d){{4,9}}{_END}",
            0.55,
        ),
        Pattern(
            "Swedbank",
            rf"(?<![\p{{L}}\d_-]|\d[.,])8\d{{3}}-\d[ ,]{{1,2}}\d(?:[ .-]?\d){{6,10}}{_END}",
            0.6,
        ),
        Pattern(
            "label last",
            label_last(rf"{_GIRO_VALUE}|{_BANK_VALUE}", rf"{_GIRO}|{_ACCOUNT}"),
            0.7,
        ),
    )
