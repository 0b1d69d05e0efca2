"""Finnish names by their analysis, where Voikko and its Finnish dictionary are installed."""

from presidio_analyzer import RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from pii import policy
from pii.names.finnish import PERSONS, classes, voikko
from pii.names.not_names import NOT_NAMES
from pii.names.pipeline import name_list
from pii.recognizers.listed_name_recognizer import ListedNameRecognizer


class VoikkoNameRecognizer(ListedNameRecognizer):
    """Words with a capital that can only be a given name or a surname, in any case and clitic."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return the names in a Finnish text; Presidio calls this."""
        if self.supported_language != "fi" or voikko() is None:
            return []
        names = list(self.words(text, _is_name, nlp_artifacts))
        return self.results(text, names, policy.LISTED_NAME_SCORE)


def _is_name(word: str) -> bool:
    """Return whether every analysis of the word is a person's name and it is no brand."""
    if word.lower() in NOT_NAMES or name_list().known(word).thing:
        return False
    found = classes(word)
    return bool(found) and found <= PERSONS
