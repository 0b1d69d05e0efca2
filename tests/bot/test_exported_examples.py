"""Rasa reads from an exported file what was written into it, and nothing more."""

import json
import os
import subprocess
from datetime import date
from pathlib import Path

from cases.nlu_files import as_example, write_examples

ROOT = Path(__file__).parents[2]
READER = """
import json, sys
from rasa.shared.nlu.training_data.loading import load_data
data = load_data(sys.argv[1])
print(json.dumps([[e.data["intent"], e.data["text"], e.data.get("entities", [])]
                  for e in data.training_examples]))
"""
WRITTEN = [
    "plain words: no, really - yes",
    "- a list\n- of wishes",
    "look at [my data](https://example.com) and [this]{x} or [that][one]",
    r"it is in C:\users\nobody, $HOME and ${HOME}",
    "# not a comment, 'quoted' \"twice\" | > & * ! % @ `",
    "Hej! Jag heter <PERSON> 👋",
    "line\u2028separator and\ttab",
    "/request_erasure",
]


def test_whatever_a_visitor_wrote_is_one_example_of_its_intent(tmp_path: Path) -> None:
    lines = [as_example(text) for text in WRITTEN]
    examples = {"request_access": lines[:4], "rights_automated": lines[4:]}
    file = write_examples(tmp_path / "en", examples, today=date(2026, 11, 28))
    done = subprocess.run(
        [str(ROOT / "bot/.venv/bin/python"), "-W", "ignore", "-c", READER, str(file)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=os.environ
        | {"RASA_TELEMETRY_ENABLED": "false", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"},
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found == [[intent, line, []] for intent, written in examples.items() for line in written]
