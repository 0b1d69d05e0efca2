"""Names in running text, as the spaCy pipeline marks them, less what is surely none."""

from collections.abc import Iterator

import regex
from presidio_analyzer import RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from pii import policy
from pii.names.name_list import FIRST, LAST, STEM, THING, WORD
from pii.names.pipeline import name_list
from pii.recognizers.name_recognizer import NameRecognizer
from pii.recognizers.not_names import NOT_NAMES

_WORD = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}'’.:-]*")
_ENDING = regex.compile(r":(?:n|s|[aä]|t[aä]|lle|ll[aä]|lt[aä]|ss[aä]|st[aä]|ksi|n[aä]|hen|een)\b")
_COMMON, _KNOWN_NAME, _WELL_KNOWN = 2, 1, 3
#: Shorter words in capitals are initials.
_SHORTEST = 3
_HAS_DIGIT = regex.compile(r"\p{N}")


class RunningTextNameRecognizer(NameRecognizer):
    """Presidio's SpacyRecognizer in spirit: it reads the pipeline's entities.

    Taken away: words that are no names (at either end), anything with a digit, and what is part of
    a firm's name; added: a Finnish ending behind a colon.
    """

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return the names that the pipeline found; Presidio calls this."""
        if nlp_artifacts is None or not nlp_artifacts.entities:
            return []
        names = [
            name
            for entity in nlp_artifacts.entities
            if entity.label_ in policy.PERSON_LABELS
            for name in _names(text, entity.start_char, entity.end_char)
        ]
        return self.results(text, names, policy.NAME_SCORE)


def _names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretch between the first and the last word that can be a name, if there is one."""
    words = [word for word in _WORD.finditer(text, start, end) if _can_be_name(word.group())]
    if not words or _HAS_DIGIT.search(text, words[0].start(), words[-1].end()):
        return
    if len(words) == 1 and _is_none_alone(words[0].group()):
        return
    last = words[-1].start() + len(words[-1].group().rstrip(":-"))
    ending = _ENDING.match(text, last)
    yield words[0].start(), ending.end() if ending else last


def _can_be_name(word: str) -> bool:
    """Return whether the word may be in a name: an initial, a listed name, or no everyday word."""
    plain = word.rstrip(".:-")
    if len(plain) == 1:
        return plain.isupper()
    common, name, inflected = _known(plain)
    if plain.lower() in NOT_NAMES:
        return plain[0].isupper() and name > common
    if inflected and common >= _COMMON:
        return name == _WELL_KNOWN
    return common < _COMMON or name > 0


def _is_none_alone(word: str) -> bool:
    """Return whether a word alone is rather a place or a brand, or an unlisted word in one case."""
    _, name, _ = _known(word)
    if name_list().about(word) >> THING & 1:
        return name < _KNOWN_NAME
    in_one_case = word.islower() or (word.isupper() and word.isalpha() and len(word) >= _SHORTEST)
    return in_one_case and name == 0


def _known(word: str) -> tuple[int, int, bool]:
    """Return how common the word is as a word and as a name (0 to 3), and whether inflected."""
    about = name_list().about(word)
    name = max(about >> FIRST & 0b11, about >> LAST & 0b11)
    return about >> WORD & 0b11, name, bool(about >> STEM & 1)
