"""What bot/components/network.py, agreement.py and calibration.py learn, checked with the bot's own
Python.

test_wishes.py runs it and makes a test of each check.
"""

import pickle
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, vstack

sys.path.insert(0, str(Path(__file__).parents[2] / "bot"))

from components.agreement import Agreement  # after the path
from components.calibration import best_temperature
from components.network import Network, softmax
from outcomes import print_outcomes

#: Two columns and one that is always there; the truth is whether exactly one of the two is.
EITHER = csr_matrix(np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]] * 40, dtype=np.float32))
ONLY_ONE = np.array([0, 1, 1, 0] * 40)


def held(y: np.ndarray) -> np.ndarray:
    """A row a text, 1 in the column of its only intent."""
    return np.eye(y.max() + 1, dtype=np.float32)[y]


def said(count: int, seed: int) -> tuple[csr_matrix, np.ndarray]:
    """Rows of 30 columns, ten to each of three intents: a row has four of its intent's and two
    of any."""
    random = np.random.default_rng(seed)
    intents = random.integers(3, size=count)
    x = np.zeros((count, 30), np.float32)
    for row, intent in enumerate(intents):
        x[row, random.choice(10, 4, replace=False) + 10 * intent] = 0.5
        x[row, random.choice(30, 2, replace=False)] = 0.5
    return csr_matrix(x), intents


@cache
def network() -> Network:
    x, y = said(300, seed=1)
    return Network().fit(x, held(y))


@cache
def agreement() -> Agreement:
    x, y = said(300, seed=1)
    both = Agreement(strictness=1.0, temperature=0.3)
    with ThreadPoolExecutor(1) as second_core:
        both.begin(x, [{"abc"[intent]} for intent in y], second_core)()
    return both


def check_what_was_not_seen_is_told_by_its_columns() -> None:
    x, y = said(200, seed=2)
    right = (network().scores(x).argmax(axis=1) == y).mean()
    assert right > 0.95, right


def check_what_no_column_says_alone_is_learnt() -> None:
    right = (Network().fit(EITHER, held(ONLY_ONE)).scores(EITHER).argmax(axis=1) == ONLY_ONE).mean()
    assert right == 1.0, right


def joined(seed: int) -> tuple[csr_matrix, np.ndarray]:
    """Texts each of which says what two others do, of two intents."""
    x, y = said(400, seed)
    two = np.flatnonzero(y[:200] != y[200:])
    return (x[:200] + x[200:]).tocsr()[two], np.maximum(held(y)[:200], held(y)[200:])[two]


def check_of_a_text_that_holds_two_both_are_told_and_share_what_is_likely() -> None:
    x, y = said(300, seed=1)
    both, holds = joined(seed=1)
    together = Network().fit(vstack([x, both]).tocsr(), np.vstack([held(y), holds]))
    others, truth = joined(seed=2)
    assert ((together.holds(others) > 0.5) == truth.astype(bool)).mean() > 0.9
    shares = softmax(together.scores(others))[truth.astype(bool)].reshape(-1, 2)
    assert shares.min(axis=1).mean() > 0.3, shares.min(axis=1).mean()


def check_what_no_text_said_tells_nothing() -> None:
    x, y = said(60, seed=3)
    never = csr_matrix((np.float32([1]), ([0], [30])), shape=(1, 31))
    one = Network().fit(
        csr_matrix(np.hstack([x.toarray(), np.zeros((60, 1), np.float32)])), held(y)
    )
    assert (one.scores(never) == one.scores(csr_matrix((1, 31), dtype=np.float32))).all()


def check_the_same_seed_gives_the_same_network() -> None:
    x, y = said(300, seed=1)
    assert (Network().fit(x, held(y)).vectors == network().vectors).all()
    assert not (Network(seed=1).fit(x, held(y)).vectors == network().vectors).all()


def check_training_leaves_the_rows_as_they_were() -> None:
    x, y = said(60, seed=3)
    before = x.copy()
    Network().fit(x, held(y))
    assert (x != before).nnz == 0


def check_a_stored_network_says_what_it_said() -> None:
    x, _ = said(50, seed=5)
    again = pickle.loads(pickle.dumps(network()))
    assert again.vectors.dtype == np.float32
    assert np.allclose(again.scores(x), network().scores(x), atol=0.05)


def check_rows_may_be_empty() -> None:
    scores = network().scores(csr_matrix((2, 30), dtype=np.float32))
    assert np.isfinite(scores).all()
    assert (scores[0] == scores[1]).all()


def check_probabilities_sum_to_one_however_large_the_scores() -> None:
    likely = softmax(np.array([[1000.0, 0.0, -1000.0], [0.0, 0.0, 0.0]]))
    assert np.allclose(likely, [[1, 0, 0], [1 / 3, 1 / 3, 1 / 3]])


def check_an_agreement_is_the_mean_of_both() -> None:
    x, _ = said(50, seed=4)
    one = agreement()
    machine = softmax(one._machine.decision_function(x) / one.temperature)
    both = (machine + softmax(one._network.scores(x))) / 2
    assert np.allclose(one.probabilities(x), both)
    assert np.allclose(both.sum(axis=1), 1, atol=1e-6)


def check_an_agreement_keeps_the_labels_names() -> None:
    x, y = said(200, seed=2)
    one = agreement()
    assert list(one.classes) == ["a", "b", "c"]
    found = one.classes[one.probabilities(x).argmax(axis=1)]
    assert (found == np.array(["a", "b", "c"])[y]).mean() > 0.95


def check_what_is_harder_to_tell_is_said_less_surely() -> None:
    x, y = said(600, seed=1)
    blurred = np.where(np.random.default_rng(2).random(600) < 0.4, (y + 1) % 3, y)
    plain, hard = best_temperature(x, y, 1.0), best_temperature(x, blurred, 1.0)
    assert hard > 2 * plain, (plain, hard)


if __name__ == "__main__":
    print_outcomes(globals())
