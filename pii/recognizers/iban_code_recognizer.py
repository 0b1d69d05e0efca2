"""International bank account numbers."""

import functools
from collections.abc import Iterator

import regex
from presidio_analyzer import Pattern
from stdnum import iban

from pii.recognizers.shape_recognizer import ShapeRecognizer

_GROUP = regex.compile(r"[A-Za-z\d]+")
_BETWEEN = str.maketrans("", "", " .-")
#: Which have such numbers (ISO 13616, and those that follow it).
_COUNTRY = (
    r"(?:A[DELOTXZ]|B[AEFGHIJRY]|C[FGHIMRVYZ]|D[EJKOZ]|E[EGS]|F[IKOR]|G[ABEILQRTW]|H[NRU]"
    r"|I[ELQRST]|JO|K[MWZ]|L[BCITUVY]|M[ACDEGKLNRTUZ]|N[EILO]|OM|P[KLST]|QA|R[OSU]|S[ACDEIKMNOTV]"
    r"|T[DGLNR]|UA|V[AG]|XK|YE)"
)
_SHORTEST = 15
_FEWEST_DIGITS = 8
_LENGTHS = {
    **{"SE": 24, "FI": 18, "AX": 18, "NO": 15, "DK": 18, "DE": 22, "EE": 20, "GB": 22},
    **{"PL": 28, "LT": 20, "AT": 20, "BE": 16, "ES": 24, "PT": 25, "HU": 28, "CZ": 24, "SK": 24},
    **{"HR": 21, "SI": 19, "LV": 21, "NL": 18, "IE": 22, "RO": 24, "BG": 22, "UA": 29, "TR": 26},
}
_ALL_DIGITS = frozenset(
    ("SE", "FI", "AX", "NO", "DK", "DE", "EE", "PL", "LT", "AT", "BE", "ES", "PT", "HU", "CZ", "SK")
    + ("HR", "SI")
)
_LIKELY = 0.55


class IbanCodeRecognizer(ShapeRecognizer):
    """Two letters, two check digits, the account; Presidio's own logs what it rejects."""

    ENTITY = "IBAN_CODE"
    NEEDS_DIGIT = True
    # "BG 365-9653 and new IBAN SE…" looks like a long one from Bulgaria
    OVERLAPPED = True
    PATTERNS = (
        Pattern(
            "iban",
            # digits are looked for before it is asked which country it is, and what stands before
            # is looked at last: at each letter of a text that would take long
            rf"(?=[A-Za-z]{{2}} ?\d\d)(?i:{_COUNTRY}) ?\d\d"
            r"(?<=(?:(?<![\p{L}\d_])|(?<!\p{L})(?i:iban))[A-Za-z]{2} ?\d\d)"
            r"(?:(?:[ .-]|  )?[A-Za-z\d]){10,34}(?![A-Za-z\d])",
            1.0,
        ),
        Pattern(
            "miscounted",
            r"(?<![\p{L}\d_])(?P<value>(?:SE|FI)\d\d(?: \d{4}){3,5}(?: \d{1,3})?)"
            r"(?![\p{L}\d_]| \d)",
            0.55,
        ),
    )

    def values(self, match: "regex.Match[str]") -> Iterator[tuple[int, int]]:
        """Yield the match without the words behind it: up to the last group end that checks."""
        start = match.start()
        if "value" in match.re.groupindex:
            yield from super().values(match)
            return
        if " " in match.group() and sum(map(str.isdigit, match.group())) < _FEWEST_DIGITS:
            return  # words behind a date
        ends = [group.end() for group in _GROUP.finditer(match.string, start, match.end())]
        if length := _LENGTHS.get(match.group()[:2].upper()):
            ends = [end for end in ends if len(_plain(match.string[start:end])) == length]
        for end in [*reversed(ends), match.end()]:
            if self.validate_result(match.string[start:end]):
                yield start, end
                return
        for end in ends:
            if self._has_length(match.string[start:end]):
                yield start, end
                return

    def score(self, pattern: Pattern, value: str) -> float:
        """Return the pattern's score; digits in a known country's length are likely mistyped."""
        if pattern.name == "miscounted":
            return float(pattern.score)
        if not self.validate_result(value) and self._has_length(value):
            code = _plain(value).upper()
            return _LIKELY if code[:2] in _ALL_DIGITS and code[2:].isdigit() else self.mistyped
        return super().score(pattern, value)

    def validate_result(self, pattern_text: str) -> bool:
        """Return whether length and check digits are right."""
        code = _plain(pattern_text)
        # one in a hundred wrong lengths passes the check by chance
        if len(code) != _LENGTHS.get(code[:2].upper(), len(code)):
            return False
        return len(code) >= _SHORTEST and _passes(code)

    @staticmethod
    def _has_length(value: str) -> bool:
        code = _plain(value).upper()
        return len(code) == _LENGTHS.get(code[:2])


# it is asked for the end of a number and for its score
@functools.lru_cache(maxsize=16)
def _passes(code: str) -> bool:
    return bool(iban.is_valid(code, check_country=False))


def _plain(value: str) -> str:
    return value.translate(_BETWEEN)
