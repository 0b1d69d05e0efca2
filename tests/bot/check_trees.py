"""How bot/components/trees.py asks trained trees, checked with the bot's own Python beside
scikit-learn.

test_wishes.py runs it and makes a test of each check.
"""

import pickle
import sys
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

sys.path.insert(0, str(Path(__file__).parents[2] / "bot"))

from components.trees import Trees  # after the path
from outcomes import print_outcomes


def learnt(leaves: int) -> tuple[HistGradientBoostingClassifier, np.ndarray]:
    """A classifier of rows, some of whose columns hold few different numbers."""
    random = np.random.default_rng(0)
    rows = np.round(random.normal(size=(2000, 6)), 1)
    is_second = rows[:, 0] * rows[:, 1] + rows[:, 2] + random.normal(size=2000) > 1
    model = HistGradientBoostingClassifier(max_iter=30, max_leaf_nodes=leaves, random_state=0)
    return model.fit(rows, is_second), rows


def check_they_say_what_scikit_learn_says() -> None:
    for leaves in (2, 8):
        model, rows = learnt(leaves)
        wide = np.concatenate([rows, rows * 100, np.zeros((1, 6))])
        expected = model.predict_proba(wide)[:, 1]
        assert np.allclose(Trees(model).probabilities(wide), expected, rtol=0, atol=1e-12)
        assert np.ptp(expected) > 0.3


def check_no_row_has_no_answer() -> None:
    model, rows = learnt(8)
    assert Trees(model).probabilities(rows[:0]).shape == (0,)


def check_stored_trees_say_the_same() -> None:
    model, rows = learnt(8)
    trees = Trees(model)
    again = pickle.loads(pickle.dumps(trees))
    assert (again.probabilities(rows) == trees.probabilities(rows)).all()


if __name__ == "__main__":
    print_outcomes(globals())
