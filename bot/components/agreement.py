"""Two classifiers of different kinds and the mean of what they say: they err in different places.

Measured against each alone in docs/decisions/0002-what-classifies-best.md.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import Executor
from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.exceptions import ConvergenceWarning
from sklearn.preprocessing import MultiLabelBinarizer
from sklearn.svm import LinearSVC

from components.network import Network, softmax

_ROUNDS = 5
_LEAST_STEPS = 100_000  # so that few examples are learnt too


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

    def begin(
        self, x: csr_matrix, held: Sequence[AbstractSet[str]], second_core: Executor
    ) -> Callable[[], None]:
        """Train the network on a second core. What is returned trains the machine and
        waits for the network; two machines at once would mix the process's random numbers.
        held: what each row holds, one label at least, and each label alone in some row: the machine
        learns the rows with one."""
        binarizer = MultiLabelBinarizer()
        y = binarizer.fit_transform(held).astype(np.float32)
        self.classes = binarizer.classes_
        network = second_core.submit(Network().fit, x, y)

        def finish() -> None:
            alone = np.flatnonzero(y.sum(axis=1) == 1)
            assert y[alone].any(axis=0).all(), "each label alone at least once"
            machine = new_machine(self.strictness, x[alone], y[alone].argmax(axis=1))
            self._machine = _lighter(machine)
            self._network = network.result()

        return finish

    def probabilities(self, x: csr_matrix) -> np.ndarray:
        """One row a text, one column of `classes` each; rows sum to one."""
        machine = x @ self._machine.coef_.T + self._machine.intercept_
        return (softmax(machine / self.temperature) + softmax(self._network.scores(x))) / 2

    def holds(self, x: csr_matrix) -> np.ndarray:
        """One row a text: of each of `classes` how likely the text holds it beside others, as the
        network says."""
        return self._network.holds(x)


def new_machine(strictness: float, x: csr_matrix, y: np.ndarray) -> LinearSVC:
    """A trained machine. Left to the end (some 70 rounds) it is hardly right more often."""
    rounds = max(_ROUNDS, _LEAST_STEPS // x.shape[0])
    machine = LinearSVC(C=strictness, max_iter=rounds, random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return machine.fit(x, y)


def _lighter(machine: LinearSVC) -> LinearSVC:
    """The machine with its weights in half the memory, those of a column together."""
    machine.coef_ = np.asfortranarray(machine.coef_, np.float32)
    return machine
