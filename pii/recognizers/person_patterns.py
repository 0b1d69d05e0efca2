"""How a text introduces a name: the patterns of `person_recognizer`."""

from presidio_analyzer import Pattern

from pii.recognizers.introduced_words import LONGEST_INITIALS
from pii.recognizers.person_words import (
    AGAIN,
    BEING,
    CALLED,
    CLOSE,
    CLOSE_LABEL,
    CLOSING,
    CONTACT,
    GREETING,
    JOB,
    LABEL,
    OPENING,
    ROLE,
    TITLE,
    WEAK_CLOSING,
)

_PARTICLE = r"(?:von|af|de|van|der|den|del|al|el|bin|ben|di|da|du|la|le)"
_NAME = r"(?:\p{Lu}\.|\p{Lu}(?:[\p{L}'’]*\p{L})?(?:-\p{Lu}?[\p{L}'’]+)*)"
_NEXT = rf"(?: {_PARTICLE}){{0,2}} {_NAME}"
_FULL = rf"{_NAME}(?:{_NEXT}){{0,4}}"
_TWO = rf"{_NAME}(?:{_NEXT}){{1,4}}"
_GIVEN = r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?"
_LOWER_CASE = r"\p{Ll}[\p{L}'’-]+(?: \p{L}[\p{L}'’-]*\.?){0,2}"
_START = r"(?<![\p{L}\d_])"
_STOP = r"(?![\p{L}\d_@])"
_LINE_END = r"(?=[ \t]*[,.!;/|]*[ \t]*(?:\r?\n|$|\p{So}))"

_ALONE = r"[ \t]*(?=\s*$|\r?\n[ \t]*\r?\n|\r?\n-{3})"
_INITIALS = rf"(?P<value>\p{{Lu}}{{1,{LONGEST_INITIALS}}})"
_DAY = r"\d{4}-\d\d-\d\d(?:[ T]\d\d[.:]\d\d)?"

#: No date ("01-05-2024") and no time ("08-16 2024").
_TELEPHONE = r"(?:\+\d[\d -]{8,14}|(?<!\d)0[1-9](?!-\d\d[- ]\d{4}(?!\d))[\d -]{5,10})\d"
_KIN = (
    r"(?:vaimo|mies|puoliso|äiti|isä|tytär|poika|sisko|veli|fru|maka|sambo|mamma|pappa|syster"
    r"|bror|wife|husband|mum|mom|dad|sister|brother|son|dotter|daughter)"
)
#: Never nothing, or its wider form would be in every word that goes on ("hälsning|ar").
_GAP = r"(?:[ \t]+[,.!:]?\s{0,4}|[,.!:]\s{0,4}|\s{1,4})"
_LABEL_GAP = r"[ \t]*(?:\([^()\n]{1,20}\))?[ \t]*[:=][ \t]*"


def _pattern(
    name: str, before: str, value: str, after: str, score: float, *, group: str = "value"
) -> Pattern:
    return Pattern(name, rf"{_START}(?i:{before})(?P<{group}>{value}){_STOP}{after}", score)


PATTERNS = (
    _pattern("called", rf"(?:{CALLED}) ", _FULL, "", 0.9, group="called"),
    _pattern("called, lower case", rf"(?:{CALLED}) ", _LOWER_CASE, "", 0.7),
    _pattern("being, two names", rf"(?:{BEING}) ", _TWO, "", 0.8),
    _pattern(
        "being, one name",
        rf"(?:{BEING}) ",
        _NAME,
        r"(?=[ \t]*(?:[,.!;]|\r?\n|$)| (?:och|ja|and|från|from|här|here)(?!\p{L}))",
        0.6,
    ),
    _pattern(
        "greeting",
        rf"(?:{GREETING}){AGAIN}[ ,]{{1,2}}",
        _FULL,
        r"(?=[ \t]*(?:[,.!?:;\n\r]|$|\p{So}))",
        0.7,
    ),
    _pattern(
        "signature",
        rf"(?:{CLOSING})(?!\p{{L}})[ \t]*[,.!:-]?\s{{0,4}}(?:[-/]+ ?)?"
        r"(?!(?:kind|best|warm) regards)",
        _FULL,
        "",
        0.8,
    ),
    _pattern(
        "signature, lower case",
        rf"(?:{CLOSING}){_GAP}",
        _LOWER_CASE,
        _LINE_END,
        0.6,
    ),
    _pattern(
        "thanks",
        rf"(?:{WEAK_CLOSING})(?!\p{{L}})[ \t]*[,.!/-]?\s{{0,4}}",
        _FULL,
        _LINE_END,
        0.65,
    ),
    Pattern(
        "before an identity code",
        r"(?m:^)[ \t]*(?P<given>\p{Lu}\p{Ll}+)(?=,? \d{6}[-+A-FYXWVU]\d{3}[\dA-Za-z]\b)",
        0.7,
    ),
    Pattern(
        "nickname between",
        r"(?<!\p{L})(?P<given>\p{Lu}\p{L}+) [\"'”“(]\p{Lu}\p{Ll}+[\"'”“)]"
        r" (?P<last>\p{Lu}\p{L}+)",
        0.8,
    ),
    _pattern("called, behind", "", _TWO, r" (?i:heter jag|on nimeni|is my name)(?!\p{L})", 0.8),
    Pattern("end", rf"[.!?%)] (?P<whole>{_TWO})[ \t.]*\s*$", 0.55),
    Pattern(
        "end, given name",
        r"[.!?%)] (?P<given>\p{L}[\p{L}'’-]+)(?: \p{L}\.)?[ \t.]*\s*$",
        0.55,
    ),
    Pattern(
        "before a telephone number",
        rf"(?:(?<=[.!?)] )|(?<=[\"“”'])|(?m:^)[ \t]*|{_START}(?i:{_KIN}) )"
        rf"(?P<given>\p{{Lu}}\p{{Ll}}+),? {_TELEPHONE}(?!\d)",
        0.6,
    ),
    Pattern(
        "behind a telephone number",
        rf"{_TELEPHONE}(?:,| [-–/])? (?P<given>\p{{L}}[\p{{L}}'’-]+)[ \t.!]*\s*$",
        0.55,
    ),
    Pattern(
        "here, first",
        r"(?i)(?:^|\n)[ \t]*(?:(?:hej|hejsan|tjena|moi|moikka|hei|hi|hello|hey)[ ,!]{1,3})?"
        r"(?P<given>\p{L}[\p{L}'’-]+)(?: \p{L}[\p{L}'’-]+)? (?:här|tässä|täällä|here)"
        r"(?=[ ,.!]|$)",
        0.7,
    ),
    # "[09:15] sari v: moi"; but "[09:15] Max antal: 20"
    Pattern(
        "who says it, when",
        r"(?m:^)[ \t]*\[\d\d[:.]\d\d(?:[:.]\d\d)?\] ?(?P<given>\p{L}[\p{L}'’-]+)"
        r"(?P<last>(?: \p{L}\.?)?)(?=:[ \t](?!\d))",
        0.7,
    ),
    Pattern("slash", rf"(?<=^|\s)//? ?(?P<value>{_FULL}){_STOP}(?=[ \t.!]*(?:\r?\n|$))", 0.65),
    Pattern(
        "above a job",
        rf"(?m:^)[ \t]*(?P<job>{_FULL})[ \t]*,?\r?\n[ \t]*(?:\p{{L}}+ ){{0,2}}\p{{L}}*(?i:{JOB})"
        r"(?=[ \t]*(?:[,/|]|\r?\n|$))",
        0.7,
    ),
    Pattern(
        "patronymic",
        rf"{_START}(?P<value>(?:{_NAME} )?\p{{L}}{{3,}}(?:s|ar|u)d[óo]ttir){_STOP}",
        0.7,
    ),
    # looked for at the name, not at each place where a job may end: that would take long
    Pattern(
        "job",
        rf"(?<=(?i:{JOB}(?:en|an|n|ll[eaä]|lt[aä]|[aä]|mme|ni|ksi)? ))(?P<job>{_FULL}){_STOP}",
        0.7,
    ),
    Pattern("last line", rf"\n[ \t]*-? ?(?P<value>{_TWO})(?<! LLP)[ \t]*\s*$", 0.5),
    Pattern("dash", rf"[.!?)]\s{{1,2}}[-–—] ?(?P<value>{_FULL})[ \t.!]*\s*$", 0.6),
    Pattern("t", r"[.!?)\n] ?[tT] (?P<value>\p{L}{3,})[ \t.!]*\s*$", 0.5),
    Pattern("initials alone", rf"\n[ \t]*\r?\n[-/ \t]*{_INITIALS}\.?{_ALONE}", 0.5),
    Pattern("initials in a log", rf"(?m:^)\W{{0,3}}{_DAY} {_INITIALS}(?=[:/])", 0.5),
    _pattern(
        "title", rf"(?<![.@]|\p{{L}}-)(?:{TITLE}) ?(?<=[.: ])", _FULL, "", 0.8, group="titled"
    ),
    _pattern("label", rf"(?:{LABEL}){_LABEL_GAP}", _FULL, "", 0.85, group="labelled"),
    _pattern("contact", rf"(?:{CONTACT}){_LABEL_GAP}", _FULL, "", 0.85),
    Pattern(
        "contact, no colon",
        rf"{_START}(?i:{CONTACT}(?: är| on| is)?) (?P<given>\p{{Lu}}\p{{L}}+)"
        rf"(?P<last>(?: {_NAME}){{1,3}})"
        r"(?=[ \t]*(?:[·|,;(/–-]|\r?\n|$))",
        0.8,
    ),
    _pattern("close", rf"(?:{CLOSE}) ", _GIVEN, r"(?!-)", 0.7, group="close"),
    _pattern(
        "spoken opening",
        rf"(?:{GREETING})[ ,.!]{{1,3}}(?:{OPENING}) ",
        r"\p{L}[\p{L}'’-]+",
        "",
        0.7,
        group="close",
    ),
    _pattern(
        "close, label", rf"(?:{CLOSE_LABEL}){_LABEL_GAP}", _GIVEN, r"(?!-)", 0.7, group="close"
    ),
    _pattern("role", rf"(?:{ROLE}){_LABEL_GAP}", _TWO, "", 0.85),
    _pattern(
        "label, last name first",
        rf"(?:{LABEL}|{CONTACT}|{ROLE}){_LABEL_GAP}",
        rf"{_FULL}, {_FULL}",
        "",
        0.85,
    ),
    _pattern(
        "label, lower case",
        rf"(?:{LABEL}|{CONTACT}){_LABEL_GAP}",
        _LOWER_CASE,
        "",
        0.6,
    ),
)
