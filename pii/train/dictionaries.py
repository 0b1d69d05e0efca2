"""Everyday words, so that one with a capital is not taken for a name that no list has."""

from collections.abc import Iterator

import simplemma
import wordfreq

from pii.names.name_list import NameList

#: How usual a word is that is no name in any form ("emmas" and "onnin" are); of the others the
#: lists say only that a dictionary has them.
_USUAL = 2
#: Shorter ones are initials as well.
_SHORTEST = 4


def everyday_words(names: NameList) -> Iterator[tuple[str, int]]:
    """Yield words in use that a dictionary writes in lower case, in any form, and how usual."""
    for language in ("sv", "fi", "en"):
        for word in wordfreq.get_frequency_dict(language, "best"):
            if len(word) >= _SHORTEST and word.isalpha() and _is_word(word, language):
                yield word, 0 if names.known(word).name else _USUAL


def _is_word(word: str, language: str) -> bool:
    known = simplemma.is_known(word, lang=language)
    return known and simplemma.lemmatize(word, lang=language).islower()
