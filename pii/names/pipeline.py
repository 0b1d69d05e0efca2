"""The shipped spaCy pipeline for persons' names: one for the three languages.

People mix languages, and names are the same in all of them, so one tokenizer and one network serve
all (docs/decisions/0004 has the measurements).
"""

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from re import Pattern

import spacy
from spacy import util
from spacy.attrs import LANG, PREFIX, SUFFIX
from spacy.lang.xx import MultiLanguage
from spacy.language import BaseDefaults, Language
from spacy.tokens import Doc, Span
from thinc.api import use_ops
from threadpoolctl import threadpool_limits

from pii.names.name_list import NameList

FOLDER = Path(__file__).parent / "persons"
_AFFIX = 4
_SIGNS = r"[;|/\\_>]"
_GENITIVES = ("'s", "’s", "'S", "’S")


@functools.cache
def name_list() -> NameList:
    """Return the compiled name lists, read once."""
    return NameList()


def _about(word: str) -> int:
    return name_list().about(word)


def _beginning(word: str) -> str:
    return word[:_AFFIX].lower()


def _ending(word: str) -> str:
    return word[-_AFFIX:].lower()


class SupportTextDefaults(BaseDefaults):
    """spaCy's language-neutral rules; besides, signs such as / ; | and English 's part words.

    Three features of a word differ from spaCy's: PREFIX and SUFFIX are four letters in lower case,
    and LANG, which nothing else reads, is what the name lists know about the word.
    """

    lex_attr_getters: dict[int, Callable[[str], object]] = {  # as in spaCy
        **BaseDefaults.lex_attr_getters,
        PREFIX: _beginning,
        SUFFIX: _ending,
        LANG: _about,
    }
    prefixes: Sequence[str | Pattern[str]] = [*(BaseDefaults.prefixes or ()), _SIGNS]
    suffixes: Sequence[str | Pattern[str]] = [*(BaseDefaults.suffixes or ()), *_GENITIVES, _SIGNS]
    infixes: Sequence[str | Pattern[str]] = [*(BaseDefaults.infixes or ()), _SIGNS]


@util.registry.languages("support_text")
class SupportText(MultiLanguage):  # type: ignore[no-untyped-call] # spaCy has no types here
    """The language class that the pipeline's config names."""

    lang = "support_text"
    Defaults = SupportTextDefaults


def load(folder: Path = FOLDER) -> Language:
    """Return the pipeline; its entities are labelled PERSON.

    Its matrix products are numpy's, which take two thirds of the time that spaCy's default takes;
    in one thread, because the matrices of a message are too small to share.
    """
    threadpool_limits(limits=1, user_api="blas")
    with use_ops("numpy", use_blis=False):
        return spacy.load(folder)


def person(doc: Doc, entity: Span) -> Span | None:
    """Return another pipeline's entity as a span of this document, whose tokens may differ."""
    return doc.char_span(
        entity.start_char, entity.end_char, label="PERSON", alignment_mode="expand"
    )
