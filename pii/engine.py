"""Presidio's analyzer with exactly our recognizers, built once for each process."""

import functools
import threading
from collections.abc import Collection

import regex
import spacy
from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts, SpacyNlpEngine

from pii import policy
from pii.nearby_context import NearbyContextEnhancer
from pii.recognizers import SHAPE_RECOGNIZERS

_SIGNS_IN_A_ROW = regex.compile(r"[^\p{L}\p{N}\s]{12,}")
_ONE_AT_A_TIME = threading.Lock()


class BlankNlpEngine(SpacyNlpEngine):
    """spaCy's tokenizers alone: no pipeline is looked for, downloaded or needed."""

    def load(self) -> None:
        """Make a blank pipeline for each language of the policy."""
        self.nlp = {  # type: ignore[assignment] # Presidio declares no type, so mypy infers None
            language: spacy.blank(language) for language in policy.LANGUAGES
        }

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """Return the tokens; rows of signs, on which spaCy takes square time, become spaces."""
        spaced = _SIGNS_IN_A_ROW.sub(lambda match: " " * len(match.group()), text)
        return super().process_text(spaced, language)


def analyze(text: str, *, language: str, types: Collection[str]) -> list[RecognizerResult]:
    """Return Presidio's findings of these types.

    spaCy keeps every word it has seen; the memory zone makes it forget these. A vocabulary has one
    zone at a time, so threads take turns.
    """
    engine = analyzer()
    with _ONE_AT_A_TIME, _nlp_engine().get_nlp(language).memory_zone():
        return engine.analyze(text, language=language, entities=sorted(types))


@functools.lru_cache(maxsize=1)
def analyzer() -> AnalyzerEngine:
    """Return the engine. It touches no network and logs no value."""
    languages = list(policy.LANGUAGES)
    return AnalyzerEngine(
        registry=RecognizerRegistry(recognizers=_recognizers(), supported_languages=languages),
        nlp_engine=_nlp_engine(),
        supported_languages=languages,
        context_aware_enhancer=NearbyContextEnhancer(),
    )


@functools.lru_cache(maxsize=1)
def _nlp_engine() -> BlankNlpEngine:
    return BlankNlpEngine()


def _recognizers() -> list[EntityRecognizer]:
    """Return one recognizer of each kind for each language: Presidio files them by language."""
    return [kind(language) for language in policy.LANGUAGES for kind in SHAPE_RECOGNIZERS]
