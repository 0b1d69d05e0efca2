"""One line of Rasa's format for whatever a visitor wrote."""

import pytest

from cases.nlu_files import as_example, same


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("  Hej\n\nRadera allt.\n", "Hej Radera allt."),
        ("a\u2028b\u2029c\x85d\te", "a b c d e"),
        ("ett\ufffe två\ufeff \ud800", "ett två"),
        ("[allt](request)", "[allt] (request)"),
        ('[allt]{"entity": "x"}', '[allt] {"entity": "x"}'),
        ("[a][b](c)", "[a] [b] (c)"),
        ("Hälsningar 👋 från <PERSON>", "Hälsningar 👋 från <PERSON>"),
        ("\u200b\u2028", ""),
    ],
)
def test_a_message_is_one_line_without_marks_of_the_format(text: str, example: str) -> None:
    assert as_example(text) == example


def test_capitals_and_spaces_make_no_other_example() -> None:
    assert same("Mina  RÄTTIGHETER ") == same(" mina rättigheter")
    assert same("mina rättigheter?") != same("mina rättigheter")
