"""A small neural network on sparse rows: what words and letters mean together.

Each column has a vector; a row is the sum of its columns' vectors (as in fastText, Joulin et al.
2016, "Bag of Tricks for Efficient Text Classification"), through one hidden layer to the intents:
once as shares of one, once each for itself, for a text may hold several.
Plain numpy and scipy: it learns thirty thousand texts in a minute on one core.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from scipy.special import expit

_WIDTH = 256  # numbers a vector; with 128 cross-validation is nearly a point worse
_EPOCHS = 6
#: Of very many rows fewer rounds teach as much: no more steps than this if there are four rounds.
_ENOUGH_STEPS, _FEWEST_EPOCHS = 5_500, 4
_LEAST_STEPS = 400  # so that few examples are learnt too
_BATCH = 128
_RATE = 0.01  # of the columns' vectors
_RATE_OUT = 0.004  # of the layer of intents
#: What is left out at random while training, of a row's columns and of the hidden layer.
_DROP_COLUMNS = 0.2
_DROP_HIDDEN = 0.5
#: Of an intent each for itself before anything is learnt: most texts do not hold it.
_HELD_BIAS = -3
#: How fast the means of slopes and of their squares forget.
_FORGET, _FORGET_SQUARES = 0.1, 0.001
_TINY = np.float32(1e-8)


@dataclass
class Network:
    """`fit` on rows and what each holds, then `scores` of rows, or how likely each `holds` what."""

    seed: int = 0
    vectors: np.ndarray = field(init=False, repr=False)
    bias: np.ndarray = field(init=False, repr=False)
    out: np.ndarray = field(init=False, repr=False)
    out_bias: np.ndarray = field(init=False, repr=False)
    held: np.ndarray = field(init=False, repr=False)
    held_bias: np.ndarray = field(init=False, repr=False)

    def fit(self, x: csr_matrix, y: np.ndarray) -> Network:
        """x: one row a text; y: of the same length, a column an intent, 1 where the text holds it
        and 0 elsewhere; each text holds one at least."""
        random = np.random.default_rng(self.seed)
        texts, intents = y.shape
        self.vectors = _normal(random, (x.shape[1], _WIDTH))
        # what no text says tells nothing, however it begins
        self.vectors[np.bincount(x.indices, minlength=x.shape[1]) == 0] = 0
        self.out, self.held = (_normal(random, (_WIDTH, intents)) for _ in range(2))
        self.bias, self.out_bias = np.zeros(_WIDTH, np.float32), np.zeros(intents, np.float32)
        self.held_bias = np.full(intents, _HELD_BIAS, np.float32)
        step = _Step(self, random)
        batches = -(-texts // _BATCH)
        rounds = max(_FEWEST_EPOCHS, min(_EPOCHS, _ENOUGH_STEPS // batches))
        epochs = max(rounds, -(-_LEAST_STEPS // batches))
        for epoch in range(epochs):
            order = random.permutation(texts)
            mixed, truth = x[order], y[order]
            for batch in range(batches):
                rows = slice(batch * _BATCH, (batch + 1) * _BATCH)
                left = 1 - (epoch * batches + batch) / (epochs * batches)
                step(mixed[rows], truth[rows], left)
        return self

    def scores(self, x: csr_matrix) -> np.ndarray:
        """One row a text, one column an intent: logarithms of probabilities, not yet normal."""
        return self.hidden(x, self.vectors) @ self.out + self.out_bias

    def holds(self, x: csr_matrix) -> np.ndarray:
        """One row a text, one column an intent: how likely the text holds it, whatever else."""
        return np.asarray(expit(self.hidden(x, self.vectors) @ self.held + self.held_bias))

    def __getstate__(self) -> dict[str, Any]:
        """Stored with half the digits, which are more than it is sure of."""
        return self.__dict__ | {"vectors": self.vectors.astype(np.float16)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, vectors=state["vectors"].astype(np.float32))

    def hidden(self, x: csr_matrix, vectors: np.ndarray) -> np.ndarray:
        return np.maximum(x @ vectors + self.bias, 0)


class _Step:
    """One step down the gradient; keeps what the optimisers remember."""

    def __init__(self, network: Network, random: np.random.Generator) -> None:
        self._network, self._random = network, random
        self._squares = np.zeros(len(network.vectors), np.float32)
        self._layers = [
            network.bias, network.out, network.out_bias, network.held, network.held_bias
        ]  # fmt: skip
        self._means = [(np.zeros_like(layer), np.zeros_like(layer)) for layer in self._layers]
        self._count = 0

    def __call__(self, x: csr_matrix, y: np.ndarray, left: float) -> None:
        """left: the share of training that is still ahead; the steps get smaller with it."""
        network = self._network
        columns, x = _used(self._some(x))
        vectors = network.vectors[columns]
        mask = self._mask((len(y), _WIDTH), _DROP_HIDDEN)
        hidden = network.hidden(x, vectors) * mask
        error = softmax(hidden @ network.out + network.out_bias) - y / y.sum(axis=1, keepdims=True)
        missed = expit(hidden @ network.held + network.held_bias) - y
        back = (error @ network.out.T + missed @ network.held.T) * mask * (hidden > 0)
        self._count += 1
        self._move_vectors(columns, vectors, x.T @ back, _RATE * left)
        slopes = [back.sum(axis=0)]
        for each in (error, missed):
            slopes += [hidden.T @ each, each.sum(axis=0)]
        self._move_layers([slope / len(y) for slope in slopes], _RATE_OUT * left)

    def _some(self, x: csr_matrix) -> csr_matrix:
        """The rows without what is left out of them."""
        mask = self._mask(x.data.shape, _DROP_COLUMNS)
        kept = np.flatnonzero(mask)
        ends = np.searchsorted(kept, x.indptr)
        return csr_matrix(((x.data * mask)[kept], x.indices[kept], ends), shape=x.shape)

    def _mask(self, shape: tuple[int, ...], dropped: float) -> np.ndarray:
        kept = self._random.random(shape, dtype=np.float32) >= dropped
        return kept / np.float32(1 - dropped)

    def _move_vectors(
        self, columns: np.ndarray, vectors: np.ndarray, slopes: np.ndarray, rate: float
    ) -> None:
        """Like Adam's second moment, but one for all of a column: with one a number, most of the
        time went there. vectors: those of the columns, which alone are read and written."""
        squares = self._squares[columns]
        squares += _FORGET_SQUARES * (np.einsum("ij,ij->i", slopes, slopes) / _WIDTH - squares)
        self._squares[columns] = squares
        grown = 1 - (1 - _FORGET_SQUARES) ** self._count
        slopes *= (np.float32(rate) / (np.sqrt(squares / np.float32(grown)) + _TINY))[:, None]
        vectors -= slopes
        self._network.vectors[columns] = vectors

    def _move_layers(self, slopes: list[np.ndarray], rate: float) -> None:
        """Adam (Kingma and Ba 2015)."""
        grown = 1 - (1 - _FORGET_SQUARES) ** self._count
        rate *= float(np.sqrt(grown)) / (1 - (1 - _FORGET) ** self._count)
        for layer, slope, (mean, square) in zip(self._layers, slopes, self._means, strict=True):
            mean += _FORGET * (slope - mean)
            square += _FORGET_SQUARES * (slope * slope - square)
            layer -= np.float32(rate) * mean / (np.sqrt(square) + _TINY)


def _normal(random: np.random.Generator, shape: tuple[int, int]) -> np.ndarray:
    return random.standard_normal(shape, dtype=np.float32) / np.float32(np.sqrt(_WIDTH))


def _used(x: csr_matrix) -> tuple[np.ndarray, csr_matrix]:
    """The columns that the rows use, and the rows with those columns alone."""
    columns, indices = np.unique(x.indices, return_inverse=True)
    return columns, csr_matrix((x.data, indices, x.indptr), shape=(x.shape[0], len(columns)))


def softmax(scores: np.ndarray) -> np.ndarray:
    """One row a text: probabilities that sum to one."""
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(likely / likely.sum(axis=1, keepdims=True))
