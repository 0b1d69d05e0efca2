"""Other spaCy pipelines for names, where installed: sv_core_news_lg and the like."""

from collections.abc import Mapping
from pathlib import Path

import spacy
from spacy.language import Language

from pii import policy
from pii.errors import PipelineNotInstalledError, UnsupportedLanguageError


def require_installed(pipelines: Mapping[str, str]) -> None:
    """Raise PipelineNotInstalledError or UnsupportedLanguageError before anything is loaded."""
    for language, name in pipelines.items():
        if language not in policy.LANGUAGES:
            raise UnsupportedLanguageError(language)
        if not (spacy.util.is_package(name) or Path(name).is_dir()):
            raise PipelineNotInstalledError(name)


def load(pipelines: Mapping[str, str]) -> dict[str, Language]:
    """Return the pipelines by language: packages that are installed, or folders.

    Nothing is downloaded. Raises PipelineNotInstalledError, also for one that labels no persons,
    and UnsupportedLanguageError.
    """
    require_installed(pipelines)
    loaded = {}
    for language, name in pipelines.items():
        nlp = spacy.load(name, exclude=["parser", "attribute_ruler", "lemmatizer"])
        if not any(label in policy.PERSON_LABELS for label in nlp.pipe_labels.get("ner", ())):
            raise PipelineNotInstalledError(name)
        loaded[language] = nlp
    return loaded
