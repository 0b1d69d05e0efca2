"""Presidio's analyzer with exactly our recognizers, built once for each process."""

import functools
import threading
from collections.abc import Collection, Mapping

import regex
from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry, RecognizerResult
from presidio_analyzer.nlp_engine import NerModelConfiguration, NlpArtifacts, SpacyNlpEngine

from pii import policy
from pii.names import more_pipelines, pipeline
from pii.nearby_context import NearbyContextEnhancer
from pii.recognizers import RECOGNIZERS

_SIGNS_IN_A_ROW = regex.compile(r"[^\p{L}\p{N}\s]{12,}")
_ONE_AT_A_TIME = threading.Lock()


class NamesNlpEngine(SpacyNlpEngine):
    """The shipped name pipeline for every language, others beside or instead of it where given."""

    def __init__(self, others: Mapping[str, str], *, shipped_too: bool = True) -> None:
        """Take the names of other spaCy pipelines by language; nothing is downloaded."""
        super().__init__(
            ner_model_configuration=NerModelConfiguration(
                model_to_presidio_entity_mapping=dict.fromkeys(policy.PERSON_LABELS, "PERSON"),
                labels_to_ignore=[],
                default_score=policy.NAME_SCORE,
            )
        )
        self._other_names, self._shipped_too = dict(others), shipped_too

    def load(self) -> None:
        """Load the shipped pipeline once, file it under each language, and load the others."""
        shipped = pipeline.load()
        self.nlp = dict.fromkeys(policy.LANGUAGES, shipped)  # type: ignore[assignment] # Presidio declares no type, so mypy infers None
        self._others = more_pipelines.load(self._other_names)

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """Return tokens and names; rows of signs, on which spaCy takes square time, are blanked."""
        spaced = _SIGNS_IN_A_ROW.sub(lambda match: " " * len(match.group()), text)
        artifacts = super().process_text(spaced, language)
        if other := self._others.get(language):
            shipped = artifacts.entities if self._shipped_too else []
            with other.memory_zone():
                found = [pipeline.person(artifacts.tokens, entity) for entity in other(spaced).ents
                         if entity.label_ in policy.PERSON_LABELS]  # fmt: skip
            artifacts.entities = [*shipped, *filter(None, found)]
        return artifacts


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
def _nlp_engine() -> NamesNlpEngine:
    engine = NamesNlpEngine(_other_pipelines, shipped_too=_shipped_too)
    engine.load()
    return engine


_other_pipelines: dict[str, str] = {}
_shipped_too = True


def use_pipelines(others: Mapping[str, str], *, shipped_too: bool = True) -> None:
    """Say at the start of a process which spaCy pipelines find names besides the shipped one.

    `others`: language -> installed package (sv_core_news_lg) or folder; `shipped_too=False`: they
    replace it for their language. Raises PipelineNotInstalledError, UnsupportedLanguageError.
    """
    global _other_pipelines, _shipped_too  # one engine a process, built on first use
    _other_pipelines, _shipped_too = dict(others), shipped_too
    _nlp_engine.cache_clear()
    analyzer.cache_clear()
    _nlp_engine()


def _recognizers() -> list[EntityRecognizer]:
    """Return one recognizer of each kind for each language: Presidio files them by language."""
    return [kind(language) for language in policy.LANGUAGES for kind in RECOGNIZERS]
