"""Changes to training texts: as people without shift keys, diacritics or patience would type."""

import random

import regex

from pii.names import pipeline
from pii.names.name_list import FIRST, LAST, STEM
from pii.train.names import NameLists

Labelled = tuple[str, list[tuple[int, int]]]
_PLAIN = str.maketrans("åäöÅÄÖéèüøæçñ", "aaoAAOeeuoacn")
#: Share of the texts that are changed so.
_LOWER, _UPPER, _NAMES_LOWER, _NAMES_UPPER, _NO_DIACRITICS = 0.07, 0.025, 0.035, 0.02, 0.03
_SWAPPED = 0.4


def changed(
    text: str, spans: list[tuple[int, int]], *, names: NameLists, language: str, rng: random.Random
) -> Labelled:
    """Return the text with its spans, most often as it is."""
    if spans and rng.random() < _SWAPPED:
        text, spans = _swap(text, spans, names=names, language=language, rng=rng)
    luck = rng.random()
    for share, change in (
        (_LOWER, str.lower),
        (_UPPER, str.upper),
        (_NO_DIACRITICS, lambda value: value.translate(_PLAIN)),
    ):
        if luck < share:
            new = change(text)
            return (new if len(new) == len(text) else text), spans
        luck -= share
    if luck < _NAMES_LOWER + _NAMES_UPPER:
        case = str.lower if luck < _NAMES_LOWER else str.upper
        pieces = list(text)
        for start, end in spans:
            new = case(text[start:end])
            if len(new) == end - start:
                pieces[start:end] = new
        return "".join(pieces), spans
    return text, spans


def _is_base_form(word: str) -> bool:
    flags = pipeline.name_list().listed(word.lower())
    return max(flags >> role & 0b11 for role in (FIRST, LAST)) > 1 and not flags >> STEM & 1


def _swap(
    text: str, spans: list[tuple[int, int]], *, names: NameLists, language: str, rng: random.Random
) -> Labelled:
    """Replace names of two or one plain words by others: in news a few names fill every page."""
    pieces: list[str] = []
    moved: list[tuple[int, int]] = []
    position = length = 0
    for start, end in sorted(spans):
        name = text[start:end]
        person = names.person(language, rng)
        words = len(regex.findall(r"\p{Lu}\p{Ll}+", name))
        plain = regex.fullmatch(r"\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?", name) and name[-1] not in "s'"
        if language == "fi":  # inflected names keep their place
            plain = plain and all(map(_is_base_form, name.split()))
        if plain and rng.random() < 0.5:
            name = f"{person.first} {person.last}" if words == 2 else person.last
        pieces += [text[position:start], name]
        length += start - position
        moved.append((length, length + len(name)))
        length += len(name)
        position = end
    return "".join([*pieces, text[position:]]), moved
