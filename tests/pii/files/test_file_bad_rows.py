"""Rows that cannot be redacted are named by line and reason, and written nowhere."""

import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pii.files.errors import RefusedError
from pii.files.options import Options
from pii.files.rows import MAX_CHARACTERS
from tests.pii.files.scene import SECRET, Done, done, everything_in, lines

Redacted = Callable[..., Done]

BAD_LINES = {
    "the line is not valid JSON": [
        b'{"text": "%s"' % SECRET.encode(),
        b'{"text": "%s",}' % SECRET.encode(),
        b'{"text": "%s"} {}' % SECRET.encode(),
        b'{"text": "%s" "x": 1}' % SECRET.encode(),
        b'{"text": "%s\x00"}' % SECRET.encode(),
        b'{"n": %s, "text": "%s"}' % (b"[" * 100_000, SECRET.encode()),
    ],
    "the line is not a JSON object": [b'["%s"]' % SECRET.encode(), SECRET.encode()],
    "there is no text": [b'{"texts": "%s"}' % SECRET.encode(), b"{}"],
    "text is not a string": [b'{"text": ["%s"]}' % SECRET.encode(), b'{"text": 1}'],
    "text holds a NUL": [b'{"text": "%s\\u0000"}' % SECRET.encode()],
    "text holds half a character (a lone surrogate)": [b'{"text": "%s \\ud800"}' % SECRET.encode()],
    "text is there twice": [b'{"text": "%s", "te\\u0078t": "x"}' % SECRET.encode()],
    "the line is not utf-8 (see --encoding)": [
        b'{"text": "%s \xe5"}' % SECRET.encode(),
        b'{"other": "%s \xed\xa0\x80", "text": "x"}' % SECRET.encode(),
    ],
}
BAD_RECORDS = {
    "2 columns where the first line has 3": [b"1,%s" % SECRET.encode()],
    "4 columns where the first line has 3": [b"1,%s,sv,x" % SECRET.encode()],
    "the row holds a NUL": [b"1,%s\x00,sv" % SECRET.encode()],
    "the row is not utf-8 (see --encoding)": [b"1,%s \xff,sv" % SECRET.encode()],
    "its quotation marks or line ends do not match": [
        b'1,"said "%s" twice",sv' % SECRET.encode(),
        b"1,%s\r,sv" % SECRET.encode(),
    ],
}


@pytest.mark.parametrize(
    ("reason", "bad"),
    [(reason, line) for reason, bad in BAD_LINES.items() for line in bad],
)
def test_a_bad_line_of_jsonl(redacted: Redacted, reason: str, bad: bytes) -> None:
    good = '{"text": "å"}\n'.encode()
    made = redacted("a.jsonl", good + bad + b"\n" + good)
    assert made.out.read_bytes() == good + good
    assert made.report.bad_rows == [{"line": 2, "reason": reason}]
    assert [row["id"] for row in made.spans] == [1, 3]
    assert SECRET.encode() not in everything_in(made.out.parent)


@pytest.mark.parametrize(
    ("reason", "bad"),
    [(reason, line) for reason, bad in BAD_RECORDS.items() for line in bad],
)
def test_a_bad_record_of_csv(redacted: Redacted, reason: str, bad: bytes) -> None:
    head, good = b"nr,text,language\r\n", '7,"å\r\n",sv\r\n'.encode()
    made = redacted("a.csv", head + good + bad + b"\r\n" + good)
    assert made.out.read_bytes() == head + good + good
    assert made.report.bad_rows == [{"line": 4, "reason": reason}]
    assert SECRET.encode() not in everything_in(made.out.parent)


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ('1,"%s\n2,b,%s\n3,c,sv\n', "a quotation mark is never closed"),
        ('1,"a "%s, x" b\nc, %s, d",sv\n3,c,sv\n', "its quotation marks or line ends do not match"),
    ],
)
def test_after_a_quotation_mark_gone_astray_nothing_is_taken_for_a_row(
    redacted: Redacted, bad: str, why: str
) -> None:
    """The rest could be the inside of a text, with what belongs to it in the columns beside."""
    made = redacted("a.csv", f"nr,text,language\n0,a,sv\n{bad % (SECRET, SECRET)}")
    assert made.out.read_text("utf-8") == "nr,text,language\n0,a,sv\n"
    rest = "nothing after this line could be read safely"
    assert made.report.bad_rows == [{"line": 3, "reason": f"{why}; {rest}"}]
    assert SECRET.encode() not in everything_in(made.out.parent)


def test_a_text_that_is_too_long_is_a_bad_row(redacted: Redacted) -> None:
    made = redacted("a.jsonl", lines([{"text": "x" * (MAX_CHARACTERS + 1)}, {"text": "y"}]))
    assert made.out.read_text("utf-8") == '{"text": "y"}\n'
    assert made.report.reasons == {"text is longer than 1,000,000 characters": 1}


def test_an_endless_line_is_a_bad_row_and_not_held_in_memory(
    redacted: Redacted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pii.files.lines.MAX_LINE_BYTES", 1_000)
    made = redacted("a.jsonl", lines([{"text": "x" * 2_500}, {"text": "y"}]))
    assert made.out.read_text("utf-8") == '{"text": "y"}\n'
    assert made.report.bad_rows[0]["line"] == 1


def test_bad_rows_of_parquet(options: Callable[..., Options]) -> None:
    wanted = options("a.parquet", b"")
    raw = [b"good", b"%s \xff" % SECRET.encode(), b"%s\x00" % SECRET.encode(), None]
    text = pa.Array.from_buffers(pa.string(), 4, pa.array(raw, pa.binary()).buffers())
    pq.write_table(pa.table({"text": text}), wanted.source)
    made = done(wanted)
    assert pq.read_table(made.out).to_pydict() == {"text": ["good", None]}
    assert made.report.bad_rows == [
        {"line": 2, "reason": "text is not UTF-8"},
        {"line": 3, "reason": "text holds a NUL"},
    ]
    assert SECRET.encode() not in everything_in(made.out.parent)


def test_a_text_on_which_redaction_fails_is_a_bad_row(
    redacted: Redacted, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No such text is known: a recognizer that fails on one is put among the real ones."""
    from pii import redactor

    working = redactor.redact_many

    def failing(texts: list[str], *, language: str) -> object:
        if any(SECRET in text for text in texts):
            raise ValueError(texts)
        return working(texts, language=language)

    monkeypatch.setattr(redactor, "redact_many", failing)
    made = redacted("a.jsonl", lines([{"text": SECRET}, {"text": "y"}]))
    assert made.out.read_text("utf-8") == '{"text": "y"}\n'
    assert made.report.reasons == {"could not be redacted (ValueError)": 1}
    assert SECRET.encode() not in everything_in(made.out.parent)


def test_the_report_names_no_more_bad_rows_than_it_can_hold(redacted: Redacted) -> None:
    made = redacted("a.jsonl", "x\n" * 1_500)
    stored = json.loads((made.out.parent / "report.json").read_text("utf-8"))
    assert (len(stored["bad_rows"]), stored["rows_bad"]) == (1_000, 1_500)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.csv", "text\nå\n".encode("utf-16"), "UTF-16"),
        ("a.csv", b"text\n" + b"\xe5\n" * 20, "not UTF-8"),
        ("a.csv", b"", "no line of column names"),
        ("a.csv", SECRET.encode() + b",b\nx,y\n", "0 of its 2 columns"),
        ("a.csv", b"text,text\nx,y\n", "2 of its 2 columns"),
        ("a.csv", b"text,b\r" * 20, "CR alone"),
        ("a.jsonl.gz", b"not packed", "gzip"),
        ("a.parquet", b"PAR1 or not", "not a Parquet file"),
        ("a.txt", b"x", "suffixes"),
    ],
)
def test_a_file_that_is_none_is_refused_before_anything_is_made(
    options: Callable[..., Options], tmp_path: Path, name: str, data: bytes, why: str
) -> None:
    with pytest.raises(RefusedError, match=why) as refused:
        done(options(name, data))
    assert SECRET not in str(refused.value)
    assert list((tmp_path / "out").iterdir()) == []
