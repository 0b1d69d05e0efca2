"""Swedish and Finnish vehicle registrations."""

from presidio_analyzer import Pattern

from pii.recognizers.shape_recognizer import ShapeRecognizer

_BEFORE = r"(?<![\p{L}\d_./-])"
_AFTER = r"(?![\p{L}\d_]|[-./]\d|-\p{L})"
_SE = r"[A-HJ-PR-UW-Z]"
_CODES = (
    r"(?!(?:ISO|SHA|AES|PDF|USB|UTF|ICD|IAS|BAS|SIE|CVE|RFC|API|SQL|CSV|XML|HTTP|ERR|KPI|SEK|EUR|USD|"
    r"NOK|DKK|MAX|MIN|FEL|KOD|TLS|SSL|RSA|DES|MD|TOP|ANSI|DIN|IEC|IFRS|RSV|RFI|GDPR|ACT|ART|VAT|INV|"
    r"NR|NRO|VER|REF|KB|PL|BOX|SRU|INK|OCR|URL|DPO|CPU|GPU|RAM|TCP|UDP|DNS|VPN|IPV|MOD|TEL|PUH)\b)"
)


class LicensePlateRecognizer(ShapeRecognizer):
    """Forms that nothing else has stand alone; ABC 123, like a product code, needs context."""

    ENTITY = "LICENSE_PLATE"
    PATTERNS = (
        Pattern(
            "SE since 2019", rf"{_BEFORE}{_CODES}{_SE}{{3}} ?\d\d[A-HJ-NPR-UW-Z]{_AFTER}", 0.55
        ),
        Pattern("SE", rf"(?i){_BEFORE}{_SE}{{3}}[ -]?\d\d[A-HJ-NPR-UW-Z\d]{_AFTER}", 0.2),
        Pattern("FI", rf"{_BEFORE}{_CODES}[A-ZÅÄÖ]{{3}}-\d{{3}}{_AFTER}", 0.5),
        Pattern(
            "FI short", rf"{_BEFORE}(?:[A-ZÅÄÖ]{{2,3}}[ -]|[a-zåäö]{{3}}-)\d{{1,3}}{_AFTER}", 0.15
        ),
    )
