"""bot/components, free of Rasa."""

import pytest

from tests.bot.checks import checks_of, outcomes

CHECKS = checks_of(
    "check_answers.py",
    "check_features.py",
    "check_marked.py",
    "check_network.py",
    "check_orders.py",
    "check_segments.py",
    "check_trees.py",
    "check_judgement.py",
    "check_voiced.py",
    "check_wishes.py",
)


@pytest.mark.parametrize(("script", "check"), CHECKS, ids=[check for _, check in CHECKS])
def test_the_wishes_of_a_message_are_as_they_should_be(script: str, check: str) -> None:
    outcome = outcomes(script, warnings="error")[check]
    assert outcome is None, outcome
