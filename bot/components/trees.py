"""What gradient boosting has learnt, asked without scikit-learn's work for large data.

For the ten rows of a message it checks them, and goes from Python to each of sixty trees: six
times as long as going down all of them at once. tests/bot/check_trees.py compares both.
"""

from __future__ import annotations

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier


class Trees:
    """The trees of a trained classifier of two classes, of numbers none of which is missing."""

    def __init__(self, model: HistGradientBoostingClassifier) -> None:
        trees = [predictor.nodes for (predictor,) in model._predictors]
        nodes = np.concatenate(trees)
        #: The places of the trees' roots among the nodes of all of them.
        self._roots = np.cumsum([0, *map(len, trees[:-1])])
        start = np.repeat(self._roots, list(map(len, trees)))
        here = np.arange(len(nodes))
        is_leaf = nodes["is_leaf"].astype(bool)
        # a leaf leads to itself, so that each way down has as many steps as the longest
        self._left = np.where(is_leaf, here, nodes["left"] + start)
        self._right = np.where(is_leaf, here, nodes["right"] + start)
        self._column = nodes["feature_idx"].astype(int)
        self._threshold = nodes["num_threshold"].copy()
        self._value = nodes["value"].copy()
        self._depth = int(nodes["depth"].max())
        self._without = float(model._baseline_prediction.item())

    def probabilities(self, rows: np.ndarray) -> np.ndarray:
        """Of each row that of the second class."""
        row = np.arange(len(rows))[:, None]
        at = np.tile(self._roots, (len(rows), 1))
        for _ in range(self._depth):
            goes_left = rows[row, self._column[at]] <= self._threshold[at]
            at = np.where(goes_left, self._left[at], self._right[at])
        return 1 / (1 + np.exp(-self._without - self._value[at].sum(axis=1)))
