"""Reads the examples once for a training."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from unittest.mock import patch

from rasa.shared.exceptions import YamlException
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils import io, validation
from ruamel.yaml import resolver

_READ = io.read_yaml
_VALIDATE = validation.validate_yaml_schema


class _Example(Message):
    """Nothing in our pipeline changes an example, so it is its own copy: Rasa copies all of them
    whenever it puts the examples of several importers together."""

    def __deepcopy__(self, memo: dict[int, Any]) -> _Example:
        return self

    def fingerprint(self) -> str:
        """Rasa computes it whenever it looks for doubles, a dozen times."""
        if "known" not in self.__dict__:
            self.known = super().fingerprint()
        return self.known


class OneReading(RasaFileImporter):
    """Rasa's own reads and checks them again for each that asks, with a parser in plain Python: it
    took a sixth of the training. Whatever language is asked for, the examples are of three."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._read: TrainingData | None = None

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        if self._read is None:
            with (
                patch.object(validation, "validate_yaml_schema", _validate),
                patch.object(io, "read_yaml", _read),
            ):
                self._read = super().get_nlu_data(language)
            _once.cache_clear()
            for example in self._read.training_examples:
                example.__class__ = _Example
        return self._read


def _validate(content: str, *schema: str) -> None:
    """As Rasa's own, whose parser in plain Python can tell lines: only for a file that is wrong.
    Raises YamlException."""
    try:
        with patch.object(io, "read_yaml", lambda text, *_, **__: _once(text)):
            _VALIDATE(content, *schema)
    except YamlException:
        with patch.object(io, "read_yaml", _READ):
            _VALIDATE(content, *schema)


# a file is checked and then read; beside it the schemas are asked for again and again
@lru_cache(maxsize=4)
def _once(content: str) -> Any:
    """As Rasa's own, but a text with "${…}" is no environment variable's: for those the library
    tries a pattern more with each key that begins like "text", so that it took square time."""
    with patch.object(
        resolver,
        "implicit_resolvers",
        [r for r in resolver.implicit_resolvers if None not in r[-1]],
    ):
        return _READ(content)


def _read(content: str, reader_type: str | list[str] = "safe") -> Any:
    """As Rasa's own, what was just read not again."""
    return _once(content) if reader_type == "safe" else _READ(content, reader_type)
