"""What cross-validation tells of the examples: how sure a score is, and what their parts hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from components.agreement import new_machine
from components.features import Features
from components.network import softmax
from components.segments import segments

#: What a sentence or clause holds that is no wish: the label of background while training.
NOTHING = "nothing"
#: A sentence is of its message's intent if that is among so many likeliest.
_LIKELIEST = 2


@dataclass(frozen=True)
class Fold:
    """Of the texts held out: each intent's score and the true intent's place a text, and the rows
    of their sentences and clauses with what those hold."""

    scores: np.ndarray
    truth: np.ndarray
    parts: csr_matrix
    held: list[str]


def folds(
    texts: Sequence[str],
    x: csr_matrix,
    y: np.ndarray,
    features: Features,
    strictness: float,
) -> Iterator[Fold]:
    """Yield three. x, y: the texts' rows and intents; strictness: C of the machine."""
    split = StratifiedKFold(3, shuffle=True, random_state=0).split(x, y)
    for train, held_out in split:
        machine = new_machine(strictness, x[train], y[train])
        scores = machine.decision_function(x[held_out])
        truth = np.searchsorted(machine.classes_, y[held_out])
        parts = [(part, y[row]) for row in held_out for part in segments(texts[row])
                 if part != texts[row].strip()]  # fmt: skip
        if not parts:
            yield Fold(scores, truth, x[:0], [])
            continue
        rows = features.transform([part for part, _ in parts])
        yield Fold(scores, truth, rows, what_they_hold(machine, rows, [of for _, of in parts]))


def what_they_hold(model: LinearSVC, rows: csr_matrix, intents: list[str]) -> list[str]:
    """What each part holds: its example's intent, a wider one that it names alone ("how long is it
    kept?" of an example on support cases), or nothing."""
    likeliest = np.argsort(-model.decision_function(rows), axis=1)[:, :_LIKELIEST]
    held = []
    for intent, (best, *others) in zip(intents, model.classes_[likeliest].tolist(), strict=True):
        if intent.startswith(f"{best}_"):
            held.append(best)
        else:
            held.append(intent if intent in (best, *others) else NOTHING)
    return held


def best_temperature(done: Sequence[Fold]) -> float:
    """The temperature under which the held-out truth is likeliest."""
    scores = np.vstack([each.scores for each in done])
    truth = np.concatenate([each.truth for each in done])
    rows = np.arange(len(truth))

    def loss(temperature: float) -> float:
        likely = softmax(scores / temperature)[rows, truth]
        return float(-np.log(np.maximum(likely, 1e-12)).mean())

    return min(np.geomspace(0.02, 2.0, 60), key=loss)
