"""What both engines find in texts that are Latin-1."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii import repeated_names
from pii.latin_patterns import LatinPattern, is_latin
from pii.names import called_after, tokenizer
from pii.recognizers import listed_name_recognizer

MODULES = (repeated_names, called_after, tokenizer, listed_name_recognizer)
PATTERNS = [each for module in MODULES for each in vars(module).values()
            if isinstance(each, LatinPattern)]  # fmt: skip
#: What the patterns tell apart stands oftener than by chance.
TEXTS = st.text(st.sampled_from("aÅb É1½.'-@:_ \n\x1c\xa0s") | st.characters(codec="latin-1"))


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda each: each.everywhere.pattern[:20])
@given(text=TEXTS)
def test_they_find_the_same(pattern: LatinPattern, text: str) -> None:
    assert is_latin(text)
    found = [match.span() for match in pattern.in_latin.finditer(text)]
    assert found == [match.span() for match in pattern.everywhere.finditer(text)]


def test_every_module_is_looked_at() -> None:
    assert len(PATTERNS) == len(MODULES) + 2  # repeated_names has three


def test_other_texts_are_left_to_regex() -> None:
    pattern = LatinPattern(r"\p{L}+")
    assert pattern.of("Łódź") is pattern.everywhere
    assert pattern.of("Ängelholm") is pattern.in_latin
