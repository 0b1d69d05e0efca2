"""How bot/components/importer.py reads the examples, checked with the bot's own Python.

test_serving.py runs it and makes a test of each check.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "bot"))

from components.importer import OneReading
from outcomes import print_outcomes
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.exceptions import YamlException
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.importers.rasa import RasaFileImporter

CONFIG = """
recipe: default.v1
language: sv
assistant_id: test
importers:
  - name: components.importer.OneReading
"""
EXAMPLES = """
nlu:
- intent: greeting
  examples: |
    - hej
    - moi
- intent: thanks
  examples:
  - text: |
      tack
    metadata:
      also: [greeting]
"""


def check_the_examples_are_those_that_rasas_own_importer_reads() -> None:
    with tempfile.TemporaryDirectory() as folder:
        config, data = Path(folder, "config.yml"), Path(folder, "nlu.yml")
        config.write_text(CONFIG, "utf-8")
        data.write_text(EXAMPLES, "utf-8")
        theirs = RasaFileImporter(str(config), training_data_paths=[str(data)]).get_nlu_data()
        ours = TrainingDataImporter.load_from_config(str(config), training_data_paths=[str(data)])
        found = ours.get_nlu_data("fi")
        told = [(m.get("text"), m.get("intent"), m.get("metadata")) for m in found.intent_examples]
        assert told == [
            (m.get("text"), m.get("intent"), m.get("metadata")) for m in theirs.intent_examples
        ]
        assert len(told) == 3
        assert [m.fingerprint() for m in found.intent_examples] == [
            m.fingerprint() for m in theirs.intent_examples
        ]
        assert isinstance(ours.get_stories(), StoryGraph)


def check_the_assistant_is_trained_with_it() -> None:
    """Rasa would take its own, with a warning, where the name is wrong."""
    config = Path(__file__).parents[2] / "bot/config.yml"
    importer: Any = TrainingDataImporter.load_from_config(str(config))
    while inner := getattr(importer, "importer", getattr(importer, "_importer", None)):
        importer = inner
    assert [type(each) for each in importer._importers] == [OneReading], importer


def check_they_are_read_once_whatever_language_is_asked_for() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "nlu.yml")
        data.write_text(EXAMPLES, "utf-8")
        importer = OneReading(training_data_paths=[str(data)])
        assert importer.get_nlu_data("sv") is importer.get_nlu_data()


def check_no_example_is_copied_where_importers_are_put_together() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "nlu.yml")
        data.write_text(EXAMPLES, "utf-8")
        read = OneReading(training_data_paths=[str(data)]).get_nlu_data()
        merged = read.merge(OneReading(training_data_paths=[str(data)]).get_nlu_data())
        assert merged.intent_examples[0] is read.intent_examples[0]


def check_what_is_wrong_in_a_file_is_told_as_rasa_tells_it() -> None:
    for wrong in ("nlu:\n- intnt: greeting\n  examples: |\n    - hej\n", "nlu:\n- intent: [\n"):
        said = []
        with tempfile.TemporaryDirectory() as folder:
            data = Path(folder, "nlu.yml")
            data.write_text(wrong, "utf-8")
            for kind in (OneReading, RasaFileImporter):
                try:
                    kind(training_data_paths=[str(data)]).get_nlu_data()
                except YamlException as error:
                    said.append(str(error))
        assert len(said) == 2, wrong
        assert said[0] == said[1], said
        assert "nlu.yml" in said[0], said


if __name__ == "__main__":
    print_outcomes(globals())
