"""Customer, contract and invoice numbers that the text names."""

from presidio_analyzer import Pattern

from pii.recognizers.labelled import (
    LABEL_START,
    LOOSE_GAP,
    NO_AMOUNT,
    OTHER,
    TIGHT_GAP,
    LabelledRecognizer,
    label_last,
    repeated,
)

_THING_SV = (
    r"(?:kund?|\p{L}{0,12}avtals?|\p{L}{0,8}kontrakts?|\p{L}{0,8}faktur\p{L}{1,2}|fakt\.?|medlems|medl\.|policy|abonnemangs?"
    r"|abonnent|prenumerations?|prenumerant|försäkrings)"
)
_THING_FI = (
    r"(?:asi?akas|asikas|asiakkaan|as\.?|(?!yleis)\p{L}{0,12}sopimus|sopimuksen|\p{L}{0,8}lasku|laskun"
    r"|jäsen|tilaaja"
    r"|liittymän?|vakuutus|vakuutuksen|vakuutuskirjan|vuokrasopimuksen|sop\.|jäs\.)"
)
_THING_EN = (
    r"(?:customer|cust\.?|client|contract|agreement|invoice|inv\.?|bill|member(?:ship)?|policy"
    r"|subscri(?:ption|ber)|subscr\.?|cou?stu?mer|account holder|credit note)"
)
#: What names a number of these.
LABEL = (
    rf"{_THING_SV}[ _-]?(?:nu?mm?er|nummr?et|numrer|nr|num|id|n:o)\p{{L}}{{0,4}}\.?"
    rf"|{_THING_FI}[ -]?(?:nu?me?ro|nume|num\.|nro|nr|n:o|no\.|tunnu|id)\p{{L}}{{0,8}}\.?"
    r"|(?:asiakkuu|jäsenyy)\p{L}{1,6} (?:numero|nro)\p{L}{0,6}"
    r"|(?:kirjasto|jäsen)kort(?:ti|in)\p{L}{0,4}|medlemskort(?:et)? nr|kundennummer"
    rf"|{_THING_EN}(?:'s)?[ _-]?(?:numm?bers?|numbr|nos?|nr|id|ids|ref(?:erence)?|\#)\.?"
)
_BARE = (
    r"försäkringsbrev|\p{L}{0,12}faktur(?:a|an|or|orna|ans)|kund(?:en|ens)?|\p{L}{0,12}avtal(?:et|en|ets)?"
    r"|kontrakt(?:et)?|abonnemang(?:et)?|prenumeration(?:en)?"
    r"|(?:vuokra|sähkö|osto)soppari(?:n|a|ni)?"
    r"|\p{L}{0,12}lasku(?:n|t|a|ja|lla|lle|ssa|sta|un|jen|issa|illa|mme|ni|nne)?"
    r"|(?!yleis)\p{L}{0,12}sopimu(?:s|sta|kse[nt]|kse\p{L}{2,4}|ksia)|asiakas"
    r"|asiakkaan"
    r"|asiakkaalla|asiakkaalle|invoices?|inv\.?|customers?|cust\.?|clients?|contracts?|agreements?"
    r"|subscriptions?|credit notes?|member|jäsen|medlem"
)
_ONE = r"faktura|invoice|lasku|kund|customer|client|asiakas"
_NO_PHONE = r"(?!0\d\d |[01] 800 |[1-9] (?:19|20)\d\d (?:19|20))"
_INSURANCE = r"\p{L}{1,8}vakuutu(?:s|kseni)|\p{L}{1,8}försäkring(?:en)?"
_NO_DATE = (
    r"(?!(?:19|20)\d\d(?:[-/.]\d\d?(?:[-/.]\d\d?)?|[-/](?:19|20)\d\d)?(?![\p{L}\d]|[-/]\p{L}?\d)"
    r"|\d\d?[./]\d\d?[./](?:19|20)?\d\d(?!\d)|\d\d?-\d\d?-(?:19|20)\d\d(?!\d))"
)
_FEW = r"(?=(?:[\p{L}/_. -]{0,4}\d){3})"
_SEVERAL = r"(?=\p{L}{0,6}[-/_ ]?(?:\d[-/_]?\p{L}{0,4}[-/_ ]?){3}\d)"
_LINK = r"(?!(?:is|är|on|was|are|oli|var|no|nr|nro|number|nummer|numero)(?!\p{L}))"
_PREFIX = (
    rf"(?:{OTHER}{_LINK}(?:\p{{L}}{{1,6}}[-/_]?|(?-i:[A-Z]{{1,4}})\.(?=\d)"
    rf"|\p{{L}}{{1,3}}[ ](?!(?:19|20)\d\d[-/.]\d)))?"
)
_START = rf"{_PREFIX}\d[\p{{L}}\d]{{0,19}}"
_MONTH = r"(?:jan|feb|mar|apr|maj|may|ju[nl]|aug|sep|o[kc]t|nov|de[cs]|\p{L}{3,6}kuu)"
_JOINED = (
    r"(?:[-/_]\p{L}{0,4}\d[\p{L}\d]{0,11}|(?<=(?<!\d)\d{4}) \d{4}(?!\d)"
    rf"|(?<=(?<!\d)\d{{4}} \d{{4}}) \d{{2,3}}(?!\d|[.,:/-]\d| {_MONTH})"
    r"|(?<=(?<!\d)\d{3}) \d{3}-\d(?!\d)){0,4}"
)
_JOINED += r"(?:-\p{L}{1,3}(?!\p{L}))?"
_SPACED = r"(?:[-/_.](?:\p{L}[-/])?\p{L}{0,4}\d[\p{L}\d]{0,11}|[ ]\d{2,6}(?!\d|[.,:/-]\d)){0,4}"
_SPACED += r"(?:(?<=\d{3} \d{3})[ ]\d(?=\s*(?:\n|$|[.,;)](?!\d))))?"
_SPACED += r"(?:[-/]\p{L}{1,3}(?!\p{L}))?"
_LONG = rf"(?!(?:19|20)\d\d-\d\d-\d\d){_FEW}{_START}{_SPACED}"
_PLAIN = rf"{_NO_DATE}{_SEVERAL}{_START}{_SPACED}"
_TOGETHER = r"(?=\p{L}{0,6}(?:[-/_]?\p{L}{0,4}\d){4}|\d{3} \d{3}-\d(?!\d))"
_SINGLE = rf"{_NO_DATE}{_TOGETHER}(?:\p{{L}}{{1,6}}[-/_]?)?\d[\p{{L}}\d]{{0,19}}{_JOINED}"
_NO_LAW = r"(?!\d{2,4}/(?:19|20)\d\d(?!\d))"
_NUMBERED = r"(?:nr\b\.?|nro\b\.?|no\b\.?|n:o|number|nummer|numero|numret|\#)"
#: Not from the middle of a word on: "numero|sta 040 …".
_NEW_WORD = r"(?!(?<=\p{L})\p{L})"
_STANDARD = r"(?:ISO|IEC|EN|SOP|GDPR|RFC|NIS|PCI)(?![A-Z])"
_ALL_DIGITS = r"(?!(?:19|20)\d{6}(?!\d))\d{8,12}"
#: Letters and digits, as firms number what they sign; "KA-50217/B", "LEAS/40771/FI"
_LETTERED = (
    r"(?-i:(?:[A-Z]{1,4}[-/. ]?\d{3,9}|[A-Z]{2,3}[- ]\d\d(?=[- ]\d{3})|[A-Z]{2}\d-\d{3}"
    r"|\d{4,6}-\d{4,6})(?:[-/ ]\d{2,7}){0,2}"
    r"(?:[-/]?[A-Z]{1,2})?)(?![\p{L}\d])"
)


class CustomerNumberRecognizer(LabelledRecognizer):
    """The label makes it one; amounts, years and dates behind a label are left alone."""

    ENTITY = "CUSTOMER_NUMBER"
    NEEDS_DIGIT = True
    HEADING = LABEL
    CELL = rf"{_NO_DATE}{_FEW}{_START}{_SPACED}"
    COLUMN = (
        r"faktur(?:a|or)|laskut?|invoices?|bills?|kund|kunder|asiakas|asiakkaat|avtal|sopimus"
        r"|sopimukset|contracts?|polic(?:y|ies)|medlem|jäsen|members?|vakuutus|försäkring"
    )
    NEAR = (
        rf"{_NO_DATE}(?:(?-i:[A-Z]{{1,4}})[-/ ]?)?(?:\d{{5,11}}(?:[-/]\d{{1,4}}|-\p{{L}})?"
        r"|\d{2,4}[ -]\d{3,6}(?:[ -]\d{1,5}){0,2})(?:-\p{L}|/\p{L}{1,2})?"
    )
    PATTERNS = (
        Pattern("tight", rf"{LABEL_START}(?:{LABEL}){TIGHT_GAP}{repeated(_LONG)}{NO_AMOUNT}", 0.9),
        Pattern("loose", rf"{LABEL_START}(?:{LABEL}){LOOSE_GAP}{repeated(_PLAIN)}{NO_AMOUNT}", 0.7),
        Pattern("bare", rf"{LABEL_START}(?:{_BARE}){TIGHT_GAP}{repeated(_SINGLE)}{NO_AMOUNT}", 0.6),
        Pattern(
            "bare, numbered",
            rf"{LABEL_START}(?:{_BARE}){LOOSE_GAP}(?<={_NUMBERED}[ \t:]{{0,2}}){_NO_LAW}{_NEW_WORD}"
            + repeated(_LONG)
            + NO_AMOUNT,
            0.6,
        ),
        Pattern(
            "further on, colon",
            rf"{LABEL_START}(?:{LABEL})[^\n.:\d]{{1,60}}:[ \t]*(?P<value>{_NO_DATE}"
            rf"(?:\d[ -]?){{5,11}}\d){NO_AMOUNT}",
            0.6,
        ),
        Pattern(
            "numbered, next sentence",
            rf"{LABEL_START}(?:kund|medlem|asiakas|asiakkaa\p{{L}}+|jäsen\p{{L}}*|customer|member)(?!\p{{L}})"
            r"[^\n.\d,]{1,30}(?:sedan|since|vuodesta)[^\n.\d]{0,6}[ ](?:19|20)\d\d\."
            rf" (?:nr|nro|no)[.:]?[ \t]+(?<!no[ ])(?P<value>{_PLAIN}){NO_AMOUNT}",
            0.5,
        ),
        Pattern(
            "bare, groups",
            rf"{LABEL_START}(?:{_ONE})[ \t]*:?[ \t]+(?P<value>{_NO_DATE}{_NO_PHONE}"
            r"(?:\d{3} \d{3}(?: \d{3})?|\d (?:\d{3,4} ){1,3}\d{3,4})(?<!00)(?![ ]?\d|:-))"
            + NO_AMOUNT,
            0.6,
        ),
        Pattern(
            "insurance, loan, groups",
            rf"{LABEL_START}(?:vakuutus|försäkring(?:en)?|insurance|(?:laina)?sopimus|låneavtal)"
            r"[ \t]*:?[ \t]+(?P<value>\d\d \d{4} \d{3}|(?-i:[A-Z]{1,2}) \d{4} \d{4}"
            rf"|\d{{4}}-\d{{3}}\.\d{{3}}-\d){NO_AMOUNT}",
            0.6,
        ),
        Pattern("label last", label_last(_SINGLE, LABEL), 0.7),
        Pattern(
            "bare, comma",
            rf"{LABEL_START}(?:{_BARE}),[ \t]*{repeated(_ALL_DIGITS)}{NO_AMOUNT}",
            0.6,
        ),
        Pattern(
            "policy",
            rf"{LABEL_START}policy(?:nr)?[ \t]*[:#][ \t]*(?!{_STANDARD})"
            rf"(?P<value>{_NO_DATE}{_LETTERED}){NO_AMOUNT}",
            0.6,
        ),
        Pattern(
            "names itself",
            r"(?<![\p{L}\d_.#@/-])(?:INV|FAKT|CUST|KUND|ASIAKAS|LASKU|CONTRACT|AVTAL|MEMBER)[-/]"
            r"(?=(?:[A-Z/-]{0,3}\d){5})[A-Z\d]{2,9}(?:[-/][A-Z\d]{1,9}){0,3}(?![\p{L}\d_-])",
            0.6,
        ),
        Pattern(
            "bare, further on",
            rf"{LABEL_START}(?:{_BARE}|memberships?|medlem|kundid|{_INSURANCE})(?!\p{{L}})[^\n]{{1,60}}?"
            rf"(?<![\p{{L}}\d_.#@/-])(?P<value>{_NO_DATE}{OTHER}{_LETTERED}){NO_AMOUNT}",
            0.55,
        ),
        Pattern(
            "bare, last",
            rf"(?<![\p{{L}}\d_.#@/-])(?P<value>{_NO_DATE}{_LETTERED}|\d{{7,11}}),?"
            r" (?i:(?:is|är|on|which is|som är|joka on)(?: \p{L}{2,8})?"
            rf" (?:{_BARE}))(?!\p{{L}})",
            0.55,
        ),
    )
