"""Which wishes a message holds: its words, letters and phrasing, three languages.

One model classifies the whole message. Another classifies its sentences and clauses, and knows
what is mere background. Free of Rasa, so that it can be measured and tested by itself. Measured
against the alternatives in docs/decisions/0002-what-classifies-best.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.pipeline import FeatureUnion

from components.agreement import Agreement
from components.features import new_features
from components.folds import NOTHING, Fold, best_temperature, folds
from components.segments import segments

# not worth an answer beside a question or a request in the same message
_SMALL_TALK = frozenset(
    [
        "greeting",
        "goodbye",
        "thanks",
        "affirm",
        "deny",
        "change_language",
        "cancel",
        "out_of_scope",
    ]  # fmt: skip
)
# a question about a right and the order it can be mistaken for
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
#: How sure a question beside its order must be that is told.
_TOLD = 0.97
_NEVER = 2.0


@dataclass(frozen=True)
class Wishes:
    """ranking: (intent, probability) of the whole message, likeliest first; held: the intents the
    message holds together, the one to act on first."""

    ranking: list[tuple[str, float]]
    held: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Heard:
    """What a sentence or clause holds, with its probability."""

    part: str
    is_clause: bool
    intent: str
    sure: float


def opens_ticket(intent: str) -> bool:
    return intent.startswith(("request_", "report_")) or intent == "handoff"


class WishModel:
    """`fit` on labelled texts, then `wishes_of` a text. Its settings are the component's config."""

    def __init__(self, settings: dict[str, float]) -> None:
        self.settings = settings
        self._features: FeatureUnion | None = None
        self._whole: Agreement | None = None
        self._parts: Agreement | None = None

    def fit(self, texts: Sequence[str], intents: Sequence[str]) -> WishModel:
        """Train. Cross-validation tells how sure a score is (temperature scaling, Guo et al. 2017,
        "On Calibration of Modern Neural Networks"), and which sentences of the examples hold their
        example's wish; the others are background. Sentences are as sure as whole messages would be:
        they are scaled by the same temperature."""
        y, strictness = np.array(intents), self.settings["C"]
        self._features = new_features().fit(texts)
        x = self._features.transform(texts).tocsr()
        done: list[Fold] = []
        self._whole = Agreement(strictness).fit(
            x, y, before=lambda: done.extend(folds(texts, x, y, self._features, strictness))
        )
        temperature = self._whole.temperature = best_temperature(done)
        everything = vstack([x, *(each.parts for each in done)]).tocsr()
        held = [intent for each in done for intent in each.held]
        self._parts = Agreement(strictness, temperature).fit(everything, np.concatenate([y, held]))
        return self

    def wishes_of(self, text: str) -> Wishes:
        """The whole message's likeliest intent, and what its sentences and clauses hold beside."""
        assert self._features is not None, "fit first"
        assert self._whole is not None, "fit first"
        parts = segments(text)
        rows = self._features.transform([text, *parts]).tocsr()
        whole, *alone = self._whole.probabilities(rows)
        ranking = [(str(self._whole.classes[i]), float(whole[i])) for i in np.argsort(-whole)]
        first, sure = self._first(ranking)
        heard = self._heard(parts, rows[1:], alone)
        beside = self._beside(first, sure, heard, dict(ranking))
        if sure < self.settings["threshold"] and not beside:
            return Wishes(ranking)
        is_beside_the_point = sure < self.settings["threshold"] or first in _SMALL_TALK
        held = beside if is_beside_the_point and beside else [first, *beside]
        held = list(dict.fromkeys([*held, *self._runner_up(ranking, held)]))
        # Rasa's rules act on the first: a request, which opens the ticket and answers the rest
        return Wishes(ranking, sorted(held, key=lambda intent: not opens_ticket(intent)))

    def _first(self, ranking: list[tuple[str, float]]) -> tuple[str, float]:
        """The likeliest intent; a request only if requests together are likelier than all else."""
        if not opens_ticket(ranking[0][0]):
            return ranking[0]
        orders = sum(sure for intent, sure in ranking if opens_ticket(intent))
        if orders >= self.settings["orders"]:
            return ranking[0]
        return next(each for each in ranking if not opens_ticket(each[0]))

    def _runner_up(self, ranking: list[tuple[str, float]], held: list[str]) -> list[str]:
        """The whole message's second likeliest intent, if it is a question that stands beside the
        first: "whose data is it and how long do you keep it" in one breath."""
        (first, _), (second, sure) = ranking[:2]
        if first not in held or sure < self.settings["runner_up"] or {first, second} & _SMALL_TALK:
            return []
        is_wider = first.startswith(f"{second}_") or second.startswith(f"{first}_")
        if opens_ticket(second) or is_wider or _ORDER_OF.get(second) in held:
            return []
        return [second]

    def _heard(
        self, parts: dict[str, bool], rows: csr_matrix, alone: Sequence[np.ndarray]
    ) -> list[_Heard]:
        """What each part most likely holds: the mean of what the model of parts says and of what
        the part would be as a message of its own (`alone`), which knows no background."""
        if not parts:
            return []
        assert self._parts is not None, "fit first"
        assert self._whole is not None, "fit first"
        intents = self._parts.classes
        places = np.searchsorted(intents, self._whole.classes)
        found = []
        for (part, is_clause), row, message in zip(
            parts.items(), self._parts.probabilities(rows), alone, strict=True
        ):
            likely = row / 2
            likely[places] += message / 2
            found.append(
                _Heard(part, is_clause, str(intents[likely.argmax()]), float(likely.max()))
            )
        return found

    def _beside(
        self, first: str, sure: float, heard: list[_Heard], whole: dict[str, float]
    ) -> list[str]:
        found: dict[str, _Heard] = {}
        for one in sorted(heard, key=lambda one: -one.sure):
            needed = self._needed(one, first, sure, whole.get(one.intent, 0.0))
            if one.intent != NOTHING and one.sure >= needed:
                found.setdefault(one.intent, one)
        certain = self.settings["certain"]
        for intent, one in list(found.items()):
            if _QUESTION_OF.get(intent) == first and one.sure < certain:
                del found[intent]
        for intent, one in list(found.items()):
            order = _ORDER_OF.get(intent)
            if order in (first, *found) and not _asked_apart(one, found.get(str(order)), certain):
                del found[intent]
        return list(found)

    def _needed(self, one: _Heard, first: str, sure: float, whole: float) -> float:
        """How sure a sentence must be of its intent, of which the message as a whole is sure as
        `whole` says, for the message to hold it too."""
        if one.intent in _SMALL_TALK:
            return _NEVER
        if one.intent == "about_bot":
            return self.settings["certain"]
        if first == "out_of_scope" and sure > self.settings["foreign"]:
            return self.settings["certain"]
        asks = not opens_ticket(first) and first not in _SMALL_TALK
        is_told = sure >= self.settings["foreign"] or whole < self.settings["unheard"]
        if opens_ticket(one.intent) and asks and is_told:
            # "I clicked accept by mistake. What have I agreed to?" tells a story and orders nothing
            return self.settings["ordered"]
        kind = "request" if opens_ticket(one.intent) else "topic"
        return self.settings[f"{_kind(one)}_{kind}"]


def _kind(one: _Heard) -> str:
    return "clause" if one.is_clause else "beside"


def _asked_apart(question: _Heard, order: _Heard | None, certain: float) -> bool:
    """Whether the question stands apart from the order: a message that asks about a right and
    exercises it. As no question but told ("and tell me where to complain") it must be as sure as
    can be."""
    if order is not None and order.part.strip(" .!?") in question.part:
        return False
    if question.part.endswith("?"):
        return not question.is_clause and question.sure >= certain
    is_other = order is not None and question.part.strip(" .!") not in order.part
    return is_other and question.sure >= _TOLD
