"""Words with a capital that the name lists know as names and as nothing else."""

import regex
from presidio_analyzer import RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from pii import policy
from pii.names.pipeline import name_list
from pii.recognizers.name_recognizer import NameRecognizer
from pii.recognizers.not_names import NOT_NAMES

_WORD = regex.compile(r"(?<![\p{L}\d@._/&'’-])\p{Lu}\p{Ll}+(?:['’:]\p{Ll}{1,4})?(?![\p{L}\d@_&-])")
_WELL_KNOWN_FIRST, _WELL_KNOWN_LAST = 2, 3


class ListedNameRecognizer(NameRecognizer):
    """A second pair of eyes behind the pipeline, for names without a telling sentence.

    Only well-known given names and common surnames that are neither a word in lower case nor a
    place or a brand; what is part of a firm's name stays.
    """

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return the listed names in the text; Presidio calls this."""
        found = _WORD.finditer(text)
        names = [word.span() for word in found if self.is_name(word.group())]
        return self.results(text, names, policy.LISTED_NAME_SCORE)

    def is_name(self, word: str) -> bool:
        """Return whether the lists know the word, in any form, as a name and nothing else."""
        if word.lower() in NOT_NAMES:
            return False
        known = name_list().known(word)
        if known.word or known.thing:
            return False
        return known.first >= _WELL_KNOWN_FIRST or known.last >= _WELL_KNOWN_LAST
