"""Presidio's analyzer with exactly our recognizers, built once for each process."""

import functools
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import NamedTuple

import regex
from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry, RecognizerResult
from presidio_analyzer.nlp_engine import NerModelConfiguration, NlpArtifacts, SpacyNlpEngine

from pii import policy
from pii.names import called_after, more_pipelines, pipeline
from pii.names.finder import Found, NameFinder
from pii.nearby_context import NearbyContextEnhancer, threshold_of
from pii.prefilter import Prefilter
from pii.recognizers import RECOGNIZERS, firms, listed_name_recognizer
from pii.recognizers.shape_recognizer import Compiled, ShapeRecognizer
from pii.single_bytes import encoded

_CONTEXT = NearbyContextEnhancer()
_SIGNS_IN_A_ROW = regex.compile(r"[^\p{L}\p{N}\s]{12,}")
#: What the recognizers of names ask about a text.
_OF_NAMES = (firms.automaton, listed_name_recognizer.automaton, called_after.automaton)
_ONE_AT_A_TIME = threading.Lock()
#: After so many characters spaCy forgets their words.
_MOST_READ = 200_000


class Entity(NamedTuple):
    """What the recognizers read of a spaCy entity; offsets in characters, end exclusive."""

    label_: str
    start_char: int
    end_char: int


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
        self._zone: ExitStack | None = None
        self._read = 0

    def load(self) -> None:
        """Load the shipped pipeline once, file it under each language, and load the others."""
        shipped = pipeline.load()
        self.nlp = dict.fromkeys(policy.LANGUAGES, shipped)  # type: ignore[assignment] # Presidio declares no type, so mypy infers None
        self.finder = NameFinder(shipped)
        self._others = more_pipelines.load(self._other_names)

    @contextmanager
    def forgetful(self) -> Iterator[None]:
        """Let spaCy forget the words of the texts that were read inside, all a little later.

        It keeps every word it has seen; a memory zone makes it forget those of the zone. A new zone
        for each call would have to learn the everyday words anew.
        """
        if self._zone is None:
            self._zone = ExitStack()
            self._zone.enter_context(self.get_nlp(policy.LANGUAGES[0]).memory_zone())
        try:
            yield
        finally:
            if self._read > _MOST_READ:
                self._zone.close()
                self._zone, self._read = None, 0

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """Return the names of one text, every word of which spaCy computes."""
        return self._artifacts(text, self.finder.find_plainly(_spaced(text)), language)

    def process_texts(self, texts: Sequence[str], language: str) -> list[NlpArtifacts]:
        """Return what `process_text` returns for each text, in a fraction of the time."""
        self._read += sum(map(len, texts))
        found = self.finder.find(list(map(_spaced, texts)))
        return [self._artifacts(text, each, language)
                for text, each in zip(texts, found, strict=True)]  # fmt: skip

    def _artifacts(self, text: str, found: Found, language: str) -> NlpArtifacts:
        """Return Presidio's form of what is found in a text: entities alone, no tokens or lemmas.

        What may be a name is an entity of that label, whichever pipeline says what is one.
        """
        other = self._others.get(language)
        entities = [Entity(policy.POSSIBLE_NAME, *word) for word in found.possible]
        if other is None or self._shipped_too:
            entities += [Entity("PERSON", *name) for name in found.names]
        if other is not None:
            with other.memory_zone():
                entities += [Entity("PERSON", entity.start_char, entity.end_char)
                             for entity in other(_spaced(text)).ents
                             if entity.label_ in policy.PERSON_LABELS]  # fmt: skip
        return NlpArtifacts(entities, None, [], [], None, language)  # type: ignore[arg-type] # what reads them wants no more


def _spaced(text: str) -> str:
    """Return the text with rows of signs blanked, on which spaCy takes square time."""
    return _SIGNS_IN_A_ROW.sub(lambda match: " " * len(match.group()), text)


@contextmanager
def analyzed(
    texts: Sequence[str], *, language: str, types: Collection[str]
) -> Iterator[list[list[RecognizerResult]]]:
    """Give Presidio's findings of these types in each folded text of one language; inside, what was
    read ahead of the texts (`_OF_NAMES`) is still known.

    The same as `analyzer().analyze` of each, without what cannot find anything: words that can be
    in no name (`pii.names.finder`) and patterns that cannot match (`pii.prefilter`). A vocabulary
    has one memory zone at a time, so threads take turns: until the block ends the lock is held,
    and another `analyzed` inside would wait for ever.
    """
    with _ONE_AT_A_TIME, _nlp_engine().forgetful(), ExitStack() as looked_at:
        artifacts: Sequence[NlpArtifacts | None] = [None] * len(texts)
        written = list(map(encoded, texts))
        if "PERSON" in types:
            artifacts = _nlp_engine().process_texts(texts, language)
            for automaton in _OF_NAMES:
                looked_at.enter_context(automaton().reading(texts, written))
        possible = _prefilter(frozenset(types)).possible(texts, written, _by_kind(language)[0])
        yield [
            _findings(text, language, types, names, patterns)
            for text, names, patterns in zip(texts, artifacts, possible, strict=True)
        ]


def _findings(
    text: str,
    language: str,
    types: Collection[str],
    artifacts: NlpArtifacts | None,
    possible: list[tuple[ShapeRecognizer, list[Compiled]]],
) -> list[RecognizerResult]:
    found: list[RecognizerResult] = []
    for recognizer, patterns in possible:
        found += recognizer.found(text, patterns)
    for other in _by_kind(language)[1]:
        wanted = [name for name in other.supported_entities if name in types]
        if wanted:
            found += other.analyze(text, wanted, artifacts)  # type: ignore[arg-type] # None where no names are asked for
    found = _CONTEXT.enhance_using_context(text, found, artifacts, [])  # type: ignore[arg-type] # it reads the text alone
    return _without_contained(result for result in found if result.score >= threshold_of(result))


def _without_contained(results: Iterable[RecognizerResult]) -> list[RecognizerResult]:
    """Return the results that no other of the same type and at least the same score holds, as
    Presidio's `remove_duplicates` does."""
    kept: list[RecognizerResult] = []
    open_ones: list[RecognizerResult] = []
    for one in sorted(results, key=lambda r: (r.entity_type, r.start, -r.end, -r.score)):
        open_ones = [each for each in open_ones
                     if each.end > one.start and each.entity_type == one.entity_type]  # fmt: skip
        if not any(each.end >= one.end and each.score >= one.score for each in open_ones):
            kept.append(one)
            open_ones.append(one)
    return kept


@functools.cache
def _by_kind(language: str) -> tuple[list[ShapeRecognizer], list[EntityRecognizer]]:
    """Return a language's recognizers: those that the prefilter knows, and all others."""
    mine = [each for each in analyzer().registry.recognizers if each.supported_language == language]
    shapes = [each for each in mine if isinstance(each, ShapeRecognizer)]
    return shapes, [each for each in mine if not isinstance(each, ShapeRecognizer)]


# a process is asked for the same types again and again
@functools.lru_cache(maxsize=4)
def _prefilter(types: frozenset[str]) -> Prefilter:
    return Prefilter(_by_kind(policy.LANGUAGES[0])[0], types)


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
    more_pipelines.load(others)  # an error leaves everything as it was
    _other_pipelines, _shipped_too = dict(others), shipped_too
    _nlp_engine.cache_clear()
    analyzer.cache_clear()
    _by_kind.cache_clear()
    _nlp_engine()


def _recognizers() -> list[EntityRecognizer]:
    """Return one recognizer of each kind for each language: Presidio files them by language."""
    return [kind(language) for language in policy.LANGUAGES for kind in RECOGNIZERS]
