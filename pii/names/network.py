"""The name pipeline's network, computed only where a name can be.

spaCy computes every word of every text. Most words can be no part of a name (see `candidates`), and
what the network says of one word depends on four words to either side at most. So each layer is
computed for the words that the next one needs, of many texts at once; the embedding, which looks at
a word alone, and its products with the first convolution's weights once for each word. The numbers
are spaCy's own (to rounding).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]
Numbers = NDArray[np.int64]
_EPSILON = np.float32(1e-8)


@dataclass(frozen=True, slots=True)
class _Layer:
    """One convolution: weights (3 * width, pieces * width), bias, and the normalisation's scale;
    `share` (width, 1) is what each number of a row has in its mean."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats
    share: Floats

    def __call__(self, windows: Floats) -> Floats:
        """Return what it adds to each row: (rows, 3 * width) -> (rows, width)."""
        pieces = windows @ self.weights
        pieces += self.bias
        return self.added(pieces)

    def added(self, pieces: Floats) -> Floats:
        """Return the same of the sums: (rows, pieces * width) -> (rows, width)."""
        width = len(self.scale)
        highest: Floats = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
        for start in range(2 * width, pieces.shape[1], width):
            np.maximum(highest, pieces[:, start : start + width], out=highest)
        # in place: what the sums are written to is what takes time
        highest -= highest @ self.share
        variance = np.einsum("ij,ij->i", highest, highest)[:, None] / width + _EPSILON
        highest /= np.sqrt(variance, out=variance)
        highest *= self.scale
        highest += self.shift
        return highest


class Network:
    """The weights of a pipeline's NER."""

    def __init__(self, nlp: Language) -> None:
        """Take the weights out of the pipeline; it must be spaCy's usual network."""
        model = nlp.get_pipe("ner").model  # type: ignore[attr-defined] # spaCy's Pipe has no types
        self._tok2vec = model.get_ref("tok2vec")
        self._embed = self._tok2vec.layers[0].get_ref("embed")
        encode = self._tok2vec.layers[0].get_ref("encode")
        self._layers = [_layer(residual) for residual in encode.layers[0].layers]
        linear = self._tok2vec.layers[-1]
        self._linear = linear.get_param("W").T.copy(), linear.get_param("b")
        self._vocab = nlp.vocab
        self.width: int = encode.get_dim("nO")
        #: How many sums a convolution computes of a word.
        self.sums = len(self._layers[0].bias)
        #: How far a word's surroundings reach, in words.
        self.depth = len(self._layers)

    def words(self, words: Sequence[str]) -> Floats:
        """Return what the embedding says of each word alone: (words, width)."""
        values: Floats = self._embed.predict([Doc(self._vocab, words=list(words))])[0]
        return values

    def multiply(self, values: Floats, products: Floats) -> None:
        """Write what each word adds to the first convolution's sums for the word behind it, for
        itself and for the word before it: (words, width) into (words, 3, sums)."""
        layer = self._layers[0]
        for place, part in enumerate(np.split(layer.weights, 3)):
            products[:, place] = values @ part
        products[:, 1] += layer.bias

    def vectors(
        self, values: Floats, products: Floats | None, numbers: Numbers, can: Bools
    ) -> Floats:
        """Return the vectors of the words in `can`: (candidates, hidden width).

        `values` and `products` are those of the known words; without products the first convolution
        is computed as the others are. `numbers` says which of them each word is, of all texts one
        after the other, with `depth` + 1 empty ones (number 0, whose values are 0) before, between
        and behind the texts.
        """
        reached = _reached(can, self.depth + (products is None))
        layers = self._layers
        near = np.flatnonzero(reached[0])
        rows = values.take(numbers[near], axis=0)
        if products is not None:
            rows += layers[0].added(_sums(products, numbers, near))
            layers = layers[1:]
        for layer, wanted in zip(layers, reached[1:], strict=True):
            needed = np.flatnonzero(wanted[near])
            around = np.stack([needed - 1, needed, needed + 1], axis=1)
            windows = rows.take(around.ravel(), axis=0).reshape(len(needed), 3 * self.width)
            rows[needed] += layer(windows)
        weights, bias = self._linear
        result: Floats = rows[can[near]] @ weights + bias
        return result

    def all_vectors(self, doc: Doc) -> Floats:
        """Return the vectors of all words of one text, as spaCy computes them."""
        result: Floats = self._tok2vec.predict([doc])
        return result


def _sums(products: Floats, numbers: Numbers, rows: Numbers) -> Floats:
    """Return the first convolution's sums of these rows, from what the words around add."""
    flat = products.reshape(-1, products.shape[2])
    sums: Floats = flat.take(numbers[rows] * 3 + 1, axis=0)
    sums += flat.take(numbers[rows - 1] * 3, axis=0)
    sums += flat.take(numbers[rows + 1] * 3 + 2, axis=0)
    return sums


def _layer(residual: Any) -> _Layer:
    maxout = next(node for node in residual.walk() if node.name == "maxout")
    norm = next(node for node in residual.walk() if node.name == "layernorm")
    weights = maxout.get_param("W")  # (width, pieces, 3 * width)
    width, pieces, inputs = weights.shape
    return _Layer(
        np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(inputs, pieces * width)),
        np.ascontiguousarray(maxout.get_param("b").T).reshape(-1),
        norm.get_param("G"),
        norm.get_param("b"),
        np.full((width, 1), 1 / width, dtype=np.float32),
    )


def _reached(can: Bools, depth: int) -> list[Bools]:
    """Return the words in `can`, before them the same with their neighbours, and so on: the words
    that the last of so many layers reads, the one before it, and first those that none does."""
    found = [can]
    for _ in range(depth - 1):
        wider = found[0].copy()
        wider[1:] |= found[0][:-1]
        wider[:-1] |= found[0][1:]
        found.insert(0, wider)
    return found
