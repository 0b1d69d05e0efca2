"""British, Irish and American addresses, and foreign ones as English texts have them."""

from presidio_analyzer import Pattern

from pii.recognizers.street_names import START

_KIND = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Crescent|Terrace|Gardens|Mews|Boulevard|Blvd|Quay|Close"
    r"|Parkway|Pkwy)\b\.?(?! \p{Ll}+ing)"
)
#: These are words of their own too ("24 Hour Drive"): an address word or a town must stand near.
_WEAK_KIND = (
    r"(?:Drive|Dr|Court|Ct|Square|Sq|Place|Pl|Way|Row|Hill|Grove|Walk|View|Park|Green|Ln|Rise|Mount"
    r"|Yard|Wynd|Croft|Meadows?|Vale|Heights|Parade|Wharf|Trail|Hwy|Alley|Passage|Brae)"
    r"\b\.?"
)
_NO_NAME = (
    r"(?!(?:Hour|Star|Day|Week|Month|Year|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|High Priority)\b)"
)
_NAME = rf"{_NO_NAME}(?:\p{{Lu}}[\p{{L}}'’.-]*|\d{{1,3}}(?:st|nd|rd|th))"
_UK = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
_CANADIAN = r"[A-Z]\d[A-Z] ?\d[A-Z]\d\b"
_IRISH = r"[A-Z]\d[\dW] ?(?=[A-Z\d]*\d)(?=\d*[A-Z])[A-Z\d]{4}\b"
_CODE = (
    rf"(?:{_UK}|{_CANADIAN}|[A-Z]\d[\dW] ?(?=[A-Z\d]*\d)[A-Z\d]{{4}}\b"
    r"|[A-Z]{2} \d{5}(?:-\d{4})?\b|[A-Z]{2,3} \d{4}\b)"
)
_FLAT = (
    r"(?:(?i:flat|apt|unit|apartment|suite|room|floor|ste|lot)\.? (?:\d{1,2}/\d{1,2}|\w{1,4})"
    r"|#\d{1,5})"
)
_NUMBER = r"(?:(?i:number|no\.|nr\.?) )?\d{1,5}(?:-\d{1,4})?[A-Za-z]?,? "
_BEFORE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th) Floor, )?(?:{_FLAT},?\s{{1,2}})?"
    r"(?:\p{Lu}\p{L}+ (?:House|Court|Cottage),\s)?"
)
_GAP = r"(?:,? ?\r?\n ?|, ?| ?[;|] ?| )"
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

#: What stands before a house in running text, and what a number counts rather than a house.
_SAID = r"(?<=(?<!\p{L})(?i:at|to|from|of|near|outside|opposite|behind|address|live on|lives on) )"
_COUNTED = (
    r"(?!(?:\p{L}+ )?(?i:min\p{L}*|hours?|days?|miles?|km|weeks?|months?|years?|long|different"
    r"|other|more|good|easy|better|wrong|right|cars?|people|star|way|place|whole|single|second"
    r"|third|per|each|every|users?)\b)"
)
_SMALL_KIND = r"(?:street|st|road|rd|avenue|ave|lane|crescent|terrace|gardens)\b\.?"
_SMALL_WEAK_KIND = r"(?:drive|close|court|way|place|row|grove)\b"
_STATE_NAME = (
    r"(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia"
    r"|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts"
    r"|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey"
    r"|Mexico|York)|North (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island"
    r"|South (?:Carolina|Dakota)|Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin"
    r"|Wyoming)"
)

PATTERNS = (
    Pattern(
        "English",
        rf"{START}{_BEFORE}{_NUMBER}(?:{_NAME} ){{1,3}}{_KIND}{_TOWNS}"
        rf"(?:{_GAP}{_CODE})?{_COUNTRY}",
        0.75,
    ),
    Pattern(
        "English, weak kind",
        rf"{START}{_BEFORE}{_NUMBER}(?:{_NAME} ){{1,3}}{_WEAK_KIND}",
        0.3,
    ),
    Pattern(
        "English, weak kind, on a line",
        rf"(?:(?m:^)[ \t]*|(?<=[|;\t] ?))(?P<value>{_BEFORE}{_NUMBER}(?:{_NAME} ){{1,3}}"
        r"(?:Grove|Court|Ct|Row|Yard|Rise|Wynd|Croft|Heights))(?=[ \t]*(?:[|;\t]|\r?(?m:$)))",
        0.6,
    ),
    Pattern(
        "English, weak kind, town",
        rf"{START}{_BEFORE}{_NUMBER}(?:{_NAME} ){{1,3}}{_WEAK_KIND}"
        rf"(?:,? {_FLAT}(?:(?:,? ?\r?\n ?|, ?){_TOWN})?"
        rf"|(?:,? ?\r?\n ?|, ?){_TOWN}(?:{_GAP}{_TOWN}){{0,2}})"
        rf"(?:{_GAP}{_CODE})?{_COUNTRY}",
        0.6,
    ),
    Pattern(
        "English, weak kind, said",
        rf"{START}{_SAID}{_NUMBER}(?:{_NAME} ){{1,3}}"
        r"(?:Yard|Grove|Rise|Wynd|Croft|Meadows?|Vale|Heights|Parade|Row|Walk|Mount|Brae)\b",
        0.6,
    ),
    Pattern(
        "English, one word, town",
        rf"{START}{_SAID}{_NUMBER}(?!(?:Gate|Rail|Sub|Hall|Free|Motor|High)ways?)"
        r"\p{Lu}\p{Ll}{2,}(?:way|gate|fields?|wood|view|croft|dale|lea|hurst|brook|mead),"
        rf" (?P<place>{_TOWN})(?![\p{{L}}\d])",
        0.6,
    ),
    Pattern(
        "English, number behind",
        rf"{START}(?:{_NAME} ){{1,2}}"
        r"(?:Street|Road|Avenue|Lane|Terrace|Crescent|Gardens|Square), (?:number|no\.)"
        r" \d{1,4}(?!\d)",
        0.6,
    ),
    Pattern(
        "English, in small letters",
        rf"{START}\d{{1,5}} {_COUNTED}(?:[nsew]\.? )?(?:[a-z']{{3,}} ){{1,2}}{_SMALL_KIND}",
        0.3,
    ),
    Pattern(
        "English, in small letters, said",
        rf"{START}(?<=(?<!\p{{L}})(?i:at|live|lives|it's|its|address is|moved to) )"
        rf"\d{{1,5}} {_COUNTED}(?:[nsew]\.? )?(?:[a-z']{{3,}} ){{1,2}}{_SMALL_KIND}"
        rf"|{START}(?<=(?i:live|lives|living|moved|stays?|staying|address)"
        r"(?: \p{L}+){0,4} (?:at|to|is) )"
        rf"\d{{1,5}} {_COUNTED}(?:[a-z']{{3,}} ){{1,2}}{_SMALL_WEAK_KIND}",
        0.6,
    ),
    Pattern(
        "Spanish, French",
        rf"{START}(?:Calle|Avenida|Avda\.?|Paseo|Rue|Rua|Ul\.|ul\.|Leof\.)"
        r" (?:[\p{L}'’-]+ ){1,4}\d{1,3}(?![\d-])"
        rf"(?:[^\n;]{{0,30}}?(?:\d{{2}}[ -]?\d{{3}}|\d{{4}}) {_TOWN}(?: \(\p{{Lu}}{{2}}\))?"
        rf"|, {_TOWN} \d{{3}} \d\d)?(?:, \p{{Lu}}\p{{Ll}}+)?",
        0.6,
    ),
    Pattern(
        "Italian, Spanish, with a code",
        rf"{START}(?:Via|Viale|Piazza|C/) (?:[\p{{L}}'’-]+ ){{1,3}}\d{{1,3}}"
        rf"(?:, (?:int\.|scala|\d{{1,2}}[ºo]) ?\w{{1,3}})?, \d{{5}} {_TOWN}(?: \(\p{{Lu}}{{2}}\))?"
        r"(?:, \p{Lu}\p{Ll}+)?",
        0.6,
    ),
    Pattern(
        "French, number first",
        rf"{START}\d{{1,3}}(?: bis| ter)?,? (?i:rue|avenue|boulevard|allée|chemin|quai)"
        rf"(?: [\p{{L}}'’-]+){{1,5}},? \d{{5}} {_TOWN}(?:, \p{{Lu}}\p{{Ll}}+)?",
        0.7,
    ),
    Pattern(
        "English, any case",
        rf"(?i){START}(?:{_FLAT},? )?{_NUMBER}(?:[\p{{L}}'.]+ ){{1,3}}"
        r"(?:street|st|road|rd|avenue|ave|lane|drive|close|crescent|terrace|gardens|court|way|place)\b"
        rf"(?:,? [\p{{L}}'-]+){{0,3}},? {_UK}",
        0.8,
    ),
    Pattern(
        "American",
        rf"{START}\d{{1,5}} (?:\p{{Lu}}[\p{{L}}'.]* ){{1,3}}{_AMERICAN_KIND}"
        rf"(?:(?:,? ?\r?\n ?|,? ){_FLAT})?(?:,? ?\r?\n ?|,? ?)"
        rf"(?:\p{{Lu}}[\p{{L}}'-]* ){{0,2}}\p{{Lu}}[\p{{L}}'-]*,? ?(?:{_STATE}|{_STATE_NAME})"
        r"(?:,? |,)\d{5}(?:-\d{4})?(?!\d)"
        r"(?:,? ?\r?\n ?USA\b|, USA\b)?",
        0.8,
    ),
    Pattern(
        "American, any case",
        rf"(?i){START}(?:\d{{1,5}} (?:\p{{L}}+ ){{1,3}}"
        r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|blvd)\.?,? (?:\p{L}+,? ){1,2}"
        rf"{_STATE} \d{{5}}|rr \d{{1,3}},? box \d{{1,5}})(?![\p{{L}}\d])",
        0.7,
    ),
    Pattern(
        "English, in capitals",
        rf"{START}(?:(?:{_FLAT},? )?\d{{1,4}}[A-Z]? (?:[A-Z'’-]{{2,}} ){{1,3}}"
        r"(?:STREET|ROAD|AVENUE|LANE|CRESCENT|TERRACE|GARDENS|MEWS)\b"
        r"|FLAT \d{1,4}[A-Z]?,? (?:[A-Z'’-]{2,} ){1,2}(?:COURT|CLOSE|HOUSE)\b)",
        0.6,
    ),
    Pattern(
        "up to a British code",
        rf"{START}(?:{_FLAT}, )?(?:\d{{1,4}}[A-Za-z]? )?"
        rf"(?:\p{{Lu}}[\p{{L}}'’-]+[ ,\n]{{1,2}}){{1,8}}{_UK}{_COUNTRY}",
        0.6,
    ),
    Pattern(
        "up to a Canadian or Irish code",
        rf"{START}(?:{_FLAT}, )?(?:\p{{Lu}}[\p{{L}}'’-]+(?: \p{{Lu}}[\p{{L}}'’-]+){{0,2}}, ){{1,4}}"
        rf"(?:\p{{Lu}}[\p{{L}}'’-]+ ){{1,2}}(?:{_CANADIAN}|{_IRISH}){_COUNTRY}",
        0.6,
    ),
    Pattern(
        "British code and house",
        rf"{START}{_UK},? (?i:number|no\.|house|flat) \d{{1,4}}(?!\d)",
        0.6,
    ),
    Pattern(
        "American town",
        rf"{START}(?:(?:\p{{Lu}}[\p{{L}}'-]* ){{0,2}}\p{{Lu}}[\p{{L}}'-]*, ?"
        rf"(?:{_STATE}|{_STATE_NAME})(?:,? |,)\d{{5}}(?:-\d{{4}})?(?!\d)"
        rf"|\d{{5}}, (?:\p{{Lu}}\p{{L}}+ ){{1,2}}{_STATE}(?!\p{{L}}))",
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
