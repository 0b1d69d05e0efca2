"""What the tests of the redaction share."""

from collections.abc import Callable

import pytest

from pii.redactor import find

Found = Callable[..., list[str]]


@pytest.fixture
def found() -> Found:
    """Return a function that gives the values of one type found in a text."""

    def values(text: str, type_name: str, *, language: str = "sv") -> list[str]:
        spans = find(text, language=language)
        return [text[span.start : span.end] for span in spans if span.type == type_name]

    return values
