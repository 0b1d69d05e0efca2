"""What the recognizers of names share: a firm's name keeps the person's in it."""

import pytest

from pii.recognizers.name_recognizer import NameRecognizer

CASES = [
    ("Anna Lindqvist ringde", ["Anna Lindqvist"]),
    ("Lindqvist Bygg AB, Anna Lindqvist", ["Anna Lindqvist"]),
    ("Tmi Anna Lindqvist", []),
    ("ingen alls", []),
]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_a_name_that_is_part_of_a_firms_is_left_out(text, names):
    places = [(at, at + len(name)) for name in ("Anna Lindqvist", "Lindqvist Bygg")
              if (at := text.find(name)) >= 0]  # fmt: skip
    results = NameRecognizer("sv").results(text, places, 0.9)
    assert [text[result.start : result.end] for result in results] == names
