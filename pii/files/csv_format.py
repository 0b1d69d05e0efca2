"""CSV with a line of column names. Everything but the texts is kept to the byte."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pii.files.csv_records import CutError, Record, cut, like, records, value
from pii.files.encodings import UNREADABLE
from pii.files.errors import RefusedError
from pii.files.lines import Lines, closing_on_failure
from pii.files.options import Options
from pii.files.rows import BadRow, BadRowError, Row, checked, id_of

DELIMITERS = (",", ";", "\t")


class CsvFormat:
    """Reads a CSV file's rows and writes them again with other texts."""

    def __init__(self, options: Options) -> None:
        """Read the column names. Raises RefusedError if they do not hold the text fields."""
        self._options = options
        self._lines = Lines(options.source, options.encoding)
        self.total = self._lines.total
        with closing_on_failure(self.close):
            self._delimiter, header = self._header()
        self._first_line = 1 + header.count("\n")
        self.head = self._lines.bom + header.encode(options.encoding)

    @property
    def position(self) -> int:
        """How much of `total` is read."""
        return self._lines.position

    def rows(self) -> Iterator[Row | BadRow]:
        """Yield every record below the column names."""
        for record in records(iter(self._lines), self._delimiter):
            line = record.line + self._first_line - 1
            try:
                yield self._row(record, line)
            except BadRowError as error:
                yield BadRow(line, str(error), size=len(record.text))

    def written(self, row: Row, texts: Sequence[str | None]) -> bytes:
        """Return the record with these texts."""
        record, places = row.kept
        pieces, position = [], 0
        for (start, end), text in sorted(zip(places, texts, strict=True)):
            raw = record[start:end]
            pieces += [record[position:start], raw if text == value(raw) else like(raw, text or "")]
            position = end
        return "".join([*pieces, record[position:]]).encode(self._options.encoding)

    def finished(self, partial: Path) -> Path:
        """Return the file that holds the whole result."""
        return partial

    def close(self) -> None:
        """Close the file."""
        self._lines.close()

    def _header(self) -> tuple[str, str]:
        """Return the delimiter and the line of names.

        The delimiter is the one under which the text fields are found, then the one that gives
        most columns.
        """
        first = self._first_record()
        columns = {sign: _names(first, sign) for sign in DELIMITERS}
        wanted = self._options.text_fields
        delimiter = max(DELIMITERS, key=lambda s: ({*wanted} <= {*columns[s]}, len(columns[s])))
        self._names = columns[delimiter]
        for name in wanted:
            if self._names.count(name) != 1:
                count = f"{self._names.count(name)} of its {len(self._names)} columns are"
                raise RefusedError(f"IN has not one column named {name}: {count} (--text-field).")
        return delimiter, first

    def _first_record(self) -> str:
        """Return the column names as they stand, over several lines where a name is."""
        first = ""
        for line in self._lines:
            first += line or ""
            if line is None or first.count('"') % 2 == 0:
                break
        if not first:
            raise RefusedError("IN has no line of column names.")
        if "\0" in first or UNREADABLE.search(first):
            raise RefusedError(f"IN's line of column names is not {self._options.encoding}.")
        return first

    def _row(self, record: Record, line: int) -> Row:
        text = record.text
        if record.broken:
            raise BadRowError(record.broken)
        if UNREADABLE.search(text):
            raise BadRowError(f"the row is not {self._options.encoding} (see --encoding)")
        if "\0" in text:
            raise BadRowError("the row holds a NUL")
        if not text.strip("\r\n"):
            return Row(line, line, (), None, len(text), (text, []))
        if len(record.fields) != len(self._names):
            count = f"{len(record.fields)} columns where the first line has {len(self._names)}"
            raise BadRowError(count)
        return self._readable(record, line)

    def _readable(self, record: Record, line: int) -> Row:
        fields = self._options.text_fields
        places = [record.fields[self._names.index(name)] for name in fields]
        texts = [value(record.text[start:end]) for start, end in places]
        # a text is never also an id: ids are written as they are
        id_ = self._value("id", record) if "id" not in fields else None
        return Row(
            line,
            id_of(id_, line=line),
            tuple(checked(text, name=name) for text, name in zip(texts, fields, strict=True)),
            self._value(self._options.language_field, record),
            len(record.text),
            (record.text, places),
        )

    def _value(self, name: str, record: Record) -> str | None:
        if name not in self._names:
            return None
        start, end = record.fields[self._names.index(name)]
        return value(record.text[start:end])


def _names(line: str, delimiter: str) -> list[str]:
    """Return the column names; none if the line cannot be cut that way."""
    try:
        return [value(line[start:end]) for start, end in cut(line, delimiter)]
    except CutError:
        return []
