"""Which language a row is in: as its file says, else guessed (lingua)."""

from functools import cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from pii.policy import LANGUAGES

_LETTERS_ENOUGH = 1_000
_THREE_LETTERS = {"swe": "sv", "fin": "fi", "eng": "en"}
_LINGUA = {Language.SWEDISH: "sv", Language.FINNISH: "fi", Language.ENGLISH: "en"}


def said_language(code: str) -> str | None:
    """Return sv, fi or en for a code such as SV, sv-FI or swe; None for any other."""
    plain = code.strip().lower().replace("_", "-").split("-")[0]
    known = _THREE_LETTERS.get(plain, plain)
    return known if known in LANGUAGES else None


def guess_language(text: str) -> str:
    """Return sv, fi or en, whichever is likeliest; the first of the policy without any letters."""
    language = _detector().detect_language_of(text[:_LETTERS_ENOUGH])
    return _LINGUA[language] if language else LANGUAGES[0]


@cache
def _detector() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(*_LINGUA).build()
