"""Cutting CSV: the same fields as Python's csv, and not a character lost."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from pii.files.csv_records import like, records, value

CELLS = st.text(alphabet="ab \";,\t\n'åß☃", max_size=8)
TABLES = st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6)


@given(
    table=TABLES,
    delimiter=st.sampled_from(",;\t"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_what_csv_writes_is_cut_into_what_was_written(
    table: list[list[str]], delimiter: str, quoting: int, end: str
) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(table)
    lines = file.getvalue().encode().splitlines(keepends=True)
    physical = _joined_at_newline([line.decode() for line in lines])
    found = list(records(iter(physical), delimiter))
    cells = [[value(r.text[start:stop]) for start, stop in r.fields] for r in found]
    assert cells == table
    assert "".join(record.text for record in found) == file.getvalue()
    assert [r.line for r in found] == _first_lines([r.text for r in found])


def _joined_at_newline(lines: list[str]) -> list[str]:
    """Lines as a binary file gives them: they end at LF alone."""
    return [line + "\n" for line in "".join(lines).removesuffix("\n").split("\n")]


def _first_lines(texts: list[str]) -> list[int]:
    first, numbers = 1, []
    for text in texts:
        numbers.append(first)
        first += text.count("\n")
    return numbers


def test_a_carriage_return_inside_quotation_marks_is_a_character() -> None:
    (record,) = records(iter(['"a\rb","c\r\n', '"\r\n']), ",")
    assert [value(record.text[start:stop]) for start, stop in record.fields] == ["a\rb", "c\r\n"]


@given(text=CELLS)
def test_a_field_is_written_as_it_was_quoted(text: str) -> None:
    assert value(like('"old"', text)) == text
    assert like("old", text) == text


def test_a_quotation_mark_inside_a_plain_field_is_a_character() -> None:
    (record,) = records(iter(['a,5" skärm,b"c"\n']), ",")
    assert [record.text[start:stop] for start, stop in record.fields] == ["a", '5" skärm', 'b"c"']
