"""The language of a message, which the chat tells, as an entity: it fills the slot `language`."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message

LANGUAGES = ("sv", "fi", "en")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class MessageLanguage(GraphComponent):
    """Reads `metadata.language` of the REST channel; adds nothing where it is none of ours."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MessageLanguage:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            language = (message.get("metadata") or {}).get("language")
            if language in LANGUAGES:
                entity = {"entity": "language", "value": language, "extractor": "MessageLanguage"}
                message.set("entities", [*message.get("entities", []), entity], add_to_output=True)
        return messages
