"""The redactor does not get worse than pii.policy allows, on messages nothing is trained on."""

import json

import pytest

from pii.policy import LANGUAGES
from pii.redactor import find
from tests.evaluate_redaction import MESSAGES, broken_floors, measure, shares


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figures_stay_above_the_floors(language):
    assert broken_floors(language, shares(measure(find, language))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_messages(language):
    rows = (MESSAGES / f"{language}.jsonl").read_text("utf-8").splitlines()
    assert len(rows) >= 150
    assert sum(bool(json.loads(row)["spans"]) for row in rows) >= 100


def test_a_redactor_that_finds_nothing_is_below_the_floors():
    figures = shares(measure(lambda text, language: [], "sv"))
    assert any("person" in line for line in broken_floors("sv", figures))


def test_a_redactor_that_blackens_everything_is_above_the_ceiling():
    def everything(text, language):
        return [type(find("a@b.example", language="sv")[0])(0, len(text), "PERSON", 1.0)]

    figures = shares(measure(everything, "sv"))
    assert any("over_redaction" in line for line in broken_floors("sv", figures))
