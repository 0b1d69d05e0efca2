"""Which of the likely intents a message holds, judged by how the whole and its parts are heard.

Two classifiers hear a message: as a whole, and each of its sentences and clauses. What they say of
an intent, of the intents related to it and of the rest of the message is a row of numbers. Gradient
boosting learns from whole messages, labelled with all that each holds, which intents are meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from components.phrasing import phrasing
from components.trees import Trees

#: An intent is judged if it is among so many likeliest of the whole message or of a part.
_OF_WHOLE, _OF_PART = 6, 3
_LEAST = 1e-4
#: From it on a part is heard as an intent; below it, as more than background.
_HEARD = 0.5


@dataclass(frozen=True)
class Hearing:
    """parts: sentence or clause -> is a clause, at least one; whole: a probability an intent, which
    sum to one; holds: how likely the message holds each, whatever else; of_parts: a row a part,
    what the model of parts says of it; alone: what each would be as a message of its own. Columns
    are the intents of the judgement."""

    parts: dict[str, bool]
    whole: np.ndarray
    holds: np.ndarray
    of_parts: np.ndarray
    alone: np.ndarray

    @property
    def likely(self) -> np.ndarray:
        """The mean of both on each part."""
        return (self.of_parts + self.alone) / 2


class Judgement:
    """Of which intents a message is likely to hold, on `Hearing`s in the order of `intents`.

    related: of each intent the wider and narrower ones; counterpart: of a question about a right
    the order, and the reverse; background: the intent that is none.
    """

    def __init__(
        self,
        intents: Sequence[str],
        *,
        background: str,
        opens_ticket: Callable[[str], bool],
        counterpart: dict[str, str],
        small_talk: AbstractSet[str],
    ) -> None:
        self.intents = list(intents)
        self._background = self.intents.index(background)
        self._orders = np.array([opens_ticket(intent) for intent in intents])
        self._small_talk = np.array([intent in small_talk for intent in intents])
        self._related = np.array([[_is_related(a, b) for b in intents] for a in intents])
        self._counterpart = np.array([self._place(counterpart.get(i)) for i in intents])

    def _place(self, intent: str | None) -> int:
        return self.intents.index(intent) if intent in self.intents else -1

    def fit(self, hearings: Sequence[Hearing], held: Sequence[AbstractSet[str]]) -> Judgement:
        """Learn from messages and what each holds."""
        judged = [self._rows(hearing) for hearing in hearings]
        is_held = [self.intents[place] in of_message
                   for (places, _), of_message in zip(judged, held, strict=True)
                   for place in places]  # fmt: skip
        model = HistGradientBoostingClassifier(
            learning_rate=0.12,
            max_iter=120,
            max_leaf_nodes=8,
            min_samples_leaf=30,
            l2_regularization=5,
            random_state=0,
        )
        self._trees = Trees(model.fit(np.vstack([rows for _, rows in judged]), is_held))
        return self

    def of(self, hearing: Hearing) -> dict[str, float]:
        """How likely the message holds each intent that comes into question."""
        places, rows = self._rows(hearing)
        likely = self._trees.probabilities(rows)
        return {
            self.intents[place]: float(sure) for place, sure in zip(places, likely, strict=True)
        }

    def _rows(self, hearing: Hearing) -> tuple[np.ndarray, np.ndarray]:
        """The places of the intents that come into question, and a row of numbers for each."""
        whole, likely = hearing.whole, hearing.likely
        by_whole = np.argsort(-whole)
        of_parts = np.argsort(-likely, axis=1)
        places = np.union1d(by_whole[:_OF_WHOLE], of_parts[:, :_OF_PART])
        places = places[places != self._background]
        best = likely[:, places].argmax(axis=0)
        columns = [
            *self._of_whole(hearing, places, by_whole),
            *self._of_parts(hearing, places, best, of_parts[:, 0]),
            *self._of_best_part(hearing, places, best),
        ]
        of_message = self._of_message(hearing, by_whole, of_parts[:, 0])
        return places, np.column_stack([*columns, *(np.full(len(places), n) for n in of_message)])

    def _of_whole(
        self, hearing: Hearing, places: np.ndarray, by_whole: np.ndarray
    ) -> list[np.ndarray]:
        """Of each intent, how the whole message is heard and what else it is related to."""
        whole, likely = hearing.whole, hearing.likely.max(axis=0)
        other = self._counterpart[places]
        has_other = other >= 0
        return [
            _log(whole[places]),
            np.argsort(by_whole)[places],
            places == by_whole[0],
            _log(hearing.holds[places]),
            np.argsort(np.argsort(-hearing.holds))[places],
            self._orders[places],
            self._small_talk[places],
            _log((whole * self._related[places]).max(axis=1)),
            _log((likely * self._related[places]).max(axis=1)),
            has_other,
            _log(whole[other] * has_other),
            _log(likely[other] * has_other),
        ]

    def _of_parts(
        self, hearing: Hearing, places: np.ndarray, best: np.ndarray, likeliest: np.ndarray
    ) -> list[np.ndarray]:
        """Of each intent, how all the parts are heard: in a long story the part in which it is
        heard best may be so by chance."""
        likely, is_clause = hearing.likely, np.array(list(hearing.parts.values()))
        sentences, clauses = likely[~is_clause][:, places], likely[is_clause][:, places]
        by_model = np.sort(hearing.of_parts[:, places], axis=0)
        background = hearing.of_parts[:, self._background]
        return [
            _log(sentences.max(axis=0, initial=0)),
            _log(clauses.max(axis=0, initial=0)),
            _log(by_model[-1]),
            _log(by_model[-2] if len(by_model) > 1 else np.zeros(len(places))),
            _log(by_model.mean(axis=0)),
            (by_model >= _HEARD).sum(axis=0),
            _log(hearing.alone[:, places].max(axis=0)),
            (likeliest[:, None] == places).sum(axis=0),
            (background < background[best][:, None]).sum(axis=1),
        ]

    def _of_best_part(
        self, hearing: Hearing, places: np.ndarray, best: np.ndarray
    ) -> list[np.ndarray]:
        """Of each intent, what the part in which it is heard best is like."""
        parts = list(hearing.parts)
        said = np.array([phrasing(part) for part in parts])
        likely = hearing.likely[best]
        return [
            _log(hearing.of_parts[best, places]),
            _log(hearing.alone[best, places]),
            (likely > hearing.likely[best, places][:, None]).sum(axis=1),
            np.sort(likely, axis=1)[:, -2],
            hearing.of_parts[best, self._background],
            np.array(list(hearing.parts.values()))[best],
            np.array([part.endswith("?") for part in parts])[best],
            np.array([len(part.split()) for part in parts])[best],
            best / len(parts),
            *said[best].T,
        ]

    def _of_message(
        self, hearing: Hearing, by_whole: np.ndarray, likeliest: np.ndarray
    ) -> list[np.ndarray | float]:
        """What the message is like, whatever is judged."""
        whole, first = hearing.whole, by_whole[0]
        sentences = [part for part, is_clause in hearing.parts.items() if not is_clause]
        background = hearing.of_parts[~np.array(list(hearing.parts.values())), self._background]
        return [
            *_log(whole[by_whole[:2]]),
            _log(whole[self._orders].sum()),
            self._orders[first],
            self._small_talk[first],
            self.intents[first] == "out_of_scope",
            len(set(likeliest) - {self._background}),
            len(hearing.parts),
            len(sentences),
            sum(len(sentence.split()) for sentence in sentences),
            sum(sentence.endswith("?") for sentence in sentences),
            background.mean() if len(background) else 0,
            (background < _HEARD).sum(),
        ]


def _is_related(one: str, other: str) -> bool:
    return one.startswith(f"{other}_") or other.startswith(f"{one}_")


def _log(likely: np.ndarray) -> np.ndarray:
    return np.log(np.maximum(likely, _LEAST))
