"""Swedish and Finnish vehicle registrations."""

from presidio_analyzer import Pattern

from pii.recognizers.shape_recognizer import ShapeRecognizer

_BEFORE = r"(?<![\p{L}\d_./-])"
_AFTER = r"(?![\p{L}\d_]|[-./]\d|-\p{L})"
_SE = r"[A-HJ-PR-UW-Z]"
#: Standards, units, currencies, forms and short words that come before a number.
_CODES = (
    r"(?!(?i:ISO|SHA|AES|PDF|USB|UTF|ICD|IAS|BAS|SIE|CVE|RFC|API|SQL|CSV|XML|HTTP|ERR|KPI|SEK"
    r"|EUR|USD"
    r"|NOK|DKK|CNY|GBP|MAX|MIN|FEL|KOD|TLS|SSL|RSA|DES|MD|TOP|ANSI|DIN|IEC|IFRS|RSV|RFI|GDPR"
    r"|ACT|ART"
    r"|VAT|INV|IMG|XC|RAV|MXZ|EPC|ABS|ESP|MAT|FYS|TBE|HPV|MPR|BCG|ASC|GTX|RTX|OWA|PRD|AGI|WIN|MAC|III|HTM|DOC|XLS|LAN|WAN|CES|OBS|TES|SFS|SOU|COV"
    r"|NR|NRO|VER|REF|PAY|KB|PL|BOX|SRU|INK|OCR|URL|DPO|CPU|GPU|RAM|TCP|UDP|DNS|VPN|IPV|MOD|TEL"
    r"|PUH|SAL|LOT|SRV|APP|WEB|TST|DEV|STG"
    r"|JAN|FEB|MAR|APR|MAY|MAJ|JUN|JUL|AUG|SEP|OKT|OCT|NOV|DEC|DES)(?![\p{L}]))"
)
_WORDS = (
    r"(?!(?i:för|sek|eur|the|and|for|are|can|you|has|had|but|not|our|car|use|all|new|pay|get|one|two|ten"
    r"|see|per|any"
    r"|was|now|max|out|her|how|may|her|she|who|yes|ago|add|end|row|har|den|det|som|med|och|att"
    r"|kan|ska"
    r"|hos|nya|tre|sex|nyt|kun|jos|joo|hae|sen|sun|mun|ota|des|max|ett|dem|dom|man|men|mot|nej"
    r"|nog|när"
    r"|oss|sak|tog|tal|han|hon|jag|alla|bara|ger|gör|kom|las|pwd|row|tab|day|age|fee|sum|km"
    r"|kpl|yht|puh|tel|fax|gsm|mob|ext) )"
)


_NUMBER = (
    r"(?:reg\.? ?-?n(?:umme)?r|registreringsn\p{L}{1,8}|rek(?:isteri)?\.?-?(?:nro?|numero|tunnus)"
    r"|(?:vehicle )?reg(?:istration)?\.? (?:no|number|mark)\.?)"
)
_COLON = r"(?:[ \t]*\([^()\n]{1,20}\))?[ \t]*(?:[:=\n]|\.{3,})[ \t]*"
#: "skylt A4" has another meaning than "regnr A4".
_LABEL = (
    rf"(?i:(?<!\p{{L}})(?:{_NUMBER}(?!\p{{L}})(?:{_COLON}|[ \t]+)"
    rf"|(?:(?:number |licen[cs]e )?plate|kilpi|rekkari|skylt)(?!\p{{L}}){_COLON}))"
)


class LicensePlateRecognizer(ShapeRecognizer):
    """Capitals in a form that little else has stand alone; other writings need context."""

    ENTITY = "LICENSE_PLATE"
    NEEDS_DIGIT = True
    PATTERNS = (
        Pattern(
            "SE since 2019", rf"{_BEFORE}{_CODES}{_SE}{{3}} ?\d\d[A-HJ-NPR-UW-Z]{_AFTER}", 0.55
        ),
        Pattern("SE capitals", rf"{_BEFORE}{_CODES}{_WORDS}{_SE}{{3}} ?\d{{3}}{_AFTER}", 0.5),
        Pattern(
            "SE",
            rf"(?i){_BEFORE}(?!DKK|NOK|CAD){_WORDS}{_SE}{{3}}[ -]?\d\d[A-HJ-NPR-UW-Z\d]{_AFTER}",
            0.2,
        ),
        Pattern("FI", rf"{_BEFORE}{_CODES}[A-ZÅÄÖ]{{3}}-\d{{3}}{_AFTER}", 0.5),
        Pattern(
            "FI short",
            rf"{_BEFORE}{_CODES}(?:[A-ZÅÄÖ]{{2,3}}[ -]|[a-zåäö]{{3}}-)\d{{1,3}}{_AFTER}",
            0.15,
        ),
        Pattern("FI snowmobile", rf"{_BEFORE}[A-ZÅÄÖ]{{2}}-\d{{4}}{_AFTER}", 0.15),
        Pattern(
            "labelled",
            rf"{_LABEL}(?P<value>{_CODES}(?!(?:för|kr|st|EU|ISO) )(?=[^\n]{{0,8}}\d)"
            rf"[A-ZÅÄÖ]{{1,6}}(?: ?[-–] ?| )?\d{{1,4}}[A-Z]?){_AFTER}",
            0.6,
        ),
        Pattern(
            "labelled, lower case",
            rf"{_LABEL}(?P<value>{_WORDS}[a-zåäö]{{3}}[ -]?\d\d[a-z\d]){_AFTER}",
            0.6,
        ),
        Pattern("digits first", rf"{_BEFORE}\d{{2,3}}-[A-ZÅÄÖ]{{3}}{_AFTER}", 0.15),
    )
