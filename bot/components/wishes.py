"""Which wishes a message holds: a linear model on words and character n-grams, three languages.

Free of Rasa, so that it can be measured and tested by itself. Measured against the alternatives in
docs/decisions/0002-what-classifies-best.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline, make_union
from sklearn.preprocessing import FunctionTransformer
from sklearn.svm import LinearSVC

from components.phrasing import fold, phrasing

# where one wish may end and the next begin; the words are "and", "but", "also" in three languages
_SENTENCE = re.compile(r"(?:(?![.!?;]\s|\n|\s[-–•]\s).)+[.!?;]*", re.DOTALL)
_JOINT = re.compile(
    r",\s+|\s+(?:och|samt|men|and|but|also|plus|ja|sekä|mutta|eikä)\s+", re.IGNORECASE
)
_MIN_WORDS = 3
# not worth an answer beside a question or a request in the same message
_SMALL_TALK = frozenset(
    [
        "greeting",
        "goodbye",
        "thanks",
        "affirm",
        "deny",
        "about_bot",
        "change_language",
        "cancel",
        "out_of_scope",
    ]  # fmt: skip
)
# a question about a right and the order it can be mistaken for: a message is one or the other
_ORDER_OF = {
    "rights_access": "request_access",
    "rights_erasure": "request_erasure",
    "rights_portability": "request_portability",
    "rights_rectification": "request_rectification",
    "rights_consent": "request_withdraw_consent",
    "rights_automated": "request_no_automated_decision",
    "marketing": "request_stop_marketing",
    "complaint": "request_complaint",
}
_QUESTION_OF = {order: question for question, order in _ORDER_OF.items()}


@dataclass(frozen=True)
class Wishes:
    """ranking: (intent, probability) of the whole message, likeliest first; held: the intents the
    message holds together, the one to act on first."""

    ranking: list[tuple[str, float]]
    held: list[str] = field(default_factory=list)


def segments(text: str) -> dict[str, bool]:
    """The sentences of a text, and the clauses of those that join several: part -> is a clause.
    Each clause of a question ends with its question mark."""
    found: dict[str, bool] = {}
    for match in _SENTENCE.finditer(text):
        sentence = match[0].strip()
        mark = "?" if sentence.endswith("?") else ""
        found.setdefault(sentence, False)
        clauses = _JOINT.split(sentence)
        for clause in clauses if len(clauses) > 1 else ():
            found.setdefault(clause.strip(" ?") + mark, True)
    return {part: is_clause for part, is_clause in found.items() if len(part.split()) >= _MIN_WORDS}


def opens_ticket(intent: str) -> bool:
    return intent.startswith(("request_", "report_")) or intent == "handoff"


class WishModel:
    """`fit` on labelled texts, then `wishes_of` a text. Its settings are the component's config."""

    def __init__(self, settings: dict[str, float]) -> None:
        self.settings = settings
        self.temperature = 1.0
        self._pipeline: Pipeline | None = None

    def fit(self, texts: Sequence[str], intents: Sequence[str]) -> WishModel:
        """Train, and find by cross-validation how sure a score is (temperature scaling,
        Guo et al. 2017, "On Calibration of Modern Neural Networks")."""
        x, y = np.array(texts, dtype=object), np.array(intents)
        folds = StratifiedKFold(3, shuffle=True, random_state=0)
        scores, truth = [], []
        for train, held_out in folds.split(x, y):
            pipeline = self._new_pipeline().fit(x[train], y[train])
            scores.append(pipeline.decision_function(x[held_out]))
            truth.append(np.searchsorted(pipeline.classes_, y[held_out]))
        self.temperature = _best_temperature(np.vstack(scores), np.concatenate(truth))
        self._pipeline = self._new_pipeline().fit(x, y)
        return self

    def probabilities(self, texts: Sequence[str]) -> np.ndarray:
        """One row a text, one column an intent (`self.intents`); rows sum to one."""
        assert self._pipeline is not None, "fit first"
        return _softmax(self._pipeline.decision_function(list(texts)) / self.temperature)

    @property
    def intents(self) -> np.ndarray:
        assert self._pipeline is not None, "fit first"
        return self._pipeline.classes_

    def wishes_of(self, text: str) -> Wishes:
        """The whole message's likeliest intent, and what its sentences and clauses hold beside."""
        parts = segments(text)
        rows = self.probabilities([text, *parts])
        order = np.argsort(-rows[0])
        ranking = [(str(self.intents[i]), float(rows[0][i])) for i in order]
        first, sure = ranking[0]
        beside = self._beside(first, sure, rows[1:], list(parts.values()))
        if sure < self.settings["threshold"] and not beside:
            return Wishes(ranking)
        is_beside_the_point = sure < self.settings["threshold"] or first in _SMALL_TALK
        held = beside if is_beside_the_point and beside else [first, *beside]
        held = list(dict.fromkeys(held))
        # Rasa's rules act on the first: a request, which opens the ticket and answers the rest
        return Wishes(ranking, sorted(held, key=lambda intent: not opens_ticket(intent)))

    def _beside(
        self, first: str, sure: float, rows: np.ndarray, are_clauses: list[bool]
    ) -> list[str]:
        found: dict[str, float] = {}
        for row, is_clause in zip(rows, are_clauses, strict=True):
            intent, value = str(self.intents[row.argmax()]), float(row.max())
            if value >= self._needed(intent, first, sure, is_clause):
                found[intent] = max(value, found.get(intent, 0.0))
        for intent in list(found):
            if _QUESTION_OF.get(intent) == first and found[intent] < self.settings["certain"]:
                del found[intent]
            elif _ORDER_OF.get(intent) in (first, *found):
                found.pop(intent, None)
        return sorted(found, key=lambda intent: -found[intent])

    def _needed(self, intent: str, first: str, sure: float, is_clause: bool) -> float:
        """How sure a sentence must be of an intent for the message to hold it too."""
        if intent in _SMALL_TALK:
            return 2.0
        if first == "out_of_scope" and sure > self.settings["foreign"]:
            return self.settings["certain"]
        if is_clause and opens_ticket(intent):
            return self.settings["clause_request"]
        return self.settings["beside_request" if opens_ticket(intent) else "beside_topic"]

    def _new_pipeline(self) -> Pipeline:
        return make_pipeline(_features(), LinearSVC(C=self.settings["C"], random_state=0))


def _features() -> FeatureUnion:
    return make_union(
        TfidfVectorizer(
            preprocessor=fold, token_pattern=r"(?u)\b\w+\b", ngram_range=(1, 2), sublinear_tf=True
        ),
        TfidfVectorizer(
            preprocessor=fold, analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, min_df=2
        ),
        FunctionTransformer(phrasing),
    )


def _softmax(scores: np.ndarray) -> np.ndarray:
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))


def _best_temperature(scores: np.ndarray, truth: np.ndarray) -> float:
    """The temperature under which the held-out truth is likeliest."""
    rows = np.arange(len(truth))

    def loss(temperature: float) -> float:
        likely = _softmax(scores / temperature)[rows, truth]
        return float(-np.log(np.maximum(likely, 1e-12)).mean())

    return min(np.geomspace(0.02, 2.0, 60), key=loss)
