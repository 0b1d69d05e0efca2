"""IP addresses."""

import ipaddress

import regex
from presidio_analyzer import Pattern

from pii.recognizers.shape_recognizer import ShapeRecognizer

_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_DOT = r"(?:\.|\[\.\])"
_LOW = r"(?:[0-2]?\d|30)(?!\d)"
#: Four small numbers are more often a version ("24.3.1.18") than an address.
_LIKE_VERSION = rf"(?!{_LOW}(?:\.{_LOW}){{3}})"
_QUAD = rf"{_OCTET}(?:{_DOT}{_OCTET}){{3}}(?![\p{{L}}\d_]|\.\d| build)"
#: "85.224 .12. 77": a sentence or a list has no space before its full stop.
_SPACE_BEFORE_DOT = r"[\d. ]{0,14}\d \."
_WIDE_QUAD = rf"{_OCTET}(?: ?\. ?{_OCTET}){{3}}(?![\p{{L}}\d_]| ?\.\d)"
_BEFORE = r"(?<![\p{L}\d_.]|[\p{L}]-)"
_SPACES = regex.compile(" +")
_DEFANGED = regex.compile(r"\[\.\]")


class IpAddressRecognizer(ShapeRecognizer):
    """Four numbers up to 255, or an IPv6 address; "version 10.2.1.4" is none (see the policy)."""

    ENTITY = "IP_ADDRESS"
    PATTERNS = (
        Pattern("v4", rf"{_BEFORE}{_LIKE_VERSION}{_QUAD}", 0.6),
        Pattern("v4 like a version", rf"{_BEFORE}{_QUAD}", 0.3),
        Pattern(
            "v4 in an address",
            rf"(?<=://|=|@){_QUAD}|{_BEFORE}{_QUAD}(?=[:/]\d{{1,5}}\b|[ \t]+\d[\d.]* ms\b)",
            0.6,
        ),
        Pattern("v4, spaces", rf"{_BEFORE}(?!{_LOW} ?\.)(?={_SPACE_BEFORE_DOT}){_WIDE_QUAD}", 0.5),
        Pattern(
            "v6",
            r"(?i)(?<![\p{L}\d_:.])(?=[0-9a-f:]*\d)(?!\d{1,2}::\d{1,2}\b)(?:[0-9a-f]{0,4}:){2,7}"
            r"(?:[0-9a-f]{1,4}|(?:\d{1,3}\.){3}\d{1,3})?(?<=[\da-f]|::)(?![\p{L}\d_]|:[\p{L}\d:]|\.\d)(?:%\w{1,12})?",
            0.8,
        ),
    )

    def validate_result(self, pattern_text: str) -> bool | None:
        """Return False where the address is none (or the bare "::")."""
        try:
            ipaddress.ip_address(_SPACES.sub("", _DEFANGED.sub(".", pattern_text)))
        except ValueError:
            return False
        # not True: that four small numbers can be an address must not raise them
        return None
