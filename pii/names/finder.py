"""Persons' names in many texts at once."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IDS, LOWER
from spacy.language import Language
from spacy.tokens import Doc

from pii.names.candidates import candidates, is_cased, kind_of
from pii.names.decoding import Decoder
from pii.names.leaning import leaning
from pii.names.network import Floats, Network
from pii.names.tokenizer import without_numbers, words_of

Name = tuple[int, int]
#: The words of a text, where each begins, and whether the text has capitals.
Told = tuple[list[str], list[int], bool]
#: 3.8 kB each.
_MOST_WORDS = 40_000
#: So many words are computed at once: what they take still fits a processor's cache.
_AT_ONCE = 2_000


class NameFinder:
    """Finds what the shipped pipeline calls a name."""

    def __init__(self, nlp: Language) -> None:
        """Take the pipeline that `pii.names.pipeline.load` gives."""
        self._nlp = nlp
        # of the twenty things that spaCy works out about each new word the network reads these
        vocab: Any = nlp.vocab  # spaCy's types lack the getters
        vocab.lex_attr_getters = {
            name: vocab.lex_attr_getters[name] for name in (*_attributes(nlp), LOWER)
        }
        self._network = Network(nlp)
        self._decoder = Decoder(nlp)
        self._forget(_MOST_WORDS)

    def find(self, texts: Sequence[str]) -> list[list[Name]]:
        """Return the names of each text: character offsets, end exclusive."""
        found: list[list[Name]] = []
        for told in _portions(map(_told, texts)):
            found += self._find_together(told)
        return found

    def _find_together(self, told: Sequence[Told]) -> list[list[Name]]:
        rows = self._rows([word for words, *_ in told for word in words])
        gap = self._network.depth + 1
        ends = np.cumsum([gap, *(len(words) + gap for words, *_ in told)]).tolist()
        numbers = np.zeros(ends[-1], dtype=np.int64)  # word 0 is the empty one between texts
        kinds = np.zeros(ends[-1], dtype=np.int8)
        position = 0
        for begin, (words, _, cased) in zip(ends, told, strict=False):
            place, mine = slice(begin, begin + len(words)), rows[position : position + len(words)]
            numbers[place] = mine
            kinds[place] = self._kinds[int(cased)][mine]
            position += len(words)
        can = candidates(kinds)
        found: list[list[Name]] = [[] for _ in told]
        vectors = self._network.vectors(self._values, self._products, numbers, can)
        leanings = self._leanings[numbers[can]]
        text = 0
        for first, last in self._decoder.names(vectors, can, leanings):
            while first >= ends[text + 1]:
                text += 1
            words, starts, _ = told[text]
            at = last - ends[text]
            found[text].append((starts[first - ends[text]], starts[at] + len(words[at])))
        return found

    def find_plainly(self, text: str) -> list[Name]:
        """Return what `find` returns, with every word computed by spaCy itself."""
        words, starts, cased = _told(text)
        if not words:
            return []
        kinds = np.array([kind_of(word, cased=cased) for word in words], dtype=np.int8)
        can = candidates(kinds)
        vectors = self._network.all_vectors(Doc(self._nlp.vocab, words=words))[can]
        leanings = np.array([leaning(word) for word in words], dtype=np.float32)[can]
        return [(starts[first], starts[last] + len(words[last]))
                for first, last in self._decoder.names(vectors, can, leanings)]  # fmt: skip

    def _rows(self, words: Sequence[str]) -> NDArray[np.int64]:
        """Return the number of each word; what is new is computed."""
        known = self._numbers
        new = [word for word in dict.fromkeys(words) if word not in known]
        if len(known) + len(new) > _MOST_WORDS:
            new = list(dict.fromkeys(words))
            self._forget(max(_MOST_WORDS, len(new)))
            known = self._numbers
        if new:
            self._learn(new)
        return np.fromiter(map(known.__getitem__, words), np.int64, len(words))

    def _learn(self, new: Sequence[str]) -> None:
        first = len(self._numbers) + 1
        rows = slice(first, first + len(new))
        for cased in (False, True):
            self._kinds[int(cased), rows] = [kind_of(word, cased=cased) for word in new]
        self._leanings[rows] = [leaning(word) for word in new]
        values = self._values[rows] = self._network.words(new)
        if self._products is not None:
            self._network.multiply(values, self._products[rows])
        self._numbers.update(zip(new, range(first, first + len(new)), strict=True))

    def _forget(self, most: int) -> None:
        """Begin anew, with room for so many words; row 0 is the empty word between texts. Of more
        than usual, which a vast text has, the products are not kept: they are most of the room."""
        self._numbers: dict[str, int] = {}
        self._kinds: NDArray[np.int8] = np.zeros((2, most + 1), dtype=np.int8)
        self._leanings: Floats = np.zeros(most + 1, dtype=np.float32)
        self._values: Floats = np.zeros((most + 1, self._network.width), dtype=np.float32)
        shape = (most + 1, 3, self._network.sums)
        self._products: Floats | None = None
        if most <= _MOST_WORDS:
            self._products = np.zeros(shape, dtype=np.float32)
            self._network.multiply(self._values[:1], self._products[:1])


def _told(text: str) -> Told:
    return *words_of(without_numbers(text)), is_cased(text)


def _portions(told: Iterable[Told]) -> Iterator[list[Told]]:
    """Yield the texts in portions of some thousand words; a longer text is one by itself."""
    portion: list[Told] = []
    size = 0
    for each in told:
        portion.append(each)
        size += len(each[0])
        if size >= _AT_ONCE:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _attributes(nlp: Language) -> list[int]:
    """Return which attributes of a word the pipeline's embedding reads."""
    config = nlp.get_pipe_config("ner")["model"]["tok2vec"]["embed"]
    return [IDS[name] for name in config["attrs"]]
