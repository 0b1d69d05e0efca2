"""Files of old cases, as their rows are read and refused; no database."""

import gzip
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cases.errors import ImportRefusedError, UnreadableFileError
from cases.formats.rows import Bad, CaseRow
from cases.formats.stream import Stream
from tests.cases.imported import ASKED, NAME, external_ids, read, row, written

TOMORROW = (datetime.now(UTC) + timedelta(days=2)).isoformat()
MESSAGE = {"at": "2023-03-01T08:00:00Z", "author": "requester", "text": ASKED}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (f'{{"{NAME}', "the line is not JSON"),
        (f'"{NAME}"', "the line is not a JSON object"),
        ("[" * 100_000, "the line is not JSON"),
        (row(external_id=" "), "external_id is empty"),
        (row(external_id=None), "external_id is not a string"),
        (row(external_id="x" * 201), "external_id is too long"),
        (row(opened_at=NAME), "opened_at is not an ISO 8601 time"),
        (row(opened_at=1677657600), "opened_at is not an ISO 8601 time"),
        (row(opened_at="0001-01-01T00:00:00+09:00"), "opened_at is not an ISO 8601 time"),
        (row(opened_at=TOMORROW), "opened_at lies in the future"),
        (row(closed_at="2023-01-01"), "closed_at is before opened_at"),
        (row(requester=NAME), "requester is not an object"),
        (row(messages=ASKED), "messages is not a list"),
        (row(messages=[MESSAGE, MESSAGE | {"text": None}]), "messages 2 text is not a string"),
        (row(messages=[MESSAGE | {"text": "a\0b"}]), "messages 1 text holds a NUL"),
        (
            row(messages=[MESSAGE | {"text": "a\ud800b"}]),
            "messages 1 text holds bytes that are not UTF-8",
        ),
        (
            row(messages=[MESSAGE | {"text": "a" * 1_000_001}]),
            "messages 1 text is longer than 1,000,000 characters",
        ),
        (
            row(messages=[MESSAGE | {"author": NAME}]),
            "messages 1 author is none of the words that may stand there",
        ),
        (row(messages=[{"at": "2023-03-01", "author": "agent"}]), "messages 1 text is missing"),
        (row(messages=[MESSAGE] * 10_001), "messages has too many entries"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 60 else "row",
)
def test_a_bad_row_is_told_by_its_line_and_in_words_and_the_rest_is_read(
    tmp_path: Path, line: object, reason: str
) -> None:
    found = read(written(tmp_path, row("T-0"), "", line, row("T-2")))
    assert [place for place, _ in found] == ["line 1", "line 3", "line 4"]
    assert found[1][1] == Bad(reason)
    assert external_ids(found) == ["T-0", "T-2"]


def test_a_line_in_another_encoding_is_told(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_bytes('{"external_id": "Å"}\n'.encode("windows-1252"))
    assert read(file) == [("line 1", Bad("the line is not UTF-8"))]


@pytest.mark.parametrize("start", ["gzip", "utf-16"])
def test_a_file_that_cannot_be_read_is_refused_in_words(tmp_path: Path, start: str) -> None:
    file = tmp_path / "cases.jsonl.gz"
    make: dict[str, Callable[[], object]] = {
        "gzip": lambda: file.write_bytes(b"\x1f\x8b\x08\0 no gzip"),
        "utf-16": lambda: file.with_suffix("").write_text(NAME, "utf-16"),
    }
    make[start]()
    with (
        Stream(file if start == "gzip" else file.with_suffix("")) as stream,
        pytest.raises(UnreadableFileError) as refused,
    ):
        list(stream.lines())
    assert start.replace("utf", "UTF") in str(refused.value)


def test_a_packed_file_is_read_as_it_is(tmp_path: Path) -> None:
    plain = written(tmp_path, row("T-1"))
    packed = tmp_path / "cases.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert external_ids(read(packed)) == ["T-1"]


def test_a_time_without_a_zone_is_utc_and_a_day_its_first_moment(tmp_path: Path) -> None:
    times = {"opened_at": "2023-03-01 10:00", "closed_at": "2023-03-05"}
    (_, case), *_ = read(written(tmp_path, row(**times)))
    assert isinstance(case, CaseRow)
    assert case.opened_at == datetime(2023, 3, 1, 10, tzinfo=UTC)
    assert case.closed_at == datetime(2023, 3, 5, tzinfo=UTC)


def test_a_file_whose_format_cannot_be_told_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        read(written(tmp_path, {"name": NAME}, name="cases.json"))
    assert "--format jsonl|csv|zendesk|chatwoot" in str(refused.value)


def test_an_empty_file_holds_no_cases(tmp_path: Path) -> None:
    assert read(written(tmp_path)) == []
