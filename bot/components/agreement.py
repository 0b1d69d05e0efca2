"""Two classifiers of different kinds and the mean of what they say: they err in different places.

Measured against each alone in docs/decisions/0002-what-classifies-best.md.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC
from threadpoolctl import threadpool_limits

from components.network import Network, softmax


@dataclass
class Agreement:
    """A linear support vector machine and a neural network, on the same rows.

    strictness: C of the machine; temperature: what its scores are divided by to be probabilities.
    The network's are probabilities as they are.
    """

    strictness: float
    temperature: float = 1.0
    classes: np.ndarray = field(init=False, repr=False)
    _machine: LinearSVC = field(init=False, repr=False)
    _network: Network = field(init=False, repr=False)

    def fit(
        self, x: csr_matrix, labels: np.ndarray, before: Callable[[], None] = lambda: None
    ) -> Agreement:
        """Train the network on a second core while the first one does what comes `before` the
        machine, and the machine: two machines at once would mix the process's random numbers."""
        self.classes, y = np.unique(labels, return_inverse=True)
        # on matrices this small, more threads only wait for each other
        with ThreadPoolExecutor(1) as second_core, threadpool_limits(1):
            network = second_core.submit(Network().fit, x, y)
            before()
            self._machine = _lighter(new_machine(self.strictness).fit(x, y))
            self._network = network.result()
        return self

    def probabilities(self, x: csr_matrix) -> np.ndarray:
        """One row a text, one column of `classes` each; rows sum to one."""
        machine = softmax(self._machine.decision_function(x) / self.temperature)
        return (machine + softmax(self._network.scores(x))) / 2


def new_machine(strictness: float) -> LinearSVC:
    return LinearSVC(C=strictness, random_state=0)


def _lighter(machine: LinearSVC) -> LinearSVC:
    """The machine with its weights in half the memory."""
    machine.coef_ = machine.coef_.astype(np.float32)
    return machine
