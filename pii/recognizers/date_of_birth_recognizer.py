"""Dates that the text says somebody was born on."""

from presidio_analyzer import Pattern

from pii.recognizers.labelled import LABEL_START
from pii.recognizers.shape_recognizer import ShapeRecognizer

_LABEL = (
    r"född(?:a|es)?|föddes|födelse(?:datum|dag|dagen|datumet|tid|år)|fyller år"
    r"|syntynyt|syntyny|synt\.?|syntymä(?:aika|päivä|vuosi|ajan|päivän)\p{L}{0,6}|synnyin|syntyi"
    r"|born|birth ?da(?:te|y)|date of birth|year of birth|d\.?o\.?b\.?"
)
_SHORT_LABEL = r"(?:f|s)(?:\.|:)"
_GAP = (
    r"(?:[ \t]*[:=,(]|[ \t]+(?:är|den|on|in|the|i|år|året|vuonna|is|was|var|oli|mitt|min|minun|"
    r"hänen|hans|hennes|dag)(?!\p{L})){0,4}[ \t]*\n?[ \t]*"
)
_MONTH = (
    r"(?:jan|feb|mar|apr|ma[jyi]|jun|jul|aug|sep|o[kc]t|nov|de[cs]|tammi|helmi|maalis|huhti|touko"
    r"|kesä|heinä|elo|syys|loka|marras|joulu)\p{L}{0,10}\.?"
)
_YEAR = r"(?:(?:1[89]|20)\d\d|['-]?\d\d)"
_FULL = (
    r"\d{4}[./ -]\d{1,2}[./ -]\d{1,2}|\d{1,2}[./ -] ?\d{1,2}[./ -] ?(?:\d{4}|\d\d)"
    rf"|\d{{1,2}}(?:[.:]?[ea]?|st|nd|rd|th)\.? ?(?:of )?{_MONTH},? ?{_YEAR}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}|(?:1[89]|20)\d{{6}}|\d{{6}}"
)
_PART = rf"\d{{1,2}}(?:[.:]?[ea]?|st|nd|rd|th)\.? ?(?:of )?{_MONTH}|\d{{1,2}}[./]\d{{1,2}}\.?"
_PART += rf"|{_MONTH} {_YEAR}|(?:1[89]|20)\d\d|-\d\d"
_END = r"(?![\p{L}\d]|[-./]\d)"
_BEFORE = r"(?<![\p{L}\d_]|\d[-./])"


class DateOfBirthRecognizer(ShapeRecognizer):
    """A label decides; every other date stays."""

    ENTITY = "DATE_OF_BIRTH"
    PATTERNS = (
        Pattern(
            "label first", rf"{LABEL_START}(?:{_LABEL}){_GAP}(?P<value>{_FULL}|{_PART}){_END}", 0.9
        ),
        Pattern(
            "short label",
            rf"{LABEL_START}{_SHORT_LABEL}[ \t]*(?:den )?(?P<value>{_FULL}|(?:1[89]|20)\d\d){_END}",
            0.7,
        ),
        Pattern(
            "label last",
            rf"(?i){_BEFORE}(?P<value>{_FULL})(?=[ \t]+(?:är mitt |är min |on |is my )?"
            rf"(?:syntynyt|född(?!\p{{L}})|syntymä(?:aika|päivä)ni|födelsed|birthday"
            r"|date of birth))",
            0.8,
        ),
    )
