"""IP addresses."""

import ipaddress

from presidio_analyzer import Pattern

from pii.recognizers.shape_recognizer import ShapeRecognizer

_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"


class IpAddressRecognizer(ShapeRecognizer):
    """Four numbers up to 255, or an IPv6 address; "version 10.2.1.4" is none (see the policy)."""

    ENTITY = "IP_ADDRESS"
    PATTERNS = (
        Pattern("v4", rf"(?<![\p{{L}}\d_.-]){_OCTET}(?:\.{_OCTET}){{3}}(?![\p{{L}}\d_]|\.\d)", 0.6),
        Pattern(
            "v6",
            r"(?i)(?<![\p{L}\d_:.])(?=[0-9a-f:]*\d)(?:[0-9a-f]{0,4}:){2,7}"
            r"(?:[0-9a-f]{1,4}|(?:\d{1,3}\.){3}\d{1,3})?(?![\p{L}\d_:]|\.\d)",
            0.8,
        ),
    )

    def validate_result(self, pattern_text: str) -> bool:
        """Return whether the address is one (and more than the bare "::")."""
        try:
            ipaddress.ip_address(pattern_text)
        except ValueError:
            return False
        return True
