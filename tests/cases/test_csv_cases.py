"""CSV files of old cases."""

from pathlib import Path

import pytest

from cases.errors import UnreadableFileError
from cases.formats.csv_file import OF_A_CASE, OF_A_MESSAGE
from cases.formats.rows import Bad, CaseRow
from tests.cases.imported import EMAIL, NAME, external_ids, read, written

HEADER = ",".join((*OF_A_CASE, *OF_A_MESSAGE))
TORN = Bad("a row beside it cannot be read and may belong to it")


def line(id_: str = "T-1", text: str = "hej", *, language: str = "sv", at: str = "") -> str:
    day = "2023-03-01"
    return f"{id_},,{day},,{language},{NAME},{EMAIL},{at or day},requester,{text}"


def case(path: Path, *lines: str) -> CaseRow:
    ((_, found),) = read(written(path, *lines, name="cases.csv"))
    assert isinstance(found, CaseRow)
    return found


def test_the_rows_of_a_case_are_its_messages(tmp_path: Path) -> None:
    found = case(tmp_path, HEADER, line(text="ett"), line(text="två"))
    assert [message.text for message in found.messages] == ["ett", "två"]
    assert (found.requester.name, found.requester.email) == (NAME, EMAIL)
    assert (found.customer_number, found.closed_at) == (None, None)


def test_each_case_is_told_by_its_first_line(tmp_path: Path) -> None:
    rows = [line("T-1", '"två\nrader"'), line("T-1"), line("T-2"), line("T-3", at=NAME)]
    found = read(written(tmp_path, HEADER, *rows, name="cases.csv"))
    assert [place for place, _ in found] == ["lines 2-3", "line 5", "line 6"]
    assert found[2][1] == Bad("messages 1 at is not an ISO 8601 time")


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_semicolons_and_tabs_divide_as_well(tmp_path: Path, delimiter: str) -> None:
    rows = [each.replace(",", delimiter) for each in (HEADER, line())]
    assert case(tmp_path, *rows).external_id == "T-1"


def test_a_byte_order_mark_and_strange_columns_do_no_harm(tmp_path: Path) -> None:
    rows = [f"\ufeff{HEADER},more", f"{line()},{NAME}"]
    assert case(tmp_path, *rows).external_id == "T-1"


def test_a_case_without_messages_is_one_row(tmp_path: Path) -> None:
    assert case(tmp_path, HEADER, "T-1,,2023-03-01,,,,,,,").messages == []


def test_rows_that_contradict_each_other_are_bad(tmp_path: Path) -> None:
    rows = [HEADER, line(), line(language=""), line(language="fi")]
    found = read(written(tmp_path, *rows, name="cases.csv"))
    assert found == [("line 2", Bad("its rows disagree about language"))]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (line() + ",", "it has not as many columns as the header"),
        (line(text='"a"b'), "its quotes do not pair, or a value is too long"),
        (line(text="a" * 1_000_002), "its quotes do not pair, or a value is too long"),
    ],
    ids=["columns", "quotes", "long"],
)
def test_the_cases_beside_an_unreadable_row_are_left_out_whole(
    tmp_path: Path, broken: str, reason: str
) -> None:
    rows = [line("T-1"), line("T-2"), broken, line("T-3"), line("T-4")]
    found = read(written(tmp_path, HEADER, *rows, name="cases.csv"))
    assert ("line 4", Bad(reason)) in found
    assert [row for _, row in found].count(TORN) == 2
    assert external_ids(found) == ["T-1", "T-4"]


def test_a_quote_that_is_never_closed_costs_only_so_much_memory(tmp_path: Path) -> None:
    rows = [line("T-0"), line("T-1"), line("T-2", '"open'), *[line("T-3", "x" * 10_000)] * 120]
    found = read(written(tmp_path, HEADER, *rows, line("T-4"), name="cases.csv"))
    assert external_ids(found) == ["T-0", "T-4"]
    assert any(place.startswith("lines 4-") for place, _ in found)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    header = HEADER.replace("requester_email", "mail")
    with pytest.raises(UnreadableFileError) as refused:
        read(written(tmp_path, header, line(), name="cases.csv"))
    assert str(refused.value).endswith("does not name the columns requester_email.")


def test_a_text_that_is_not_utf_8_makes_its_case_bad(tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    file.write_bytes(f"{HEADER}\n{line(text='Å')}\n".encode("windows-1252"))
    assert read(file) == [("line 2", Bad("messages 1 text holds bytes that are not UTF-8"))]
