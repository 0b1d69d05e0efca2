"""bot/serving and the importer, beside Rasa as it comes."""

import pytest

from tests.bot.checks import checks_of, outcomes

CHECKS = checks_of(
    "check_forms.py",
    "check_importer.py",
    "check_rules.py",
    "check_serving.py",
    "check_tracker_store.py",
)


@pytest.mark.parametrize(("script", "check"), CHECKS, ids=[check for _, check in CHECKS])
def test_rasa_does_the_same_with_less_work(script: str, check: str) -> None:
    outcome = outcomes(script, warnings="ignore")[check]
    assert outcome is None, outcome
