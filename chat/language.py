"""Which language a message is plainly written in (lingua)."""

import re
from functools import cache

from lingua import IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder

from cases.taxonomy import Language as Spoken

_CODES: dict[IsoCode639_1, Spoken] = {
    IsoCode639_1.SV: "sv",
    IsoCode639_1.FI: "fi",
    IsoCode639_1.EN: "en",
}
# one short word, a name or a number is not enough to change the language of a conversation
_MIN_WORDS = 3
_MIN_LETTERS = 12
_CERTAIN = 0.9
_LIKELY = 0.6
_NORDIC = re.compile("[åäö]", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"<[A-Z_]+>|https?://\S+")


@cache
def _detector() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(
        Language.SWEDISH, Language.FINNISH, Language.ENGLISH
    ).build()


def plain_language(redacted: str, *, settled: bool = True) -> Spoken | None:
    """sv, fi or en where the text leaves little doubt; None for short or mixed text.

    settled: whether the conversation has a language already; without one a likelihood is enough.
    """
    words = re.findall(r"[^\W\d_]+", _PLACEHOLDER.sub(" ", redacted))
    if not words:
        return None
    if settled and (len(words) < _MIN_WORDS or sum(map(len, words)) < _MIN_LETTERS):
        return None
    likely = _detector().compute_language_confidence_values(" ".join(words))
    wanted = _CERTAIN if settled else _LIKELY
    if likely[0].value >= wanted:
        return _CODES[likely[0].language.iso_code_639_1]
    if settled or not _NORDIC.search(redacted):
        return None
    # no English word has such a letter
    return next(code for each in likely if (code := _CODES[each.language.iso_code_639_1]) != "en")


def load() -> None:
    """Load the detector's tables now and not at the first message."""
    plain_language("det här är en vanlig svensk mening")
