"""Which format a file of cases is in, and its cases whatever that is."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal, get_args

from cases.errors import ImportRefusedError
from cases.formats import chatwoot, csv_file, json_stream, zendesk
from cases.formats.json_stream import Layout
from cases.formats.rows import Bad, CaseRow, CustomerRow, checked
from cases.formats.stream import Stream

Format = Literal["jsonl", "csv", "zendesk", "chatwoot"]
FORMATS: tuple[Format, ...] = get_args(Format)
Found = Iterator[tuple[str, CaseRow | Bad]]
Parse = Callable[[object], CaseRow | Bad]
_CUSTOMER_COLUMNS = ("customer_number", "name", "started_on", "ended_on")
_LINES = frozenset({".jsonl", ".ndjson"})


def read_cases(stream: Stream, format_: Format | None, *, source: str | None) -> Found:
    """The file's cases, each with its place, such as "line 7".

    format_: None to recognise it. source: what the external ids of an export begin with, its
    format's name unless given. Raises ImportRefusedError, and on the way UnreadableFileError.
    """
    if format_ == "csv" or (format_ is None and stream.suffix in {".csv", ".tsv"}):
        return csv_file.cases(stream)
    layout = json_stream.layout_of(stream)
    format_ = format_ or _recognised(stream, layout)
    if format_ == "csv":
        return csv_file.cases(stream)
    parse: dict[str, tuple[str, Parse]] = {
        "zendesk": ("ticket", partial(zendesk.case_of, source=source or format_)),
        "chatwoot": ("conversation", partial(chatwoot.case_of, source=source or format_)),
        "jsonl": ("case", partial(checked, CaseRow)),
    }
    return _json_cases(stream, layout, *parse[format_])


def read_customers(stream: Stream) -> Iterator[tuple[str, CustomerRow | Bad]]:
    """The file's customers, CSV by its suffix or first character, else JSONL."""
    stream.begin()
    if stream.suffix not in _LINES and not stream.read(1000).lstrip().startswith(b"{"):
        for place, record in csv_file.records(stream, _CUSTOMER_COLUMNS):
            yield place, record if isinstance(record, Bad) else checked(CustomerRow, record)
        return
    for number, value in json_stream.lines(stream):
        yield (
            f"line {number}",
            Bad(value) if isinstance(value, str) else checked(CustomerRow, value),
        )


def _recognised(stream: Stream, layout: Layout) -> Format:
    """By the keys of the first element, else by the file's name. Raises ImportRefusedError."""
    keys = layout.first
    if keys & {"comments", "requester_id"}:
        return "zendesk"
    if {"messages", "meta"} <= keys:
        return "chatwoot"
    if keys & {"messages", "external_id"} or stream.suffix in _LINES:
        return "jsonl"
    stream.begin()
    start = stream.read(1000).lstrip()
    if start and not start.startswith((b"{", b"[")):
        return "csv"
    raise ImportRefusedError(
        f"The file's format cannot be told: name it with --format {'|'.join(FORMATS)}."
    )


def _json_cases(stream: Stream, layout: Layout, name: str, parse: Parse) -> Found:
    if layout.keys is None:
        for number, value in json_stream.lines(stream):
            yield f"line {number}", Bad(value) if isinstance(value, str) else parse(value)
        return
    for number, value in enumerate(json_stream.elements(stream, layout.keys), start=1):
        yield f"{name} {number}", parse(value)
