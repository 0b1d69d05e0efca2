"""The policy's page, the recognizers and the published list of types agree."""

from pathlib import Path

import pytest
import regex

from pii import policy
from pii.recognizers import RECOGNIZERS

TABLES = Path(__file__).parent


def test_every_type_of_the_policy_has_its_recognizer():
    assert {kind.ENTITY for kind in RECOGNIZERS} == set(policy.TYPES)


@pytest.mark.parametrize("kind", RECOGNIZERS, ids=lambda kind: kind.__name__)
def test_every_recognizer_brings_its_table(kind):
    module = kind.__module__.rpartition(".")[2]
    assert (TABLES / f"test_{module}.py").is_file()


@pytest.mark.parametrize(
    "kind", [kind for kind in RECOGNIZERS if hasattr(kind, "PATTERNS")], ids=lambda k: k.__name__
)
def test_a_recognizer_can_reach_its_threshold(kind):
    threshold = policy.TYPES[kind.ENTITY].threshold
    assert all(0 < pattern.score <= 1 for pattern in kind.PATTERNS)
    assert any(pattern.score >= threshold for pattern in kind.PATTERNS)


@pytest.mark.parametrize("name", policy.TYPES)
def test_a_mistyped_value_needs_a_context_word(name):
    entry = policy.TYPES[name]
    assert entry.mistyped < entry.threshold
    assert entry.mistyped == 0 or entry.context


def test_a_placeholder_is_the_type_in_angle_brackets():
    assert all(regex.fullmatch(r"<[A-Z_]+>", policy.placeholder(name)) for name in policy.TYPES)
