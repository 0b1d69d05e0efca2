"""E-mail addresses, also written around filters."""

from presidio_analyzer import Pattern

from pii.recognizers.shape_recognizer import ShapeRecognizer

#: No shorter one is tried: what may follow is no part of one.
_LOCAL = (
    r"(?<![\p{L}\p{N}_.%+&'-])(?!git@)"
    r"[\p{L}\p{N}_][\p{L}\p{N}_.%+&'-]{0,63}+(?<=[\p{L}\p{N}_+-])"
)
_NO_GIT = r"(?!(?i:git)@)"
_LABEL = r"[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?"
_TLD = r"\p{L}(?:\p{L}|(?<=(?i:xn))--|(?<=(?i:xn)--[\p{L}\d-]{0,20})[\d-])+"
_USUAL_TLD = (
    r"(?:se|fi|ax|no|dk|is|ee|de|nl|eu|uk|ie|com|net|org|info|biz|nu|io|me|example|test|local)"
)
_END = r"(?![\p{L}\p{N}])"
_DOT_WORD = r"(?:dot|punkt|piste)"
_WORD_DOT = rf"(?: ?[(\[{{<] ?(?:{_DOT_WORD}|\.) ?[)\]}}>] ?| {_DOT_WORD} )"
_ANY_DOT = rf"(?:{_WORD_DOT}|\.| \. )"
_AT_WORD = r"(?:at|@|a|ät|ett?|miukumauku|miuku|miu|mau|snabel-?a|kissanhäntä)"
_BRACKETED_AT = rf" ?[(\[{{<] ?{_AT_WORD} ?[)\]}}>] ?"
_SPOKEN_AT = r"(?:ät|snabel-?a|miukumauku|kissanhäntä)"
_SPELT_LOCAL = rf"{_LOCAL}(?:{_WORD_DOT}{_LABEL}){{0,3}}"
_HOSTS = (
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|telia|comhem|bredband|spray"
    r"|luukku|kolumbus|elisa|saunalahti|welho|proton|protonmail|gmx|aol|zoho|tutanota|fastmail)"
)
#: "I looked at gmail.com", "my account at outlook.com"
_NO_WORD = (
    r"(?!(?:accounts?|address|e?-?mails?|inbox|look\p{L}*|me|us|found|hosted|be|am|is|are|was|users?"
    r"|available|sign\p{L}*|log\p{L}*|page|it|not|here|registered|stored|and|or)(?!\p{L}))"
)


class EmailAddressRecognizer(ShapeRecognizer):
    """Any domain counts: Presidio's own knows public ones only, but intranets have people too."""

    ENTITY = "EMAIL_ADDRESS"
    PATTERNS = (
        Pattern("plain", rf"{_NO_GIT}{_LOCAL}(?:@ ?| @ )(?:{_LABEL}\.){{1,8}}{_TLD}{_END}", 1.0),
        Pattern(
            "broken at the sign",
            rf"(?i){_LOCAL}(?: @|\r?\n@|@\r?\n)(?:{_LABEL}\.){{1,4}}{_USUAL_TLD}{_END}",
            0.9,
        ),
        Pattern(
            "broken at the dot",
            rf"{_LOCAL} ?@ ?(?:{_LABEL}(?:\.| \. ?|\. |,)){{1,4}}{_USUAL_TLD}{_END}(?!@)",
            0.9,
        ),
        Pattern(
            "escaped", rf"(?i)[\p{{L}}\d_.+-]{{1,64}}%40(?:{_LABEL}\.){{1,8}}{_TLD}{_END}", 1.0
        ),
        Pattern("at a number", rf"{_LOCAL}@\[[\da-fA-F.:]{{3,45}}\]", 0.9),
        Pattern("intranet", rf"{_NO_GIT}{_LOCAL}@(?=[\d-]*\p{{L}}){_LABEL}{_END}", 0.6),
        Pattern(
            "bracketed",
            rf"(?i){_SPELT_LOCAL}{_BRACKETED_AT}{_LABEL}(?:{_ANY_DOT}{_LABEL}){{1,5}}{_END}",
            0.9,
        ),
        Pattern(
            "spelt",
            rf"(?i){_SPELT_LOCAL} (?:at|@|{_SPOKEN_AT}) {_LABEL}(?:\.{_LABEL}){{0,3}}"
            rf"(?:{_WORD_DOT}\p{{L}}{{2,10}}){{1,2}}{_END}",
            0.8,
        ),
        Pattern(
            "spelt at, plain dot",
            rf"(?i){_LOCAL} {_SPOKEN_AT} (?:{_LABEL}\.){{1,4}}\p{{L}}{{2,10}}{_END}",
            0.8,
        ),
        Pattern(
            "plain at, spelt dot",
            rf"(?i){_SPELT_LOCAL} ?@ ?{_LABEL}(?:{_ANY_DOT}{_LABEL}){{0,3}}"
            rf"{_WORD_DOT}\p{{L}}{{2,10}}{_END}",
            0.8,
        ),
        Pattern(
            "at a known host",
            rf"(?i){_NO_WORD}{_LOCAL} at {_HOSTS}\.(?:com|\p{{L}}{{2}}){_END}",
            0.8,
        ),
    )
