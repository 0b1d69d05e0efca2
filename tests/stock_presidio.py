"""The peer: Presidio as it comes, every recognizer it has, with the same pipeline for names."""

import functools
from unittest.mock import patch

import tldextract
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine
from presidio_analyzer.recognizer_registry.recognizers_loader_utils import RecognizerListLoader

from pii.names import pipeline
from pii.policy import LANGUAGES, TYPES
from pii.redactor import Span


class _SamePipeline(SpacyNlpEngine):
    """Presidio's engine for spaCy, with the shipped pipeline in place of an installed one."""

    def __init__(self) -> None:
        labels = {"PERSON": "PERSON"}
        super().__init__(
            ner_model_configuration=NerModelConfiguration(model_to_presidio_entity_mapping=labels)
        )
        self.nlp = dict.fromkeys(LANGUAGES, pipeline.load())


@functools.cache
def _stock() -> AnalyzerEngine:
    # it would fetch the list of domain endings from the network
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())
    languages = list(LANGUAGES)
    registry = RecognizerRegistry(supported_languages=languages)
    # it looks its recognizers up by name among all that are loaded, and some of ours are namesakes
    own = {each for each in RecognizerListLoader.get_all_existing_recognizers()
           if each.__module__.startswith("presidio_analyzer")}  # fmt: skip
    with patch.object(RecognizerListLoader, "get_all_existing_recognizers", return_value=own):
        registry.load_predefined_recognizers(languages=languages)
    return AnalyzerEngine(
        registry=registry, nlp_engine=_SamePipeline(), supported_languages=languages
    )


@functools.cache
def known_types() -> frozenset[str]:
    """Return the types that both it and this project find."""
    return frozenset(TYPES) & frozenset(_stock().get_supported_entities(LANGUAGES[0]))


def find_as_stock(text: str, *, language: str) -> list[Span]:
    """Return what it finds of the types that are asked for here."""
    results = _stock().analyze(text, language=language, entities=sorted(known_types()))
    return [Span(r.start, r.end, r.entity_type, r.score) for r in results]
