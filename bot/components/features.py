"""A text as a sparse row: its words, its letters and how it is phrased."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from components.phrasing import SIGNS, fold, phrasing

Kind = dict[str, Any]
#: Words and pairs of words, and two to four characters within words.
WORDS_AND_LETTERS: tuple[Kind, ...] = (
    {"token_pattern": r"(?u)\b\w+\b", "ngram_range": (1, 2)},
    {"analyzer": "char_wb", "ngram_range": (2, 4)},
)
#: The first six letters of each word: what a text is about, in any inflection.
STEMS: tuple[Kind, ...] = ({"token_pattern": r"(?u)\b\w{1,6}"},)


class Features:
    """tf-idf of kinds of terms, and how the text is phrased. What only one example says is left
    out: nothing is learnt from it, and it is most of the columns.

    scikit-learn learns the columns. What it does with a message beside counting took twice as long
    as both classifiers, so the rows are made here; tests/bot/check_features.py compares them.
    """

    def __init__(self, kinds: Sequence[Kind] = WORDS_AND_LETTERS, *, phrased: bool = True) -> None:
        """phrased: whether the rows tell how the text is phrased, too."""
        self._options, self._phrased = kinds, phrased

    def fit(self, texts: Sequence[str]) -> Features:
        """Learn the columns."""
        kinds = [_vectorizer(**each).fit(texts) for each in self._options]
        vocabularies = [kind.vocabulary_ for kind in kinds]
        starts = [0, *accumulate(map(len, vocabularies))][:-1]
        #: Of each kind what reads the terms of a text, and the column of each term that is known.
        self._kinds = [
            (_vectorizer(**each).build_analyzer(), {t: at + start for t, at in of.items()})
            for each, start, of in zip(self._options, starts, vocabularies, strict=True)
        ]
        weights = [*(kind.idf_ for kind in kinds), np.ones(SIGNS if self._phrased else 0)]
        self._weights = np.concatenate(weights).astype(np.float32)
        return self

    def transform(self, texts: Sequence[str]) -> csr_matrix:
        """One row a text: of each kind the weights of its terms, of length one, then how it is
        phrased."""
        signs = range(len(self._weights) - SIGNS, len(self._weights))
        columns: list[int] = []
        counts: list[float] = []
        ends = [0]
        for text in texts:
            folded = fold(text)
            for terms, known in self._kinds:
                found = Counter([known[term] for term in terms(folded) if term in known])
                columns += found.keys()
                counts += found.values()
                ends.append(len(columns))
            if self._phrased:
                columns += signs
                counts += phrasing(text)
            ends.append(len(columns))
        at = np.array(columns, np.int32)
        values = self._weighed(at, np.array(counts, np.float32), ends)
        rows_end = np.array(ends[:: len(self._kinds) + 1], np.int32)
        rows = csr_matrix((values, at, rows_end), shape=(len(texts), len(self._weights)))
        rows.sort_indices()
        return rows

    def _weighed(self, columns: np.ndarray, counts: np.ndarray, ends: list[int]) -> np.ndarray:
        """The values of the columns. ends: of each text's kinds of terms and its phrasing."""
        block = np.repeat(np.arange(len(ends) - 1), np.diff(ends))
        is_term = block % (len(self._kinds) + 1) < len(self._kinds)
        values = counts.copy()
        values[is_term] = np.log(counts[is_term]) + 1
        values *= self._weights[columns]
        lengths = np.sqrt(np.bincount(block, values**2, len(ends) - 1))
        values[is_term] /= lengths[block[is_term]]
        return values


def _vectorizer(**options: Any) -> TfidfVectorizer:
    return TfidfVectorizer(
        preprocessor=fold, sublinear_tf=True, min_df=2, dtype=np.float32, **options
    )
