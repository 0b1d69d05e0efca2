"""How sure a score is, told by examples that are held out."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.model_selection import train_test_split

from components.agreement import new_machine
from components.network import softmax

_HELD_OUT = 1 / 3


def best_temperature(x: csr_matrix, y: np.ndarray, strictness: float) -> float:
    """What a machine's scores are divided by so that the truth is likeliest (temperature scaling,
    Guo et al. 2017, "On Calibration of Modern Neural Networks"): of one that learnt two thirds of
    the texts, on the others.

    x, y: the texts' rows and intents, each intent at least twice; strictness: C of the machine.
    """
    learnt, others = train_test_split(
        np.arange(len(y)), test_size=_HELD_OUT, random_state=0, stratify=y
    )
    machine = new_machine(strictness, x[learnt], y[learnt])
    scores = machine.decision_function(x[others])
    truth = np.searchsorted(machine.classes_, y[others])
    rows = np.arange(len(truth))

    def loss(temperature: float) -> float:
        likely = softmax(scores / temperature)[rows, truth]
        return float(-np.log(np.maximum(likely, 1e-12)).mean())

    return min(np.geomspace(0.02, 2.0, 60), key=loss)
