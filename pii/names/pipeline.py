"""The shipped spaCy pipeline for persons' names: one for the three languages.

People mix languages, and names are the same in all of them, so one tokenizer and one network serve
all (docs/decisions/0004 has the measurements).
"""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy
from spacy import util
from spacy.attrs import LANG, NORM, PREFIX, SUFFIX
from spacy.lang.xx import MultiLanguage
from spacy.language import BaseDefaults, Language
from thinc.api import use_ops
from threadpoolctl import threadpool_limits

from pii.names.name_list import NameList
from pii.names.tokenizer import without_numbers

FOLDER = Path(__file__).parent / "persons"
_AFFIX = 4


@functools.cache
def name_list() -> NameList:
    """Return the compiled name lists, read once."""
    return NameList()


def _about(word: str) -> int:
    return name_list().about(without_numbers(word))


def _beginning(word: str) -> str:
    return without_numbers(word[:_AFFIX]).lower()


def _ending(word: str) -> str:
    return without_numbers(word[-_AFFIX:]).lower()


class SupportTextDefaults(BaseDefaults):
    """spaCy's language-neutral rules, which `pii.names.tokenizer` replaces where words are told.

    PREFIX and SUFFIX are four letters in lower case, and not one and three as in spaCy.
    """

    lex_attr_getters: dict[int, Callable[[str], object]] = {  # as in spaCy
        **BaseDefaults.lex_attr_getters,
        PREFIX: _beginning,
        SUFFIX: _ending,
    }


@util.registry.languages("support_text")
class SupportText(MultiLanguage):  # type: ignore[no-untyped-call] # spaCy has no types here
    """The language class that the pipeline's config names."""

    lang = "support_text"
    Defaults = SupportTextDefaults


@util.registry.callbacks("privacy_desk.what_the_lists_know.v1")  # type: ignore[untyped-decorator]
def with_lists() -> Callable[[Language], Language]:
    """Return what the config names: LANG, which nothing else reads, becomes what the lists know,
    and NORM has the same digit for all.

    Afterwards, because spaCy puts its own in the place of those that the language class has.
    """

    def add(nlp: Language) -> Language:
        vocab: Any = nlp.vocab  # spaCy's types lack the getters
        vocab.lex_attr_getters[LANG] = _about
        norm = vocab.lex_attr_getters[NORM]
        vocab.lex_attr_getters[NORM] = lambda word: norm(without_numbers(word))
        return nlp

    return add


def load(folder: Path = FOLDER) -> Language:
    """Return the pipeline; its entities are labelled PERSON.

    Its matrix products are numpy's, which take two thirds of the time that spaCy's default takes;
    in one thread, because the matrices of a message are too small to share.
    """
    threadpool_limits(limits=1, user_api="blas")
    with use_ops("numpy", use_blis=False):
        return spacy.load(folder)
