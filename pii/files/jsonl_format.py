"""JSONL: one object a line. Everything but the text's own characters is kept to the byte."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pii.files.encodings import UNREADABLE
from pii.files.lines import MAX_LINE_BYTES, Lines
from pii.files.options import Options
from pii.files.rows import BadRow, BadRowError, Row, checked, id_of

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class _Value:
    value: object
    start: int
    end: int


class JsonlFormat:
    """Reads a JSONL file's rows and writes them again with other texts."""

    def __init__(self, options: Options) -> None:
        """Open the file. Raises RefusedError if it is plainly in another encoding."""
        self._options = options
        self._lines = Lines(options.source, options.encoding)
        self.total = self._lines.total
        self.head = self._lines.bom

    @property
    def position(self) -> int:
        """How much of `total` is read."""
        return self._lines.position

    def rows(self) -> Iterator[Row | BadRow]:
        """Yield every line."""
        for number, line in enumerate(self._lines, start=1):
            try:
                yield self._row(line, number)
            except BadRowError as error:
                yield BadRow(number, str(error), size=len(line or ""))

    def written(self, row: Row, texts: Sequence[str | None]) -> bytes:
        """Return the row's line with these texts."""
        line, values = row.kept
        pieces, position = [], 0
        for value, text in sorted(zip(values, texts, strict=True), key=lambda pair: pair[0].start):
            changed = text is not None and text != value.value
            raw = line[value.start : value.end]
            pieces += [line[position : value.start], self._quoted(text, raw) if changed else raw]
            position = value.end
        return "".join([*pieces, line[position:]]).encode(self._options.encoding)

    def finished(self, partial: Path) -> Path:
        """Return the file that holds the whole result."""
        return partial

    def close(self) -> None:
        """Close the file."""
        self._lines.close()

    def _row(self, line: str | None, number: int) -> Row:
        if line is None:
            raise BadRowError(f"the line is longer than {MAX_LINE_BYTES:,} bytes")
        if UNREADABLE.search(line):
            raise BadRowError(f"the line is not {self._options.encoding} (see --encoding)")
        if not line.strip(" \t\r\n"):
            return Row(number, number, (), None, len(line), (line, []))
        fields = self._options.text_fields
        found = _fields(line, {*fields, self._options.language_field, "id"})
        if missing := [name for name in fields if name not in found]:
            raise BadRowError(f"there is no {missing[0]}")
        values = [found[name] for name in fields]
        texts = tuple(checked(v.value, name=n) for v, n in zip(values, fields, strict=True))
        language = found.get(self._options.language_field)
        # a text is never also an id: ids are written as they are
        id_ = found.get("id") if "id" not in fields else None
        return Row(
            number,
            id_of(id_ and id_.value, line=number),
            texts,
            language.value if language and isinstance(language.value, str) else None,
            len(line),
            (line, values),
        )

    def _quoted(self, text: str | None, raw: str) -> str:
        """Return the text as JSON, with or without escapes as it was written."""
        return json.dumps(text, ensure_ascii=raw.isascii() or self._options.encoding != "utf-8")


def _fields(line: str, wanted: set[str]) -> dict[str, _Value]:
    """Return these fields of the object on the line. Raises BadRowError."""
    found: dict[str, _Value] = {}
    try:
        for name, value in _members(line):
            if name in wanted and name in found:
                raise BadRowError(f"{name} is there twice")
            if name in wanted:
                found[name] = value
    except (ValueError, RecursionError):
        raise BadRowError("the line is not valid JSON") from None
    return found


def _members(line: str) -> Iterator[tuple[str, _Value]]:
    """Yield the object's members and where their values stand. Raises ValueError."""
    at = _after_space(line, 0)
    if line[at : at + 1] != "{":
        raise BadRowError("the line is not a JSON object")
    at = _after_space(line, at + 1)
    while line[at : at + 1] != "}":
        name, at = _DECODER.raw_decode(line, at)
        at = _after_space(line, at)
        if not isinstance(name, str) or line[at : at + 1] != ":":
            raise ValueError
        start = _after_space(line, at + 1)
        value, end = _DECODER.raw_decode(line, start)
        yield name, _Value(value, start, end)
        at = _after_member(line, end)
    if _after_space(line, at + 1) != len(line):
        raise ValueError


def _after_member(line: str, at: int) -> int:
    """Return where the next member or the closing brace stands. Raises ValueError."""
    at = _after_space(line, at)
    if line[at : at + 1] != ",":
        if line[at : at + 1] != "}":
            raise ValueError
        return at
    at = _after_space(line, at + 1)
    if line[at : at + 1] != '"':
        raise ValueError
    return at


def _after_space(line: str, at: int) -> int:
    match = _SPACE.match(line, at)
    return match.end() if match else at
