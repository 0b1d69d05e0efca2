"""Months and weekdays that are called like persons, in dates: "11 Jan", "May 5", "Thu, 31 May"."""

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

_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
WEEKDAYS = frozenset(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
#: "Thu, 31 May 2001 19:11", "Mon Jun 21 10:40": how programs write the time.
_DATE_AFTER_WEEKDAY = regex.compile(
    rf",? {{1,2}}(?:0?{_DAY} {_MONTHS}|{_MONTHS} {{1,2}}0?{_DAY})(?: \d{{4}})?(?: at)? \d\d?:\d\d"
)
_WEEKDAY_BEFORE = regex.compile(rf"(?<!\p{{L}})(?:{'|'.join(sorted(WEEKDAYS))}),? {{1,2}}\Z")
_DAY_AFTER = regex.compile(rf" {{1,2}}0?{_DAY} \d\d?:\d\d")
_LONGEST_WEEKDAY = 6


def is_weekday(text: str, start: int, end: int) -> bool:
    """Return whether it is the weekday before a date: Thu, 31 May."""
    return text[start:end] in WEEKDAYS and _DATE_AFTER_WEEKDAY.match(text, end) is not None


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
        or (
            _WEEKDAY_BEFORE.search(text, max(0, start - _LONGEST_WEEKDAY), start)
            and _DAY_AFTER.match(text, end)
        )
    )
