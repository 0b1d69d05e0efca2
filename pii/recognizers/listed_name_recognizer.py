"""Words with a capital that the name lists know as names and as nothing else."""

from typing import ClassVar

import regex
from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from pii import policy
from pii.names.name_list import FIRST, LAST, THING, WORD
from pii.names.pipeline import name_list
from pii.recognizers.firms import firms
from pii.recognizers.not_names import NOT_NAMES

_WORD = regex.compile(r"(?<![\p{L}\d@._/&'’-])\p{Lu}\p{Ll}+(?:['’:]\p{Ll}{1,4})?(?![\p{L}\d@_&-])")
_WELL_KNOWN_FIRST, _WELL_KNOWN_LAST = 2, 3


class ListedNameRecognizer(EntityRecognizer):
    """A second pair of eyes behind the pipeline, for names without a telling sentence.

    Only well-known given names and common surnames that are neither a word in lower case nor a
    place or a brand; what is part of a firm's name stays.
    """

    ENTITY: ClassVar[str] = "PERSON"

    def __init__(self, supported_language: str) -> None:
        """Take the language under which the registry files this instance."""
        super().__init__(supported_entities=[self.ENTITY], supported_language=supported_language)

    def load(self) -> None:
        """Nothing: the lists are read on first use."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return the listed names in the text; Presidio calls this."""
        words = [word for word in _WORD.finditer(text) if self.is_name(word.group())]
        if not words:
            return []
        in_firms = firms(text)
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: type(self).__name__,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
        }
        return [
            RecognizerResult(
                self.ENTITY, *word.span(), policy.LISTED_NAME_SCORE, recognition_metadata=metadata
            )
            for word in words
            if not any(start < word.end() and word.start() < end for start, end in in_firms)
        ]

    def is_name(self, word: str) -> bool:
        """Return whether the lists know the word, in any form, as a name and nothing else."""
        if word.lower() in NOT_NAMES:
            return False
        about = name_list().about(word)
        if about >> WORD & 0b11 or about >> THING & 1:
            return False
        first, last = about >> FIRST & 0b11, about >> LAST & 0b11
        return first >= _WELL_KNOWN_FIRST or last >= _WELL_KNOWN_LAST
