"""Rasa's side of `components.wishes`: trains, stores and runs the model as an intent classifier.

Beside `intent` and `intent_ranking` a message gets `wishes`: all intents it holds, the one that
Rasa acts on first. Below the threshold the intent is `nlu_fallback`.
"""

from __future__ import annotations

import re
from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.examples import told
from components.wishes import WishModel

FALLBACK = "nlu_fallback"
# probabilities; chosen on tests/messages, docs/decisions/0002-what-classifies-best.md
DEFAULTS: dict[str, Any] = {
    "C": 1.0,  # of the support vector machine
    "threshold": 0.2,  # below it the whole message is not understood
    "orders": 0.45,  # from it on together the requests are likelier than all else
    # and from these on one is likely enough beside "out of scope", or beside the question about its
    # right: a request that is missed costs most
    "foreign_order": 0.5,
    "asked_order": 0.3,
    "beside_request": 0.5,  # from it on a sentence adds a request to the message
    "clause_request": 0.6,  # and from it on a clause does
    "unheard": 0.1,  # below it the message as a whole does not hear a part's request
    "sure_question": 0.4,  # from it on the whole message is a question
    "ordered": 0.99,  # and from this on a part adds a request to it
    # or to the question how that right is exercised; a judgement this sure needs no other
    "certain": 0.9,
    "judged_order": 0.1,  # to what is understood no part adds what the judgement finds less likely
    # who tells something orders nothing: the whole is less sure of an order than this, no sentence
    # voices it so much, and one is background from this on
    "plain_order": 0.9,
    "voiced_order": 0.1,
    "background": 0.5,
    "foreign": 0.25,  # from it on a message is out of scope
    # from these on, by the judgement, the message holds a question too, a second and further ones:
    # people seldom ask four things at once
    "meant_topics": (0.05, 0.08, 0.15),
    "unsure_topic": 0.7,  # or from this on, where the whole message is not understood
    "meant_request": 0.75,  # or a request
    "foreign_topic": 0.85,  # or a question in a message out of scope
    "foreign_request": 0.5,  # or a request
}
# letters, digits and pictures outside what was masked
_WORDS = re.compile(r"[^\W_]|[\U0001F300-\U0001FAFF\u2600-\u27BF]")
_MASKED = re.compile(r"<[A-Z_]+>")
# "well" in Finnish, which English reads as a refusal
_PARTICLE = re.compile(r"^\W*no\b[\s,…]+(?=\w)", re.IGNORECASE)
_REFERENCE = re.compile(r"^\W*PD-[0-9A-Z]{4,5}-[0-9A-Z]{4,5}\W*$", re.IGNORECASE)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class WishClassifier(GraphComponent, IntentClassifier):
    """Config: see `get_default_config`."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return DEFAULTS

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config, self._storage, self._resource = config, storage, resource
        self._model: WishModel | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> WishClassifier:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> WishClassifier:
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._model = joblib.load(folder / "wishes.joblib")
        return component

    def train(self, training_data: TrainingData) -> Resource:
        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        alone = [e for e in examples if not {"also", "voiced", "asked"} & told(e).keys()]
        several = [(e.get(TEXT), {e.get("intent"), *told(e)["also"]}) for e in examples
                   if "also" in told(e)]  # fmt: skip
        voiced = [(e.get(TEXT), told(e)["voiced"]) for e in examples if "voiced" in told(e)]
        self._model = WishModel(self._config).fit(
            [e.get(TEXT) for e in alone], [e.get("intent") for e in alone], several, voiced
        )
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / "wishes.joblib", compress=3)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if message.get(TEXT) and not message.get(TEXT).startswith("/"):
                self._classify(message)
        return messages

    def _classify(self, message: Message) -> None:
        assert self._model is not None
        text = message.get(TEXT)
        if (message.get("metadata") or {}).get("language") == "fi":
            text = _PARTICLE.sub("", text)
        if _REFERENCE.match(text):
            ranking, held = [("ticket_status", 1.0)], ["ticket_status"]
        elif not _WORDS.search(_MASKED.sub("", text)):
            ranking, held = [], []  # an address or dots alone wish nothing
        else:
            found = self._model.wishes_of(text)
            ranking, held = found.ranking[:10], found.held
        confidence = dict(ranking).get(held[0] if held else ranking[0][0], 0.0) if ranking else 0.0
        intent = {"name": held[0] if held else FALLBACK, "confidence": confidence}
        rows = [{"name": name, "confidence": round(value, 4)} for name, value in ranking]
        message.set("intent", intent, add_to_output=True)
        message.set("intent_ranking", rows, add_to_output=True)
        message.set("wishes", held, add_to_output=True)
