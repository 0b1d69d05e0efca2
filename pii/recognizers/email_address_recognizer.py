"""E-mail addresses, also written around filters."""

from presidio_analyzer import Pattern

from pii.recognizers.shape_recognizer import ShapeRecognizer

_LOCAL = r"(?<![\p{L}\p{N}_.%+&'-])[\p{L}\p{N}_](?:[\p{L}\p{N}_.%+&'-]{0,62}[\p{L}\p{N}_+-])?"
_LABEL = r"[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?"
_END = r"(?![\p{L}\p{N}])"
_WORD_DOT = r"(?: ?[(\[{] ?(?:dot|punkt|piste|\.) ?[)\]}] ?| (?:dot|punkt|piste) )"
_ANY_DOT = rf"(?:{_WORD_DOT}|\.| \. )"
_AT_WORD = r"(?:at|@|ät|ett?|miu|mau|snabel-?a)"
_BRACKETED_AT = rf" ?[(\[{{<] ?{_AT_WORD} ?[)\]}}>] ?"
_SPELT_LOCAL = rf"{_LOCAL}(?:{_WORD_DOT}{_LABEL}){{0,3}}"


class EmailAddressRecognizer(ShapeRecognizer):
    """Any domain counts: Presidio's own knows public ones only, but intranets have people too."""

    ENTITY = "EMAIL_ADDRESS"
    PATTERNS = (
        Pattern("plain", rf"(?i){_LOCAL} ?@ ?(?:{_LABEL}\.){{1,8}}\p{{L}}[\p{{L}}\d-]+{_END}", 1.0),
        Pattern("intranet", rf"(?i){_LOCAL}@{_LABEL}{_END}", 0.6),
        Pattern(
            "bracketed",
            rf"(?i){_SPELT_LOCAL}{_BRACKETED_AT}{_LABEL}(?:{_ANY_DOT}{_LABEL}){{1,5}}{_END}",
            0.9,
        ),
        Pattern(
            "spelt",
            rf"(?i){_SPELT_LOCAL} (?:at|ät|@|snabel-?a) {_LABEL}(?:\.{_LABEL}){{0,3}}"
            rf"{_WORD_DOT}\p{{L}}{{2,10}}{_END}",
            0.8,
        ),
        Pattern(
            "spelt at, plain dot",
            rf"(?i){_LOCAL} (?:ät|snabel-?a) (?:{_LABEL}\.){{1,4}}\p{{L}}{{2,10}}{_END}",
            0.8,
        ),
        Pattern(
            "plain at, spelt dot",
            rf"(?i){_SPELT_LOCAL} ?@ ?{_LABEL}(?:{_ANY_DOT}{_LABEL}){{0,3}}"
            rf"{_WORD_DOT}\p{{L}}{{2,10}}{_END}",
            0.8,
        ),
    )
