"""The shipped pipeline, and others beside or instead of it."""

import json
import subprocess
import sys
import time

import pytest
import spacy

from pii import engine
from pii.errors import PipelineNotInstalledError, UnsupportedLanguageError
from pii.names import pipeline
from pii.redactor import find
from tests.evaluate_redaction import MESSAGES

#: What no list of names holds, so that only a pipeline made for it finds it.
_TEXT = "öppna fliken Kvoltr i menyn"


@pytest.fixture(scope="module")
def swedish_pipeline(tmp_path_factory):
    """Return the folder of a real spaCy pipeline with the label of spaCy's Swedish ones, PRS."""
    nlp = spacy.blank("sv")
    nlp.add_pipe("entity_ruler", name="ner").add_patterns([{"label": "PRS", "pattern": "Kvoltr"}])
    folder = tmp_path_factory.mktemp("pipelines") / "sv_test"
    nlp.to_disk(folder)
    return str(folder)


@pytest.fixture(autouse=True)
def _as_before():
    yield
    engine.use_pipelines({})


def persons(text, language="sv"):
    return [text[s.start : s.end] for s in find(text, language=language) if s.type == "PERSON"]


def test_the_shipped_pipeline_is_small_and_loaded_quickly():
    size = sum(file.stat().st_size for file in pipeline.FOLDER.parent.rglob("*") if file.is_file())
    assert size < 25_000_000
    started = time.process_time()  # others may be at work on this machine
    pipeline.load()
    assert time.process_time() - started < 2


def test_the_shipped_pipeline_says_where_it_comes_from():
    meta = json.loads((pipeline.FOLDER / "meta.json").read_text("utf-8"))
    card = (pipeline.FOLDER.parent / "MODEL_CARD.md").read_text("utf-8")
    assert meta["license"] == "CC BY-SA 4.0"
    assert meta["labels"]["ner"] == ["PERSON"]
    assert "Statistics Sweden" in card
    assert "turku-ner-corpus" in card


def test_another_pipeline_finds_names_beside_the_shipped_one(swedish_pipeline):
    assert "Kvoltr" not in persons(_TEXT)
    engine.use_pipelines({"sv": swedish_pipeline})
    assert persons(_TEXT) == ["Kvoltr"]
    assert persons("Ring Ingrid Söderlund") == ["Ingrid Söderlund"]


def test_another_pipeline_can_replace_the_shipped_one_for_its_language(swedish_pipeline):
    engine.use_pipelines({"sv": swedish_pipeline}, shipped_too=False)
    assert persons(f"{_TEXT}. Ring sedan upp Örvil Qvarnbrinksson igen") == ["Kvoltr"]
    assert persons("Soita Katja Virtaselle", "fi") == ["Katja Virtaselle"]


def test_a_pipeline_that_is_not_installed_is_an_error_and_nothing_is_downloaded():
    with pytest.raises(PipelineNotInstalledError, match="sv_core_news_lg"):
        engine.use_pipelines({"sv": "sv_core_news_lg"})


def test_a_pipeline_that_labels_no_persons_is_an_error(tmp_path):
    spacy.blank("sv").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineNotInstalledError):
        engine.use_pipelines({"sv": str(tmp_path / "blank")})


def test_a_pipeline_for_an_unknown_language_is_an_error(swedish_pipeline):
    with pytest.raises(UnsupportedLanguageError):
        engine.use_pipelines({"no": swedish_pipeline})


def test_names_are_found_without_the_training_code():
    """The training folder may be left out of an installation."""
    code = "import sys; import pii.redactor; print([m for m in sys.modules if 'pii.train' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_development_messages_are_the_ones_that_evaluation_reads():
    assert sorted(path.stem for path in MESSAGES.glob("*.jsonl")) == ["en", "fi", "sv"]
