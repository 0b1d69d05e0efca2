"""What stands under which heading."""

import pytest

from pii.headings import Headings

TABLE = "Namn{0}Kundnr\nEva{0}30552\nBo{0}30553"


def _under(text: str, value: str) -> str:
    return Headings(text).over(text.index(value)).strip()


@pytest.mark.parametrize("delimiter", ["\t", ";", ",", " | "])
def test_a_cell_has_the_heading_of_its_column(delimiter):
    text = TABLE.format(delimiter)
    assert _under(text, "30553") == "Kundnr"
    assert "Kundnr" not in _under(text, "Bo")


@pytest.mark.parametrize("text", ["Kundnr:\n\n- 30552\n- 30553", "Kundnr\n30552\n30553"])
def test_a_list_has_the_line_above_as_its_heading(text):
    assert _under(text, "30553").startswith("Kundnr")


@pytest.mark.parametrize(
    "text",
    [
        "Kundnr 30552\nOrder 30553",
        "Kundnr: Eva\nOrder 30553",
        "Kundnr\n30552\n\nOrder 30553",
        "Kundnr \u25a0\u25a0\u25a0\nOrder 30553",
        "Jag har ett kundnr.\n30553",
        "30553",
    ],
)
def test_a_line_with_its_own_value_or_beyond_an_empty_line_is_no_heading(text):
    assert _under(text, "30553") == ""
