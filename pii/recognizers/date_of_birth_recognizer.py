"""Dates that the text says somebody was born on."""

from collections.abc import Iterator

import regex
from presidio_analyzer import Pattern

from pii.names.pipeline import name_list
from pii.recognizers.labelled import (
    ANSWERED,
    LABEL_START,
    LabelledRecognizer,
    label_last,
    repeated,
)

_NOUN = (
    r"f\.?dat(?:um)?|s-aika|snt\.?|d/b|födelse(?:datum|dag|data|tid|år)\p{L}{0,4}|födelse-?(?:dat|d)\.?|föd\.?(?:datum|dat|dag)"
    r"|syntym[äa](?:a[ij]|p[äa]iv|vuo|pvm)\p{L}{0,8}|synt\.? ?(?:aika|pvm|päivä)\p{L}{0,3}"
    r"|syntaika|s\.? ?aika|birth[ -]?(?:date|day|year)s?|b-?day|dates?[ -]of[ -]birth|year of birth"
    r"|birthday['’]s|synttäri\p{L}{0,3}|d\.?o\.?b\.?|dobs"
    r"|birth(?=[ \t]*:?[ \t]*\d{1,2}[ ./-])"
)
_VERB = (
    r"kom till världen|came into the world|näki päivänvalon|fött|född(?:a|es)?|föddes|föd\.|f\.d\."
    r"|syntynyt|syntyneet|syntyneensä|syntyn(?:t|n?y|[’']t)|synt\.|synnyin|born"
    r"|fyller(?: \d\d)?(?: år)?|täytän(?: \d\d)?(?: vuotta| vuosia)?|turn(?:s|ed)? \d\d"
)
_CHILD_BORN = (
    r"(?:lapse|tyttä|tytär|tyttö|tytö|poika|poja|vauva|kaksos|esikois|kuopus|hän)\p{L}{0,10}"
    r"(?:[ ]\p{L}{1,14}){0,2}[ ]syntyi(?:vät)?"
)
_FILLER = (
    r"är|den|på|on|in|the|i|år|året|vuonna|is|was|were|are|var|oli|mitt|min|minun|my|hänen|hans"
    r"|hennes|jag|han|hon|iaf|ju|alltså|dag|vietän|vuosi|päivä|ovat|a|it['’]s|its|it is|that['’]s"
    r"|det är|se on|siis|so|\p{L}{3,10}vuonna"
)
_PLACE = r"(?!\p{L}{4,9}kuussa)[\p{L}-]{2,20}(?:ssa|ssä|lla|llä)|(?:i|in|at|på)[ \t]+[\p{L}-]{2,20}"
_GAP = (
    rf"(?:[ \t]*(?:[:=,;(|]|\.{{3,}})|[ \t]+(?:{_FILLER})(?!\p{{L}})"
    rf"|[ \t]+(?:{_PLACE})(?!\p{{L}})){{0,4}}?"
    rf"{ANSWERED}[ \t]*\n?[ \t]*[\"']?"
)
_WORDS = (
    r"(?:[ \t]*[,:=(]|[ \t]*\([\p{L} ]{1,20}\)"
    r"|[ \t]+(?:[\p{L}-]{1,16}(?![\p{L}.@])|1[89]\d\d|20\d\d)){1,9}?[ \t]+"
)
_MONTH = (
    r"(?:jan|feb|mar|apr|ma[jyi]|jun|jul|aug|sep|o[kc]t|nov|de[cs]|tammi|helmi|maalis|huhti|touko"
    r"|kesä|heinä|elo|syys|loka|marras|joulu)\p{L}{0,10}\.?"
)
_YEAR_IN_WORDS = (
    r"(?:(?:nitton(?:hundra)?|tjugohundra)?(?:tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio"
    r"|nittio)\p{L}{0,5}|(?:vuonna )?(?:tuhatyhdeksänsataa|kaksituhatta)\p{L}*"
    r"|nineteen[ -]\p{L}{3,7}(?:-\p{L}{3,5})?)"
)
_YEAR = rf"(?:(?:1[89]|20)\d\d|['-]?\d\d|{_YEAR_IN_WORDS})"
_DAY = (
    r"(?:\d{1,2}(?:[.:]?[ea]?|st|nd|rd|th)\.?|\p{L}{3,14}(?:de|te|th|st|nd|rd)|första|andra"
    r"|\p{L}{3,16}(?:s|toista|inen|päivänä)(?= \p{L}{3,6}kuuta))"
)
_FULL = (
    r"(?:\d{4}[./ -]\d{1,2}[./ -]\d{1,2}|\d{1,2} ?[./ -] ?\d{1,2}(?: ?[./ -] ?|\.-)(?:\d{4}|\d\d)"
    r"|\d{1,2}/\d{1,2} ?[-'’]\d\d"
    rf"|(?:den |the )?{_DAY}[ -]?(?:of )?{_MONTH}[,-]? ?{_YEAR}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}|(?:1[89]|20)\d{{6}}"
    r"|[0-3]\d[01]\d(?:19|20)\d\d|\d{6}"
    rf"|{_MONTH} \d{{1,2}}\.? päivä(?:nä)? (?:vuonna )?\d{{4}})"
)
_PART = (
    rf"(?:(?:den |the )?{_DAY} ?(?:of )?{_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?! ?\d)"
    rf"|\d{{1,2}}[./]\d{{1,2}}\.?|{_MONTH} {_YEAR}|(?:1[89]|20)\d\d|['-]\d\d)"
)
_LONG_AGO = r"(?![^\n]{0,12}(?<!\d)20(?:1[6-9]|[2-9]\d)|\d\d:)"
_LONG_PAST = r"(?:19[2-9]\d|200[0-8])"
_END = r"(?![\p{L}\d]|[-./]\d)"
_SURNAME = r"(?: (?:\p{Lu}[\p{L}'-]+|af|von|de|al)){0,2} (?P<surname>\p{Lu}[\p{L}'-]+)"
_PERSON = r"(?P<person>\p{Lu}[\p{L}'-]+)"
_STANDS = r"står|stod|lukee|luki|says|said|shows?|showed|reads?|angetts som|on merkitty"
_LATE = regex.compile(r"20(?:1[6-9]|[2-9]\d)")
_YEAR_ONLY = r"(?!(?:200[5-9]|20[1-9]\d)(?![\d./ -]))"


class DateOfBirthRecognizer(LabelledRecognizer):
    """A label decides; every other date stays, even one of the same shape."""

    ENTITY = "DATE_OF_BIRTH"
    HEADING = rf"{_NOUN}|{_VERB}"
    CELL = rf"(?:{_FULL}|{_PART})"
    NEAR = rf"{_LONG_AGO}(?=[^\n]{{0,16}}(?:19\d\d|200\d|201[0-5]))(?:{_FULL})"
    ALIKE = False
    PATTERNS = (
        Pattern(
            "named",
            rf"{LABEL_START}(?:{_NOUN}){_GAP}{repeated(f'{_FULL}|{_PART}')}{_END}",
            0.9,
        ),
        Pattern(
            "told",
            rf"{LABEL_START}(?:{_VERB}|{_CHILD_BORN}){_GAP}{_YEAR_ONLY}"
            rf"{repeated(f'{_FULL}|{_PART}')}{_END}",
            0.9,
        ),
        Pattern("two digits", rf"{LABEL_START}född (?P<value>[3-9]\d){_END}(?! år)", 0.6),
        Pattern(
            "two digits first",
            rf"{LABEL_START}(?:är|on|oon) (?P<value>[3-9]\d)[ -](?:född|syntynyt)(?!\p{{L}})",
            0.6,
        ),
        Pattern(
            "named, further on",
            rf"{LABEL_START}(?:{_NOUN}){_WORDS}{_LONG_AGO}{repeated(_FULL)}{_END}",
            0.6,
        ),
        Pattern(
            "named, what stands there",
            rf"{LABEL_START}(?:{_NOUN})[^\n\d]{{1,60}}?(?<!\p{{L}})(?:{_STANDS})[ \t:]+"
            rf"{repeated(_FULL)}{_END}",
            0.7,
        ),
        Pattern(
            "short label",
            rf"{LABEL_START}(?:[fs]|(?-i:b))(?:\.|:)[ \t]*(?P<value>{_FULL}|(?:1[89]"
            rf"|20)\d\d){_END}",
            0.7,
        ),
        Pattern(
            "f and digits",
            rf"{LABEL_START}f[ ](?P<value>(?:19|20)?\d{{6}}|(?:19|20)\d\d[-.]\d\d[-.]\d\d){_END}",
            0.6,
        ),
        Pattern("star", rf"(?<=\(\* ?)(?P<value>{_FULL}){_END}", 0.7),
        Pattern("star and cross", rf"(?<=\* ?)(?P<value>{_FULL})(?=[ ,;–-]{{1,3}}†)", 0.7),
        Pattern("syntyi", rf"{LABEL_START}syntyi{_GAP}{_LONG_AGO}(?P<value>{_FULL}){_END}", 0.7),
        Pattern("label last", label_last(_FULL, rf"{_NOUN}|född|syntynyt|born"), 0.8),
        Pattern(
            "born last",
            rf"(?i)(?<![\p{{L}}\d_]|\d[-./])(?P<value>{_FULL})[ \t]+(?:syntynyt|född|föddes"
            rf"|synnyin)"
            r"(?!\p{L})",
            0.8,
        ),
        Pattern(
            "before an identity code",
            rf"(?<![\p{{L}}\d_]|\d[-./])(?P<value>{_FULL}),? "
            r"(?=\d{6} ?[-+A-FYXWVU] ?\d{3}[\dA-Z])",
            0.6,
        ),
        Pattern(
            "behind a name",
            r"(?<![\p{L}\d-])(?P<name>\p{Lu}[\p{L}'-]+),? \((?P<value>(?:19|20)\d\d-\d\d-\d\d"
            r"|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)\)",
            0.6,
        ),
        Pattern(
            "behind a name, in a list",
            r"(?<=\p{Lu}[\p{L}'-]{1,20},? )(?P<name>\p{Lu}[\p{L}'-]+)(?:, ?|[;|\t] ?)"
            rf"(?P<value>{_LONG_PAST}-\d\d-\d\d|\d{{1,2}}\.\d{{1,2}}\.{_LONG_PAST})"
            r"(?=[,;|\t]|[ ]*(?:\n|$))",
            0.6,
        ),
        Pattern(
            "children",
            rf"{LABEL_START}(?:barn(?:en)?|lapset|lapsi|children|child|kids|dobs?|syntymäajat"
            rf"|födelsedata)\)?[ \t]*:"
            rf"(?:(?:[ \t,]|(?:och|ja|and) ){{0,4}}(?-i:{_PERSON}),? \(?"
            rf"(?P<value>{_FULL}){_END}){{1,6}}",
            0.6,
        ),
        Pattern(
            "numbered people",
            rf"(?:(?m:^)[ \t]*\d{{1,3}}[.)][ \t]+{_PERSON}{_SURNAME},[ \t]*"
            rf"(?=[^\n]{{0,10}}(?:19|20[01])\d)(?P<value>{_FULL})[ \t]*(?:\r?\n|$)){{2,}}",
            0.6,
        ),
    )

    def values(self, match: "regex.Match[str]") -> Iterator[tuple[int, int]]:
        """Yield the dates of a match: behind a name only if the lists know it as one."""
        if "person" in match.re.groupindex:
            yield from _of_people(match)
        elif "name" not in match.re.groupindex or _is_of(match["name"], match["value"]):
            yield from super().values(match)


def _of_people(match: "regex.Match[str]") -> Iterator[tuple[int, int]]:
    """Yield the dates behind a given name, and behind a surname where there is one."""
    known, has_surname = name_list().known, "surname" in match.re.groupindex
    names, values = match.captures("person"), match.spans("value")
    surnames = match.captures("surname") if has_surname else names
    for name, surname, value in zip(names, surnames, values, strict=True):
        is_given = known(name).first > known(name).word
        if is_given and (known(surname).last > 0 or not has_surname):
            yield value


def _is_of(name: str, date: str) -> bool:
    """Return whether the date behind a name may be of its bearer's birth: a surname may head a
    report, a place name stands with other dates, and those are of late years."""
    known = name_list().known(name)
    is_late = _LATE.search(date) is not None
    return known.first > 1 or (known.last > 1 and not known.thing and not is_late)
