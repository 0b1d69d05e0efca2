"""How far a word leans towards being a name, by what the lists know of it."""

from pii.names.name_list import Known
from pii.names.pipeline import name_list
from pii.policy import TOWARDS_NAMES

_COMMON_NAME = 2


def leaning(word: str) -> float:
    """Return what speaks for a name before the sentence is read; see `policy.TOWARDS_NAMES`."""
    return TOWARDS_NAMES[_kind(word, name_list().known(word))]


def _kind(word: str, known: Known) -> str:
    if known.name >= _COMMON_NAME and not known.word:
        return "name"
    if known.name:
        return "name and word" if known.word or known.thing else "rare name"
    return "usual" if word[:1].isupper() and (known.common or known.thing) else "unknown"
