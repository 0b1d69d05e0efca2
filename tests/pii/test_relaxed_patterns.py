"""A relaxed pattern matches wherever the pattern does."""

import pytest
import re2
import regex

from pii.engine import analyzer
from pii.recognizers.shape_recognizer import ShapeRecognizer
from pii.relaxed_patterns import UnreadablePatternError, relaxed
from pii.single_bytes import encoded, in_bytes
from tests.pii.test_same_spans import generated

_PATTERNS = sorted(
    {
        written
        for recognizer in analyzer().registry.recognizers
        if isinstance(recognizer, ShapeRecognizer)
        for written in [*(pattern.regex for pattern in recognizer.PATTERNS), *recognizer.TRIGGERS]
    }
)

OPTIONS = re2.Options()
OPTIONS.max_mem = 64 << 20
OPTIONS.encoding = re2.Options.Encoding.LATIN1


@pytest.mark.parametrize(
    ("pattern", "wider"),
    [
        (r"(?<=a)b(?!c)", "(?:a)b"),
        (r"(?i)(?<=a|(?<!x)y)b(?=c)d(?=e(?!f)|g)", "(?i)(?:a|y)bd(?:e|g)"),
        (r"x(?<=a)b(?:c|d(?=e))", "xb(?:c|d)"),
        (r"(?i)(?<![\p{L}\d])kund", r"(?i)(?:^|[^\p{L}\d])kund"),
        (r"(?P<value>\d{5})(?P=value)", r"(?:\d{5})(?s:.*)"),
        (r"^\bx{2,40}$", r"\Ax{2,}\n?\z"),
        (r"(?im)^x$|(?m:y$)", "(?im)x|(?m:y)"),
        (r"[\w.]+?", r"[\pL\pM\pN_.]+"),
        (r"[\\w](?<=[^\W])", r"[\\w]"),
        (r"[^\W\d]x[^\s]", r"(?s:.)x[^\s]"),
        (r"(?<![\W])x", "x"),
        (r"(?<![\w.])x", r"(?:^|[^\w.])x"),
        (r"a{0,62}b{1,9}c{7}d{1,2}", "a*b+c{5,}d{1,2}"),
        (r"(?>ab|a)(?-i:C)", "(?:ab|a)(?-i:C)"),
    ],
)
def test_what_the_other_matcher_lacks_is_made_wider(pattern, wider):
    assert relaxed(pattern) == wider


@pytest.mark.parametrize("pattern", [r"(a)\1", "[a", "(?=a", "(?x) a", r"[[:alpha:]]"])
def test_what_it_cannot_read_is_an_error(pattern):
    with pytest.raises(UnreadablePatternError):
        relaxed(pattern)


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_every_pattern_of_ours_matches_when_it_is_relaxed_and_in_bytes_too(language):
    texts = [*generated(language, 200), *(f"{text}\n😀" for text in generated(language, 100))]
    texts += [text.upper() for text in texts[:100]]
    for pattern in _PATTERNS:
        exact, wide = regex.compile(pattern), re2.compile(in_bytes(relaxed(pattern)), OPTIONS)
        for text in texts:
            assert not exact.search(text) or wide.search(encoded(text)), pattern
