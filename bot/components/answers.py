"""What a message says as an answer to a question of the request form.

One model a question. It learnt answers, and from orders and questions what is none but a wish of
its own, which is the other models' to understand. Free of Rasa, like the wishes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.svm import LinearSVC

from components.features import Features
from components.network import softmax

#: The answers that mean the same to every question: an order or question, the request taken back.
WISH, WITHDRAW = "wish", "withdraw"
QUESTIONS = ("role", "email", "addition", "confirmed")
#: What small talk says to each of the questions, in their order.
SMALL_TALK = {
    "affirm": ("unclear", "unclear", "unclear", "yes"),
    "deny": ("unclear", "none", "none", "wrong"),
    "thanks": ("unclear", "unclear", "none", "yes"),
    "goodbye": ("unclear", "unclear", "none", "yes"),
    "greeting": ("unclear",) * 4,
    "cancel": (WITHDRAW,) * 4,
}
_STRICTNESS, _TEMPERATURE = 0.5, 0.4
# in a form people are brief; more orders than questions, for an order that is lost costs more
_LONGEST = 12
_ORDERS, _OTHERS = 2000, 800


class Answer(NamedTuple):
    """An example. asked: the question's slot; name: what it answers."""

    asked: str
    name: str
    text: str


@dataclass
class AnswerModel:
    """`fit` with examples, then `answers_to`."""

    _features: Features = field(init=False, repr=False)
    #: Of each question its answers, and of all of them together the weights and what is added.
    _names: dict[str, list[str]] = field(init=False, repr=False)
    _weights: np.ndarray = field(init=False, repr=False)
    _added: np.ndarray = field(init=False, repr=False)

    def fit(
        self, answers: Sequence[Answer], orders: Iterable[str], others: Iterable[str]
    ) -> AnswerModel:
        """orders: messages that open a ticket; others: those that ask. Of both a part is taken."""
        wishes = [*brief(orders, _ORDERS), *brief(others, _OTHERS)]
        self._features = Features().fit([*(answer.text for answer in answers), *wishes])
        rows = self._features.transform(wishes)
        machines = {
            asked: self._learn([a for a in answers if a.asked == asked], rows)
            for asked in QUESTIONS
        }
        self._names = {asked: list(map(str, m.classes_)) for asked, m in machines.items()}
        weights = np.vstack([machine.coef_ for machine in machines.values()])
        # those of a column together: a message has few
        self._weights = np.asfortranarray(weights, np.float32)
        self._added = np.concatenate([machine.intercept_ for machine in machines.values()])
        return self

    def answers_to(self, text: str) -> dict[str, dict[str, float]]:
        """Of each question how likely each answer to it is, as probabilities."""
        scores = (self._features.transform([text]) @ self._weights.T + self._added) / _TEMPERATURE
        found, start = {}, 0
        for asked, names in self._names.items():
            shares = softmax(scores[:, start : start + len(names)])[0]
            found[asked] = dict(zip(names, map(float, shares), strict=True))
            start += len(names)
        return found

    def _learn(self, answers: Sequence[Answer], wishes: csr_matrix) -> LinearSVC:
        own = self._features.transform([answer.text for answer in answers])
        names = [answer.name for answer in answers] + [WISH] * wishes.shape[0]
        machine = LinearSVC(C=_STRICTNESS, class_weight="balanced", random_state=0)
        return machine.fit(vstack([own, wishes]).tocsr(), np.array(names))


def brief(texts: Iterable[str], count: int) -> list[str]:
    """About so many of the brief ones, taken evenly."""
    found = [text for text in texts if len(text.split()) <= _LONGEST]
    return found[:: max(1, len(found) // count)]
