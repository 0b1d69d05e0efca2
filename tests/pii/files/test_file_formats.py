"""JSONL and CSV: what goes in comes out, save the personal data in the text fields."""

import csv
import gzip
import io
import json
from collections.abc import Callable

import pytest

from pii.redactor import redact
from tests.pii.files.scene import SECRETS, TEXTS, Done, lines

Redacted = Callable[..., Done]
ROWS = [
    {"id": f"id-{code}", "language": code, "text": text, "Ärende": {"n": [1, None, "å🙂"]}}
    for code, text in TEXTS.items()
]


def test_only_the_text_changes_in_a_jsonl_row(redacted: Redacted) -> None:
    made = redacted("a.jsonl", lines(ROWS))
    found = [json.loads(line) for line in made.out.read_text("utf-8").splitlines()]
    assert [{**row, "text": ""} for row in found] == [{**row, "text": ""} for row in ROWS]
    assert [row["text"] for row in found] == [
        redact(text, language=code).text for code, text in TEXTS.items()
    ]
    assert not [secret for secret in SECRETS if secret in made.out.read_text("utf-8")]


@pytest.mark.parametrize("ascii_only", [True, False])
def test_everything_beside_the_text_is_kept_to_the_byte(
    redacted: Redacted, ascii_only: bool
) -> None:
    text = json.dumps("på a@b.example", ensure_ascii=ascii_only)
    row = (
        '\ufeff{ "n":1.10 ,"x" : 1e5,\t"t\\u0065xt": %s, "z":[12345678901234567890,"\\u00e5"] }\r\n'
    )
    made = redacted("a.jsonl", (row % text) + "\n" + '{"text":null}')
    wanted = json.dumps("på <EMAIL_ADDRESS>", ensure_ascii=ascii_only)
    assert made.out.read_text("utf-8") == (row % wanted).replace("\r\n", "\n") + "\n" + (
        '{"text":null}'
    )
    assert b"\r\n" in made.out.read_bytes()


def test_null_and_empty_texts_stay_and_have_no_language(redacted: Redacted) -> None:
    data = lines([{"text": None}, {"text": ""}])
    made = redacted("a.jsonl", data)
    assert made.out.read_text("utf-8") == data
    assert [row["spans"] for row in made.spans] == [[], []]
    assert (made.report.rows, made.report.texts, made.report.languages.total()) == (2, 0, 0)


def test_spans_point_into_the_original_text(redacted: Redacted) -> None:
    made = redacted("a.jsonl", lines(ROWS))
    values = [
        row["text"][span["start"] : span["end"]]
        for row, found in zip(ROWS, made.spans, strict=True)
        for span in found["spans"]
    ]
    assert [value for value in values if value in SECRETS] == list(SECRETS)
    assert set(made.spans[0]) == {"id", "spans"}
    assert set(made.spans[0]["spans"][0]) == {"start", "end", "type", "score"}


def test_an_id_is_the_id_field_or_the_line_number(redacted: Redacted) -> None:
    ids = [{"id": "å"}, {"id": 7}, {"id": None}, {}, {"id": [1]}, {"id": True}, {"id": ""}]
    made = redacted("a.jsonl", lines([{**row, "text": "x"} for row in ids]))
    assert [row["id"] for row in made.spans] == ["å", 7, 3, 4, 5, 6, 7]


def test_a_text_field_named_id_is_never_written_as_an_id(redacted: Redacted) -> None:
    made = redacted("a.jsonl", lines([{"id": TEXTS["sv"]}]), text_fields=("id",))
    assert made.spans[0]["id"] == 1


def test_several_text_fields_are_redacted_and_named_in_the_spans(redacted: Redacted) -> None:
    rows = [{"body": TEXTS["sv"], "other": "a@b.example", "subject": TEXTS["en"]}]
    made = redacted("a.jsonl", lines(rows), text_fields=("subject", "body"))
    row = json.loads(made.out.read_text("utf-8"))
    assert row["subject"].count("<EMAIL_ADDRESS>") == row["body"].count("<PHONE_NUMBER>") == 1
    assert row["other"] == "a@b.example"
    assert [(found["id"], found["field"]) for found in made.spans] == [(1, "subject"), (1, "body")]


def csv_of(rows: list[list[str]], **dialect: object) -> str:
    file = io.StringIO()
    csv.writer(file, **dialect).writerows(rows)  # type: ignore[arg-type]
    return file.getvalue()


TABLE = [
    ["nr", "text", "språk;, \t", "language"],
    *[[str(n), text, 'he "x"\r\n, ;\t', code] for n, (code, text) in enumerate(TEXTS.items())],
    ["", "", "", ""],
]


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_keeps_its_dialect(
    redacted: Redacted, bom: str, end: str, quoting: int, delimiter: str
) -> None:
    dialect = {"delimiter": delimiter, "quoting": quoting, "lineterminator": end}
    made = redacted("a.csv", bom + csv_of(TABLE, **dialect))
    written = made.out.read_bytes().decode()
    table = list(csv.reader(io.StringIO(written.removeprefix(bom)), delimiter=delimiter))
    assert [[*row[:1], *row[2:]] for row in table] == [[*row[:1], *row[2:]] for row in TABLE]
    assert not [secret for secret in SECRETS if secret in written]
    assert written == bom + csv_of(table, **dialect)
    spans = [redact(text, language=code).spans for code, text in TEXTS.items()]
    assert made.report.types.total() == sum(map(len, spans))


def test_an_id_of_a_csv_is_its_column_or_the_line_its_row_begins_on(redacted: Redacted) -> None:
    made = redacted("a.csv", 'text,id\n"a\nb",x\nc,\n\nd,y\n')
    assert [row["id"] for row in made.spans] == ["x", 4, "y"]
    assert made.out.read_text("utf-8") == 'text,id\n"a\nb",x\nc,\n\nd,y\n'


def test_a_csv_of_one_column_is_read(redacted: Redacted) -> None:
    made = redacted("a.csv", 'text\n"a@b.example, hej"\n5" skärm\n')
    assert made.out.read_text("utf-8") == 'text\n"<EMAIL_ADDRESS>, hej"\n5" skärm\n'


@pytest.mark.parametrize("encoding", ["iso-8859-1", "iso-8859-15", "windows-1252"])
def test_another_encoding_is_read_and_written_when_it_is_named(
    redacted: Redacted, encoding: str
) -> None:
    data = "text;plats\när på a@b.example;Öja\n"
    made = redacted("a.csv", data.encode(encoding), encoding=encoding)
    assert made.out.read_bytes().decode(encoding) == data.replace("a@b.example", "<EMAIL_ADDRESS>")


@pytest.mark.parametrize(("inside", "name"), [(lines(ROWS), "a.jsonl"), (csv_of(TABLE), "a.csv")])
def test_a_packed_file_is_the_same_inside(redacted: Redacted, inside: str, name: str) -> None:
    plain = redacted(name, inside, spans=None, report=None)
    packed = redacted(name + ".gz", gzip.compress(inside.encode()))
    assert gzip.decompress(packed.out.read_bytes()) == plain.out.read_bytes()


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_an_empty_file_gives_an_empty_file(redacted: Redacted, name: str) -> None:
    made = redacted(name, gzip.compress(b"") if name.endswith("gz") else b"")
    read = gzip.decompress if name.endswith("gz") else bytes
    assert read(made.out.read_bytes()) == b""


def test_what_is_made_is_for_its_owner_alone(redacted: Redacted) -> None:
    made = redacted("a.jsonl", lines(ROWS))
    assert {file.stat().st_mode & 0o777 for file in made.out.parent.iterdir()} == {0o600}
    assert sorted(file.name for file in made.out.parent.iterdir()) == [
        "a.jsonl",
        "report.json",
        "spans.jsonl",
    ]
