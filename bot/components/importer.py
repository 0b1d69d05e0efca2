"""Reads the examples once for a training."""

from __future__ import annotations

from typing import Any

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.training_data import TrainingData


class OneReading(RasaFileImporter):
    """Rasa's own reads and checks them again for each that asks, with a parser in plain Python: it
    took a sixth of the training. Whatever language is asked for, the examples are of three."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._read: TrainingData | None = None

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        if self._read is None:
            self._read = super().get_nlu_data(language)
        return self._read
