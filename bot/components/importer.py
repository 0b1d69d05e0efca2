"""Reads the examples once for a training."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

from rasa.shared.exceptions import YamlException
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils import io, validation

_READ = io.read_yaml
_VALIDATE = validation.validate_yaml_schema


class _Example(Message):
    """Nothing in our pipeline changes an example, so it is its own copy: Rasa copies all of them
    whenever it puts the examples of several importers together."""

    def __deepcopy__(self, memo: dict[int, Any]) -> _Example:
        return self


class OneReading(RasaFileImporter):
    """Rasa's own reads and checks them again for each that asks, with a parser in plain Python: it
    took a sixth of the training. Whatever language is asked for, the examples are of three."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._read: TrainingData | None = None

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        if self._read is None:
            with patch.object(validation, "validate_yaml_schema", _validate):
                self._read = super().get_nlu_data(language)
            for example in self._read.training_examples:
                example.__class__ = _Example
        return self._read


def _validate(content: str, *schema: str) -> None:
    """As Rasa's own, whose parser in plain Python can tell lines: only for a file that is wrong.
    Raises YamlException."""
    try:
        with patch.object(io, "read_yaml", lambda text, *_, **__: _READ(text)):
            _VALIDATE(content, *schema)
    except YamlException:
        _VALIDATE(content, *schema)
