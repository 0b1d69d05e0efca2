"""Persons' names in many texts at once."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, repeat
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IDS, LOWER
from spacy.language import Language
from spacy.tokens import Doc

from pii.names.candidates import candidates, is_cased, kind_of
from pii.names.decoding import Decoder, Spans
from pii.names.leaning import leaning
from pii.names.network import Floats, Network
from pii.names.tokenizer import pieces_of, starts_of, without_numbers, word_of

Name = tuple[int, int]


class Found(NamedTuple):
    """What the pipeline says of a text: its names, and which other listed words may be one."""

    names: list[Name]
    possible: list[Name]


#: The words of a text, each with the space behind it, and whether the text has capitals.
Told = tuple[list[str], bool]
#: 3.8 kB each.
_MOST_WORDS = 50_000
#: So many words are computed at once.
_AT_ONCE = 8_000


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

    def find(self, texts: Sequence[str]) -> list[Found]:
        """Return what is found in each text: character offsets, end exclusive."""
        found: list[Found] = []
        for told in _portions(map(_told, texts)):
            found += self._find_together(told)
        return found

    def _find_together(self, told: Sequence[Told]) -> list[Found]:
        rows = self._rows([piece for pieces, _ in told for piece in pieces])
        gap = self._network.depth + 1
        counts = [len(pieces) for pieces, _ in told]
        begins = list(accumulate((count + gap for count in counts), initial=gap))
        # word 0 is the empty one between texts
        places = np.arange(len(rows)) + np.repeat(np.arange(1, len(told) + 1) * gap, counts)
        numbers = np.zeros(begins[-1], dtype=np.int64)
        kinds = np.zeros(begins[-1], dtype=np.int8)
        numbers[places] = rows
        kinds[places] = self._kinds[np.repeat([int(cased) for _, cased in told], counts), rows]
        can = candidates(kinds)
        vectors = self._network.vectors(self._values, self._products, numbers, can)
        found = self._decoder.names(vectors, can, self._leanings[numbers[can]])
        return _of_texts(found, [pieces for pieces, _ in told], begins)

    def find_plainly(self, text: str) -> Found:
        """Return what `find` returns, with every word computed by spaCy itself."""
        pieces, cased = _told(text)
        if not pieces:
            return Found([], [])
        words = list(map(word_of, pieces))
        kinds = np.array([kind_of(word, cased=cased) for word in words], dtype=np.int8)
        can = candidates(kinds)
        vectors = self._network.all_vectors(Doc(self._nlp.vocab, words=words))[can]
        leanings = np.array([leaning(word) for word in words], dtype=np.float32)[can]
        return _of_texts(self._decoder.names(vectors, can, leanings), [pieces], [0])[0]

    def _rows(self, pieces: Sequence[str]) -> NDArray[np.int64]:
        """Return the number of each piece's word; what is new is computed."""
        rows = np.fromiter(map(self._numbers.get, pieces, repeat(0)), np.int64, len(pieces))
        unknown = np.flatnonzero(rows == 0).tolist()
        if not unknown:
            return rows
        new = list(dict.fromkeys(pieces[at] for at in unknown))
        if self._count + len(new) > _MOST_WORDS:
            new, unknown = list(dict.fromkeys(pieces)), list(range(len(pieces)))
            self._forget(max(_MOST_WORDS, len(new)))
        self._learn(new)
        rows[unknown] = [self._numbers[pieces[at]] for at in unknown]
        return rows

    def _learn(self, pieces: Sequence[str]) -> None:
        words = list(map(word_of, pieces))
        if new := [word for word in dict.fromkeys(words) if word not in self._numbers]:
            self._compute(new)
        self._numbers.update((piece, self._numbers[word])
                             for piece, word in zip(pieces, words, strict=True))  # fmt: skip

    def _compute(self, new: Sequence[str]) -> None:
        first = self._count + 1
        self._count += len(new)
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
        self._numbers: dict[str, int] = {}  # of words, with the space behind them and without
        self._count: int = 0
        self._kinds: NDArray[np.int8] = np.zeros((2, most + 1), dtype=np.int8)
        self._leanings: Floats = np.zeros(most + 1, dtype=np.float32)
        self._values: Floats = np.zeros((most + 1, self._network.width), dtype=np.float32)
        shape = (most + 1, 3, self._network.sums)
        self._products: Floats | None = None
        if most <= _MOST_WORDS:
            self._products = np.zeros(shape, dtype=np.float32)
            self._network.multiply(self._values[:1], self._products[:1])


def _told(text: str) -> Told:
    return pieces_of(without_numbers(text)), is_cased(text)


def _of_texts(
    words: Iterable[Spans], texts: Sequence[Sequence[str]], begins: Sequence[int]
) -> list[Found]:
    """Return what is found in each text in characters: `words` are the first and the last word of
    each, among the words of all texts, `begins` is where there each text begins."""
    found = [Found([], []) for _ in texts]
    starts: dict[int, list[int]] = {}
    for kind, spans in enumerate(words):
        for first, last in spans:
            number = bisect_right(begins, first) - 1
            pieces, begin = texts[number], begins[number]
            if number not in starts:
                starts[number] = starts_of(pieces)
            start, end = starts[number][first - begin], starts[number][last - begin]
            found[number][kind].append((start, end + len(word_of(pieces[last - begin]))))
    return found


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
