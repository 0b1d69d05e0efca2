"""Parquet: schema, row groups, dictionaries and compression are those of the input."""

import datetime
from collections.abc import Callable

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pii.files.errors import RefusedError
from pii.files.options import Options
from tests.pii.files.scene import SECRETS, TEXTS, done, everything_in

Made = Callable[..., Options]
SCHEMA = pa.schema(
    [
        pa.field("nr", pa.int16(), nullable=False),
        pa.field("när", pa.timestamp("us", tz="Europe/Stockholm")),
        pa.field("taggar", pa.list_(pa.string())),
        pa.field("text", pa.string(), metadata={"av": "kund"}),
        pa.field("språk", pa.dictionary(pa.int8(), pa.string())),
        pa.field("ämne", pa.dictionary(pa.int32(), pa.string())),
        pa.field("id", pa.large_string()),
    ],
    metadata={"källa": "ärenden"},
)


def table(rows: int) -> pa.Table:
    codes = list(TEXTS)
    noon = datetime.datetime(2024, 1, 1, 12, tzinfo=datetime.UTC)
    made = {
        "nr": list(range(rows)),
        "när": [noon, None] * (rows // 2),
        "taggar": [["å"], None] * (rows // 2),
        "text": [None if n == 5 else TEXTS[codes[n % 3]] for n in range(rows)],
        "språk": [codes[n % 3] for n in range(rows)],
        "ämne": [f"{n % 2}: {TEXTS['fi']}" for n in range(rows)],
        "id": [f"id-{n}" for n in range(rows)],
    }
    return pa.table(made, schema=SCHEMA)


def test_everything_but_the_texts_is_as_it_was(options: Made) -> None:
    wanted = options("a.parquet", b"", text_fields=("ämne", "text"), language_field="språk")
    compression = {name: "gzip" for name in ("nr", "när", "text")} | {"id": "NONE"}
    pq.write_table(table(12), wanted.source, row_group_size=5, compression=compression)
    before = pq.read_table(wanted.source)
    made = done(wanted)
    after = pq.read_table(made.out)
    assert after.schema.equals(before.schema, check_metadata=True)
    assert after.drop(["text", "ämne"]).equals(before.drop(["text", "ämne"]))
    assert after["text"].null_count == 1
    assert not [secret for secret in SECRETS if secret in str(after.to_pydict())]
    assert [(row["id"], row["field"]) for row in made.spans][:3] == [
        ("id-0", "ämne"),
        ("id-0", "text"),
        ("id-1", "ämne"),
    ]
    old, new = pq.ParquetFile(wanted.source).metadata, pq.ParquetFile(made.out).metadata
    assert _layout(new) == _layout(old)


def _layout(file: pq.FileMetaData) -> list[object]:
    groups = [file.row_group(number) for number in range(file.num_row_groups)]
    return [
        (group.num_rows, column.path_in_schema, column.compression, column.has_dictionary_page)
        for group in groups
        for column in (group.column(index) for index in range(group.num_columns))
    ]


def test_no_dictionary_remembers_what_was_redacted(options: Made) -> None:
    wanted = options("a.parquet", b"", text_fields=("ämne", "text"), spans=None, report=None)
    pq.write_table(table(4), wanted.source, compression="NONE")
    made = done(wanted)
    left = everything_in(made.out.parent)
    assert not [secret for secret in SECRETS if secret.encode() in left]


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()])
def test_every_kind_of_string_is_a_text(options: Made, kind: pa.DataType) -> None:
    wanted = options("a.parquet", b"")
    pq.write_table(pa.table({"text": pa.array([TEXTS["sv"], None], kind)}), wanted.source)
    after = pq.read_table(done(wanted).out)
    assert after.schema.field("text").type == kind
    assert "<PHONE_NUMBER>" in str(after["text"][0])


@pytest.mark.parametrize("column", [{"text": [1, 2]}, {"txt": ["a"]}])
def test_a_column_without_strings_is_refused(
    options: Made, column: dict[str, list[object]]
) -> None:
    wanted = options("a.parquet", b"")
    pq.write_table(pa.table(column), wanted.source)
    with pytest.raises(RefusedError, match="column"):
        done(wanted)


def test_a_file_without_rows_stays_one(options: Made) -> None:
    wanted = options("a.parquet", b"")
    pq.write_table(table(0), wanted.source)
    before = pq.read_schema(wanted.source)
    assert pq.read_schema(done(wanted).out).equals(before, check_metadata=True)


def test_a_row_number_stands_for_a_missing_id(options: Made) -> None:
    wanted = options("a.parquet", b"")
    pq.write_table(pa.table({"text": ["a", "b"], "id": pa.array([7, None])}), wanted.source)
    assert [row["id"] for row in done(wanted).spans] == [7, 2]
