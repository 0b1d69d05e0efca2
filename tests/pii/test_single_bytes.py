"""A text and a pattern with a byte a character match at least where they match as they are."""

import pytest
import re2
import regex

from pii.folding import fold
from pii.relaxed_patterns import UnreadablePatternError, relaxed
from pii.single_bytes import encoded, in_bytes

_OPTIONS = re2.Options()
_OPTIONS.encoding = re2.Options.Encoding.LATIN1


def found(pattern, text):
    return re2.compile(in_bytes(relaxed(pattern)), _OPTIONS).search(encoded(text)) is not None


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\p{L}+", "Жанна"),
        (r"^\p{Lu}\p{Ll}+$", "Жанна"),
        (r"(?i)^\p{Lu}+$", "åäö"),
        (r"(?i)hälsning", "HÄLSNING"),
        (r"(?i)[äö]r", "ÄR"),
        (r"(?i)från", "FRÅN"),
        (r"(?i)škoda", "ŠKODA"),
        (r"(?i)is", "İſ"),
        (r"[^\p{L}]x", "–x"),
        (r"a[’']b", "a’b"),
        (r"a[’']b$", "a'b"),
        (r"^\w+$", "q\u0301ž"),
        (r"^[\p{M}a]+$", "a\u0301"),
        (r"x.y", "x😀y"),
        (r"x[^\d]y", "x\x93y"),
        (r"\p{N}", "Ⅷ"),
        (r"€ \d", "€ 5"),
        (r"x (?=\p{So})", "x 😀"),
        (r"(?i)stra(?:ss|ß)e", "STRAẞE"),
    ],
)
def test_what_matches_still_does(pattern, text):
    assert regex.search(pattern, text)
    assert found(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"), [(r"\p{L}", "😀 12 –"), (r"’", "'"), (r"^\p{N}$", "é"), (r"\p{M}", "Ж")]
)
def test_what_is_another_kind_does_not(pattern, text):
    assert not found(pattern, text)


@pytest.mark.parametrize("pattern", [r"[^\p{Lu}]x", r"\p{P}", r"\p{Nd}", "[^š]"])
def test_what_would_be_narrower_is_an_error(pattern):
    with pytest.raises(UnreadablePatternError):
        in_bytes(relaxed(pattern))


def test_a_folded_text_has_a_byte_a_character():
    for text in ("Hej, jag är Åsa – ring!", "Жанна 😀 q\u0301", "\x93 \x80", "İſ"):
        plain = fold(text).text
        assert len(encoded(plain)) == len(plain)
