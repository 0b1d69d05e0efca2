"""Months that are called like persons, in dates: "11 Jan", "May 5", "tammi–touko"."""

import regex

from pii.recognizers.sentences import begins_sentence

_MONTH = regex.compile(
    r"(?i)(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|o[ck]t|nov|dec|april|june|august(?:i)?)\.?"
)
_MONTHS_IN_FINNISH = regex.compile(
    r"(?P<month>(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)"
    r"(?:kuu\p{L}{0,4})?) ?[–-] ?(?&month)"
)
_LONGEST_MONTHS = 29
MONTH_BEGINNINGS = frozenset(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "okt", "nov", "dec")
    + ("tam", "hel", "maa", "huh", "tou", "kes", "hei", "elo", "syy", "lok", "jou")
)
_DAY = r"(?:[1-9]|[12]\d|3[01])"
_DAY_BEFORE = regex.compile(rf"(?<!\bklo?\.?|\bat|\n|^)[^\S\n]+{_DAY}(?:st|nd|rd|th|\.)?[^\S\n]$")
_DATE_AFTER = regex.compile(rf"\.? (?:{_DAY}|(?:19|20)\d\d)(?![\d:-]| ?\d)")
#: "Jan 19 03:12:44 fw2 sshd"
_LOG_TIME_AFTER = regex.compile(rf" {{1,2}}{_DAY} \d\d:\d\d:\d\d \S+ [\w/.-]+(?:\[\d+\])?:")


def is_month(text: str, start: int, end: int) -> bool:
    """Return whether it is the month of a date: 11 Jan, May 5; or two: "tammi–touko"."""
    if end - start > _LONGEST_MONTHS:
        return False
    if text[start : start + 3].lower() not in MONTH_BEGINNINGS:
        return False
    if _MONTHS_IN_FINNISH.fullmatch(text, start, end):
        return True
    return _MONTH.fullmatch(text, start, end) is not None and bool(
        _DAY_BEFORE.search(text, 0, start)
        or _DATE_AFTER.match(text, end)
        or (_LOG_TIME_AFTER.match(text, end) and begins_sentence(text, start))
    )
