"""British, Irish and American addresses, and foreign ones as English texts have them."""

from presidio_analyzer import Pattern

from pii.recognizers.street_names import START

_KIND = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Crescent|Terrace|Gardens|Mews|Boulevard|Blvd|Quay|Close"
    r"|Parkway|Pkwy)\b\.?(?! \p{Ll}+ing)"
)
#: These are words of their own too ("24 Hour Drive"): an address word or a town must stand near.
_WEAK_KIND = (
    r"(?:Drive|Dr|Court|Ct|Square|Sq|Place|Pl|Way|Row|Hill|Grove|Walk|View|Park|Green|Ln|Rise|Mount)"
    r"\b\.?"
)
_NO_NAME = (
    r"(?!(?:Hour|Star|Day|Week|Month|Year|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|High Priority)\b)"
)
_NAME = rf"{_NO_NAME}(?:\p{{Lu}}[\p{{L}}'’.-]*|\d{{1,3}}(?:st|nd|rd|th))"
_UK = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
_CODE = (
    rf"(?:{_UK}|[A-Z]\d[\dW] ?(?=[A-Z\d]*\d)[A-Z\d]{{4}}\b|[A-Z]{{2}} \d{{5}}(?:-\d{{4}})?\b"
    r"|[A-Z]{2,3} \d{4}\b)"
)
_FLAT = r"(?i:flat|apt|unit|apartment|suite|room|floor|ste)\.? \w{1,4}"
_NUMBER = r"\d{1,4}(?:-\d{1,4})?[A-Za-z]?,?"
_BEFORE = rf"(?:{_FLAT},?\s{{1,2}})?(?:\p{{Lu}}\p{{L}}+ (?:House|Court|Cottage),\s)?"
_GAP = r"(?:,? ?\r?\n ?|, | )"
_TOWN_WORD = r"(?![A-Z]{2,3} ?\d)\p{Lu}\p{L}+(?![\p{L}\d])"
_TOWN = rf"{_TOWN_WORD}(?:[ -]{_TOWN_WORD}){{0,2}}(?:(?<=Dublin|London) \d{{1,2}}\b)?"
_COUNTRY = (
    r"(?:, ?(?:UK|U\.K\.|United Kingdom|England|Scotland|Wales|Ireland|USA|United States|France"
    r"|Germany)(?!\p{L}))?"
)
_TOWNS = rf"(?:,? {_FLAT})?(?:{_GAP}{_TOWN}){{0,3}}"

_AMERICAN_KIND = (
    r"(?i:street|st|road|rd|avenue|ave|lane|ln|drive|dr|court|ct|boulevard|blvd|way|place|pl)\b\.?"
)
_STATE = (
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]"
    r"|T[NX]|UT|V[AT]|W[AIVY])"
)

PATTERNS = (
    Pattern(
        "English",
        rf"{START}{_BEFORE}{_NUMBER} (?:{_NAME} ){{1,3}}{_KIND}{_TOWNS}"
        rf"(?:{_GAP}{_CODE})?{_COUNTRY}",
        0.75,
    ),
    Pattern(
        "English, weak kind",
        rf"{START}{_BEFORE}{_NUMBER} (?:{_NAME} ){{1,3}}{_WEAK_KIND}",
        0.3,
    ),
    Pattern(
        "English, weak kind, on a line",
        rf"(?m)^[ \t]*(?P<value>{_BEFORE}{_NUMBER} (?:{_NAME} ){{1,3}}(?:Grove|Court|Ct))"
        r"(?=[ \t]*\r?$)",
        0.6,
    ),
    Pattern(
        "English, weak kind, town",
        rf"{START}{_BEFORE}{_NUMBER} (?:{_NAME} ){{1,3}}{_WEAK_KIND}"
        rf"(?:,? {_FLAT}(?:(?:,? ?\r?\n ?|, ){_TOWN})?"
        rf"|(?:,? ?\r?\n ?|, ){_TOWN}(?:{_GAP}{_TOWN}){{0,2}})"
        rf"(?:{_GAP}{_CODE})?{_COUNTRY}",
        0.6,
    ),
    Pattern(
        "Spanish, French",
        rf"{START}(?:Calle|Avenida|Avda\.?|Paseo|Rue|Rua|Ul\.|ul\.)"
        r" (?:[\p{L}'’-]+ ){1,4}\d{1,3}(?![\d-])"
        rf"(?:[^\n;.]{{0,30}}?\d{{2}}[ -]?\d{{3}} {_TOWN})?",
        0.6,
    ),
    Pattern(
        "English, any case",
        rf"(?i){START}(?:{_FLAT},? )?{_NUMBER} (?:[\p{{L}}'.]+ ){{1,3}}"
        r"(?:street|st|road|rd|avenue|ave|lane|drive|close|crescent|terrace|gardens|court|way|place)\b"
        rf"(?:,? [\p{{L}}'-]+){{0,3}},? {_UK}",
        0.8,
    ),
    Pattern(
        "American",
        rf"{START}\d{{1,5}} (?:\p{{Lu}}[\p{{L}}'.]* ){{1,3}}{_AMERICAN_KIND}"
        rf"(?:(?:,? ?\r?\n ?|,? ){_FLAT})?(?:,? ?\r?\n ?|,? )"
        rf"(?:\p{{Lu}}[\p{{L}}'-]* ){{0,2}}\p{{Lu}}[\p{{L}}'-]*,? {_STATE}"
        r" \d{5}(?:-\d{4})?(?!\d)"
        r"(?:,? ?\r?\n ?USA\b|, USA\b)?",
        0.8,
    ),
    Pattern(
        "up to a British code",
        rf"{START}(?:\d{{1,4}}[A-Za-z]? )?(?:\p{{Lu}}[\p{{L}}'’-]+[ ,\n]{{1,2}}){{1,8}}"
        rf"{_UK}{_COUNTRY}",
        0.6,
    ),
    Pattern("British code", rf"(?i){START}{_UK}", 0.2),
    Pattern(
        "number first, five-digit code",
        rf"{START}\d{{1,4}}[A-Za-z]?,? \p{{Lu}}[\p{{L}}'.]*(?: [\p{{L}}'.]+){{0,4}},? ?\n?"
        rf"(?<=[,\n] ?)\d{{5}} {_TOWN}",
        0.6,
    ),
    Pattern(
        "English box",
        rf"{START}(?i:p\.? ?o\.? ?box) \d{{1,6}}(?:{_GAP}{_TOWN}){{0,2}}(?:{_GAP}{_CODE})?",
        0.7,
    ),
)
