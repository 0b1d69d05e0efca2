"""Which wishes a message holds: its words, letters and phrasing, three languages.

One model classifies the whole message. Another classifies its sentences and clauses, each with what
was said before it, and knows what is mere background. What both say is judged by a third
(`components.judgement`), which learnt from whole messages what they hold together. Free of Rasa, so
that it can be measured and tested by itself. Measured against the alternatives in
docs/decisions/0002-what-classifies-best.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, repeat
from operator import itemgetter
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack
from threadpoolctl import threadpool_limits

from components.agreement import Agreement
from components.calibration import best_temperature
from components.features import STEMS, Features
from components.judgement import Hearing, Judgement
from components.kinds import ORDER_OF, QUESTION_OF, SMALL_TALK, opens_ticket
from components.segments import Place, said_before, segments
from components.voiced import NOTHING, Voiced, parts_held

#: How much what was said before a part counts, beside the part itself.
_BEFORE = 0.7
#: A whole message and all that it holds together.
Several = tuple[str, AbstractSet[str]]


@dataclass(frozen=True)
class Wishes:
    """ranking: (intent, probability) of the whole message, likeliest first; held: the intents the
    message holds together, the one to act on first."""

    ranking: list[tuple[str, float]]
    held: list[str] = field(default_factory=list)


class WishModel:
    """`fit` on labelled texts, then `wishes_of` a text. Its settings are the component's config."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings
        self._intents: list[str] = []
        self._features = Features()
        self._before = Features(STEMS, phrased=False)
        self._whole: Agreement | None = None
        self._parts: Agreement | None = None
        self._judgement: Judgement | None = None

    def fit(
        self,
        texts: Sequence[str],
        intents: Sequence[str],
        several: Sequence[Several] = (),
        voiced: Sequence[Voiced] = (),
    ) -> WishModel:
        """Train. Sentences are as sure as whole messages would be: the scores of both models are
        scaled by the same temperature. voiced: whole messages, whose sentences the model
        of parts learns as they are marked; in that of whole messages the network learns what each
        holds, the machine those with one wish or none.
        several: whole messages with all that each holds: what is learnt from them is only what a
        message holds, so both models must not know them.
        The order of the examples teaches nothing: they are sorted."""
        texts, intents = zip(*sorted(zip(texts, intents, strict=True)), strict=True)
        several, voiced = (sorted(each, key=itemgetter(0)) for each in (several, voiced))
        self._intents = sorted({*intents, NOTHING})
        self._features.fit([*texts, *(text for text, held in voiced if len(held) <= 1)])
        # on matrices this small, more threads only wait for each other
        with ThreadPoolExecutor(1) as second_core, threadpool_limits(1):
            self._fit_both(texts, np.array(intents), voiced, second_core)
        if several:
            judgement = Judgement(
                self._intents,
                background=NOTHING,
                opens_ticket=opens_ticket,
                counterpart=ORDER_OF | QUESTION_OF,
                small_talk=SMALL_TALK,
            )
            hearings = [self._hear(text) for text, _ in several]
            self._judgement = judgement.fit(hearings, [held for _, held in several])
        return self

    def _fit_both(
        self,
        texts: Sequence[str],
        y: np.ndarray,
        voiced: Sequence[Voiced],
        second_core: Executor,
    ) -> None:
        """The model of whole messages and that of parts: the networks one after the other on the
        second core, what else there is on the first."""
        strictness = self.settings["C"]
        x = self._features.transform(texts)
        alone = [{intent} for intent in y]
        self._whole = Agreement(strictness)
        rows = [x, self._features.transform([text for text, _ in voiced])]
        held = [*alone, *(set(held) or {NOTHING} for _, held in voiced)]
        finish_whole = self._whole.begin(vstack(rows).tocsr(), held, second_core)
        temperature = self._whole.temperature = best_temperature(x, y, strictness)
        marked = [part for message in voiced for part in parts_held(*message)]
        parts, said, intents = zip(*marked, strict=True) if marked else ((), (), ())
        self._before.fit([text for text, _ in voiced] or texts)
        rows = [
            self._with_before(x, [""] * len(texts)),
            self._with_before(self._features.transform(parts), said),
        ]
        self._parts = Agreement(strictness, temperature)
        held = [*alone, *({intent} for intent in intents)]
        finish_parts = self._parts.begin(vstack(rows).tocsr(), held, second_core)
        finish_whole()
        finish_parts()

    def _with_before(self, parts: csr_matrix, said: Sequence[str]) -> csr_matrix:
        """The rows of parts, and of what was said before each."""
        return hstack([parts, _BEFORE * self._before.transform(said)]).tocsr()

    def wishes_of(self, text: str) -> Wishes:
        """The whole message's likeliest intent, and what it holds beside."""
        hearing = self._hear(text)
        named = zip(self._intents, hearing.whole.tolist(), strict=True)
        ranking = sorted(((i, sure) for i, sure in named if i != NOTHING), key=lambda row: -row[1])
        first, sure = self._first(ranking)
        judged = self._judgement.of(hearing) if self._judgement else {}
        beside = self._beside(first, sure, hearing, judged)
        # three questions in one message: the whole is sure of none, the judgement of all
        is_meant = judged.get(first, 0) >= self.settings["certain"]
        is_understood = sure >= self.settings["threshold"] or is_meant
        if not is_understood and not beside:
            return Wishes(ranking)
        is_the_point = is_understood and first not in SMALL_TALK
        held = [first, *beside] if is_the_point or not beside else beside
        held = [intent for intent in held if not self._is_told(intent, hearing, judged)]
        # Rasa's rules act on the first: a request, which opens the ticket and answers the rest
        return Wishes(ranking, sorted(held, key=lambda intent: not opens_ticket(intent)))

    def _is_told(self, order: str, hearing: Hearing, judged: Mapping[str, float]) -> bool:
        """Whether an order is heard in what somebody only tells, "my wife has an account too", and
        the judgement does not find it meant."""
        is_meant = judged.get(order, 0) >= self.settings["meant_request"]
        if is_meant or not opens_ticket(order) or order == "handoff":
            return False
        place, settings = self._intents.index(order), self.settings
        background = hearing.of_parts[:, self._intents.index(NOTHING)].max()
        is_voiced = hearing.of_parts[:, place].max() >= settings["voiced_order"]
        is_plain = hearing.whole[place] >= settings["plain_order"]
        return not (is_plain or is_voiced) and bool(background >= settings["background"])

    def _hear(self, text: str) -> Hearing:
        assert self._whole is not None, "fit first"
        assert self._parts is not None, "fit first"
        parts = segments(text) or {text: Place(is_clause=False, start=0)}
        texts = list(dict.fromkeys([text, *parts]))  # a message of one sentence is its own part
        rows = self._features.transform(texts)
        whole = self._placed(self._whole, self._whole.probabilities(rows))
        holds = self._placed(self._whole, self._whole.holds(rows[:1]))
        places = [texts.index(part) for part in parts]
        said = [said_before(place.start, text) for place in parts.values()]
        heard_after = self._with_before(rows[places], said)
        of_parts = self._placed(self._parts, self._parts.probabilities(heard_after))
        is_clause = {part: place.is_clause for part, place in parts.items()}
        return Hearing(is_clause, whole[0], holds[0], of_parts, whole[places])

    def _placed(self, model: Agreement, said: np.ndarray) -> np.ndarray:
        """What a model says of each of its classes, in the columns of `_intents`."""
        placed = np.zeros((len(said), len(self._intents)))
        placed[:, np.searchsorted(self._intents, model.classes)] = said
        return placed

    def _first(self, ranking: list[tuple[str, float]]) -> tuple[str, float]:
        """The likeliest intent; a request only if requests together are likelier than all else, or
        likely enough beside "out of scope" or the question about that right."""
        order = ORDER_OF.get(ranking[0][0])
        if order and (sure := dict(ranking)[order]) >= self.settings["asked_order"]:
            return order, sure
        if ranking[0][0] == "out_of_scope":
            right = next(each for each in ranking if opens_ticket(each[0]) and each[0] != "handoff")
            return right if right[1] >= self.settings["foreign_order"] else ranking[0]
        if not opens_ticket(ranking[0][0]):
            return ranking[0]
        orders = sum(sure for intent, sure in ranking if opens_ticket(intent))
        if orders >= self.settings["orders"]:
            return ranking[0]
        return next(each for each in ranking if not opens_ticket(each[0]))

    def _beside(
        self, first: str, sure: float, hearing: Hearing, judged: dict[str, float]
    ) -> list[str]:
        """What the message holds beside its likeliest intent: orders that a part surely gives,
        unless the message is understood and the judgement finds them unlikely, and whatever the
        judgement finds likely enough."""
        judged = {i: likely for i, likely in judged.items() if i not in SMALL_TALK | {first}}
        judged = dict(sorted(judged.items(), key=lambda row: -row[1]))
        is_foreign = first == "out_of_scope" and sure > self.settings["foreign"]
        request = self.settings["foreign_request" if is_foreign else "meant_request"]
        meant = [i for i, likely in judged.items() if opens_ticket(i) and likely >= request]
        needed = self._needed_of_topics(sure, is_foreign=is_foreign)
        topics = [(i, likely) for i, likely in judged.items() if not opens_ticket(i)]
        meant += [i for (i, likely), least in zip(topics, needed, strict=False) if likely >= least]
        orders = [] if is_foreign else self._orders(first, sure, hearing)
        if sure >= self.settings["threshold"]:
            # in a long story some part always sounds like an order
            orders = [i for i in orders if judged.get(i, 1) >= self.settings["judged_order"]]
        return list(dict.fromkeys([*orders, *meant]))

    def _needed_of_topics(self, sure: float, *, is_foreign: bool) -> Iterator[float]:
        """Yield how likely the likeliest question beside must be, the next one, and so on."""
        if is_foreign:
            return repeat(self.settings["foreign_topic"])
        least = self.settings["unsure_topic"] if sure < self.settings["threshold"] else 0
        *first, last = (max(each, least) for each in self.settings["meant_topics"])
        return chain(first, repeat(last))

    def _orders(self, first: str, sure: float, hearing: Hearing) -> list[str]:
        """The orders that a sentence or clause surely gives."""
        found = []
        for is_clause, likely in zip(hearing.parts.values(), hearing.likely, strict=True):
            place = likely.argmax()
            order, whole = self._intents[place], hearing.whole[place]
            if opens_ticket(order) and order != first:
                needed = self._needed(order, first, sure, whole, is_clause=is_clause)
                found += [(order, likely[place])] if likely[place] >= needed else []
        return [order for order, _ in sorted(found, key=lambda row: -row[1])]

    def _needed(
        self, order: str, first: str, sure: float, whole: float, *, is_clause: bool
    ) -> float:
        """How sure a part must be of an order of which the message as a whole is sure as `whole`
        says."""
        asks = not opens_ticket(first) and first not in SMALL_TALK
        if asks and (sure >= self.settings["sure_question"] or whole < self.settings["unheard"]):
            # "I clicked accept by mistake. What have I agreed to?" tells a story and orders nothing
            return self.settings["ordered"]
        if ORDER_OF.get(first) == order:
            return self.settings["certain"]
        return self.settings["clause_request" if is_clause else "beside_request"]
