"""From the vectors of candidate words to names: spaCy's transitions, for all texts in step."""

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from pii.policy import RULED_OUT, TOWARDS_NAMES

Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]
Numbers = NDArray[np.int64]
#: First and last of each.
Spans = list[tuple[int, int]]
_LISTED = TOWARDS_NAMES["name and word"]
_MOVES = ("B-PERSON", "I-PERSON", "L-PERSON", "U-PERSON", "O")


class Decoder:
    """spaCy's greedy parser over candidate words; a name ends where no candidate follows.

    What leans a word towards a name is taken from its score of "no name": what is missed cannot be
    made good, what is marked too much is judged once more by the recognizer.
    """

    def __init__(self, nlp: Language) -> None:
        """Take the weights of the transitions out of the pipeline."""
        ner = nlp.get_pipe("ner")
        lower, upper = ner.model.get_ref("lower"), ner.model.get_ref("upper")  # type: ignore[attr-defined] # spaCy's Pipe has no types
        weights = lower.get_param("W")  # (features, hidden, pieces, inputs)
        self.features, _, self.pieces, inputs = weights.shape
        flat = weights.transpose(0, 2, 1, 3).reshape(-1, inputs)
        self.weights = np.ascontiguousarray(flat.T)
        pad = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(self.features, -1)
        self.bias = lower.get_param("b").T.reshape(-1)
        self.closed = self.bias + pad[1] + pad[2]
        moves = ner.moves  # type: ignore[attr-defined] # as above
        names = [moves.get_class_name(number) for number in range(moves.n_moves)]
        columns = [names.index(move) for move in _MOVES]
        self.upper = np.ascontiguousarray(upper.get_param("W")[columns].T)
        self.upper_bias = upper.get_param("b")[columns]

    def names(self, vectors: Floats, can: Bools, leanings: Floats) -> tuple[Spans, Spans]:
        """Return where names stand in a row of words, first and last word of each, and which other
        words that the lists know may be one (`policy.RULED_OUT`), each as first and last.

        `vectors` has a row for each word in `can`, `leanings` a number. No name reaches over a word
        that is not in it.
        """
        starts, lengths = _runs(can)
        if not len(starts):
            return [], []
        parts = (vectors @ self.weights).reshape(len(vectors), self.features, -1)
        found = self._decoded(parts, leanings, starts, lengths)
        words = np.flatnonzero(can)
        is_other = leanings >= _LISTED
        for first, last in np.searchsorted(words, found).tolist():
            is_other[first : last + 1] = False
        others = np.flatnonzero(is_other)
        begin, _, _, single, no_name = self._scores(parts[others, 0] + self.closed)
        may_be = np.maximum(begin, single) > no_name - leanings[others] - RULED_OUT
        possible = words[others[may_be]].tolist()
        return found, list(zip(possible, possible, strict=True))

    def _scores(self, state: Floats) -> Floats:
        """Return what speaks for each move: (rows, pieces * hidden) -> (moves, rows)."""
        hidden = state.reshape(len(state), self.pieces, len(self.upper)).max(axis=1)
        scores: Floats = (hidden @ self.upper + self.upper_bias).T
        return scores

    def _decoded(self, parts: Floats, leanings: Floats, starts: Numbers, lengths: Numbers) -> Spans:
        """Return the names in the runs of candidates that start there and are so long."""
        firsts = np.cumsum(lengths) - lengths
        opened = np.full(len(starts), -1)
        found: Spans = []
        for step in range(int(lengths.max())):
            active = np.flatnonzero(lengths > step)
            begins, ends = self._step(parts, leanings, firsts[active] + step, firsts[active],
                                      opened[active], lengths[active] == step + 1)  # fmt: skip
            opened[active] = np.where(begins, step, opened[active])
            closing = active[ends]
            names = np.stack([starts[closing] + opened[closing], starts[closing] + step], axis=1)
            found += map(tuple, names.tolist())
            opened[closing] = -1
        return sorted(found)

    def _step(
        self,
        parts: Floats,
        leanings: Floats,
        rows: Numbers,
        firsts: Numbers,
        opened: Numbers,
        last: Bools,
    ) -> tuple[Bools, Bools]:
        """Return for each run whether a name begins at this word, and whether one ends with it."""
        is_open = opened >= 0
        state = parts[rows, 0]
        inside = parts[firsts + np.maximum(opened, 0), 1] + parts[rows - 1, 2] + self.bias
        state += np.where(is_open[:, None], inside, self.closed)
        begin, goes_on, end, single, no_name = self._scores(state)
        no_name = no_name - leanings[rows]
        # with no candidate behind it, a word that begins a name is one by itself
        alone = np.where(last, np.maximum(single, begin), single)
        begins_longer = ~is_open & ~last & (begin > np.maximum(single, no_name))
        is_single = ~is_open & ~begins_longer & (alone > no_name)
        closes = is_open & (last | (end >= goes_on))
        return begins_longer | is_single, is_single | closes


def _runs(can: Bools) -> tuple[Numbers, Numbers]:
    """Return where each stretch of candidates begins, and how long it is."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], can, [False]]).astype(np.int8)))
    return edges[::2], edges[1::2] - edges[::2]
