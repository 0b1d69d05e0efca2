"""The answers to the request form's questions, as a component of Rasa's pipeline.

Its examples lie in data/nlu/*/answers.yml with `metadata: {asked: role, answer: own}`; their
intent, of the button or of another example that says the same, is what Rasa wants, and nothing
here reads it.
"""

from __future__ import annotations

from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.answers import (
    QUESTIONS,
    SMALL_TALK,
    WISH,
    WITHDRAW,
    Answer,
    AnswerModel,
    brief,
)
from components.examples import told
from components.kinds import opens_ticket

_SMALL_TALK = 400  # examples of each intent
_LONGEST = 60  # words; what is longer answers no question alone
_LEAST = 0.05  # what is less likely is not told
_FILE = "answers.joblib"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class AnswerClassifier(GraphComponent):
    """Adds `answers` to what is known of a message: of each question how likely each answer is."""

    def __init__(self, model_storage: ModelStorage, resource: Resource) -> None:
        self._storage, self._resource = model_storage, resource
        self._model: AnswerModel | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> AnswerClassifier:
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> AnswerClassifier:
        component = cls(model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._model = joblib.load(folder / _FILE)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        texts: dict[str, list[str]] = {}
        answers: list[Answer] = []
        for example in training_data.intent_examples:
            if "asked" in (known := told(example)):
                answers += _answers(known["asked"], known["answer"], example.get(TEXT))
            elif not known:
                texts.setdefault(example.get("intent"), []).append(example.get(TEXT))
        for intent, names in SMALL_TALK.items():
            for text in brief(texts.pop(intent, []), _SMALL_TALK):
                answers += map(Answer, QUESTIONS, names, [text] * len(QUESTIONS))
        orders = [text for intent, said in texts.items() if opens_ticket(intent) for text in said]
        others = [
            text for intent, said in texts.items() if not opens_ticket(intent) for text in said
        ]
        self._model = AnswerModel().fit(answers, orders, others)
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / _FILE, compress=3)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        assert self._model is not None
        for message in messages:
            text = message.get(TEXT) or ""
            if not text.startswith("/") and 0 < len(text.split()) <= _LONGEST:
                likely = {
                    asked: {
                        name: round(share, 3) for name, share in shares.items() if share > _LEAST
                    }
                    for asked, shares in self._model.answers_to(text).items()
                }
                message.set("answers", likely, add_to_output=True)
        return messages


def _answers(asked: str, name: str, text: str) -> list[Answer]:
    """A wish, and the request taken back, are the same whatever is asked."""
    everywhere = name in (WISH, WITHDRAW)
    return [Answer(question, name, text) for question in (QUESTIONS if everywhere else [asked])]
