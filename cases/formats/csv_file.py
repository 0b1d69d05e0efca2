"""CSV with a header: comma, semicolon or tab; a case's rows, a message each, stand together."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field

from cases.errors import UnreadableFileError
from cases.formats.rows import MAX_CHARACTERS, MAX_MESSAGES, Bad, CaseRow, checked
from cases.formats.stream import Stream

OF_A_CASE = (
    "external_id",
    "customer_number",
    "opened_at",
    "closed_at",
    "language",
    "requester_name",
    "requester_email",
)
OF_A_MESSAGE = ("at", "author", "text")
_DELIMITERS = ",;\t"
_MISREAD = "its quotes do not pair, or a value is too long"
_TORN = "a row beside it cannot be read and may belong to it"
Record = dict[str, str]


def records(stream: Stream, columns: tuple[str, ...]) -> Iterator[tuple[str, Record | Bad]]:
    """The rows by name, each with its place. Raises UnreadableFileError without those columns."""
    csv.field_size_limit(MAX_CHARACTERS + 1)
    lines = _text(stream)
    header = next(lines, "")
    delimiter = max(_DELIMITERS, key=header.count)
    names = [name.strip() for name in next(csv.reader([header], delimiter=delimiter), [])]
    if missing := [name for name in columns if name not in names]:
        raise UnreadableFileError(f"its first line does not name the columns {', '.join(missing)}")
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        begins = rows.line_num + 2
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield (
                _place(begins, rows.line_num + 1),
                Bad(_MISREAD),
            )
            continue
        if row and len(row) != len(names):
            yield _place(begins, rows.line_num + 1), Bad("it has not as many columns as the header")
        elif row:
            yield _place(begins, rows.line_num + 1), dict(zip(names, row, strict=True))


@dataclass
class _Case:
    """The rows of one case so far; `reason` once it cannot be taken."""

    place: str
    values: Record
    messages: list[Record] = field(default_factory=list)
    reason: str = ""

    def add(self, record: Record) -> None:
        """Take one more row; what it says of the case may be left out, not contradicted."""
        for name in OF_A_CASE:
            if record[name].strip() not in ("", self.values[name].strip()):
                self.reason = self.reason or f"its rows disagree about {name}"
        if any(record[name].strip() for name in OF_A_MESSAGE):
            self.messages.append({name: record[name] for name in OF_A_MESSAGE})
        if len(self.messages) > MAX_MESSAGES:
            self.messages.pop()
            self.reason = f"it has more than {MAX_MESSAGES:,} messages"

    def row(self) -> CaseRow | Bad:
        """The case."""
        if self.reason:
            return Bad(self.reason)
        requester = {name: self.values[f"requester_{name}"] for name in ("name", "email")}
        values = {**self.values, "requester": requester, "messages": self.messages}
        return checked(CaseRow, values)


def cases(stream: Stream) -> Iterator[tuple[str, CaseRow | Bad]]:
    """The cases. One beside an unreadable row is bad too: half a case would never be completed."""
    current: _Case | None = None
    torn = False
    for place, record in records(stream, (*OF_A_CASE, *OF_A_MESSAGE)):
        if isinstance(record, Bad):
            torn = True
            if current:
                current.reason = _TORN
            yield place, record
            continue
        if current is None or record["external_id"] != current.values["external_id"]:
            if current:
                yield current.place, current.row()
            current = _Case(place, record, reason=_TORN if torn else "")
        torn = False
        current.add(record)
    if current:
        yield current.place, current.row()


def _text(stream: Stream) -> Iterator[str]:
    for number, line in stream.lines():
        if line is None:
            raise UnreadableFileError(f"line {number} is longer than 16 MiB")
        # a byte that is not UTF-8 makes its own row bad, where the values are checked
        yield line.decode("utf-8", "surrogateescape")


def _place(first: int, last: int) -> str:
    return f"line {first}" if first >= last else f"lines {first}-{last}"
