"""What an example of data/nlu tells beside its text and its intent."""

from __future__ import annotations

from typing import Any

from rasa.shared.nlu.training_data.message import Message


def told(example: Message) -> dict[str, Any]:
    """Its metadata; of a whole message `also`, the intents that it holds beside its own, or
    `voiced`, of each intent that it holds the words that voice it; of an answer to the request
    form `asked` and `answer`."""
    metadata: dict[str, Any] = (example.get("metadata") or {}).get("example") or {}
    return metadata
