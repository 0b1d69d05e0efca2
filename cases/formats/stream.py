"""A file as bytes, packed or not: its lines, and how much of it is read."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from types import TracebackType
from typing import Self

from cases.errors import UnreadableFileError

MAX_LINE_BYTES = 16 * 1024 * 1024
_BOM = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")


class Stream:
    """An open file: `with Stream(path) as stream`. `read` raises UnreadableFileError."""

    def __init__(self, path: Path) -> None:
        """Open it. Raises OSError."""
        self.path = path
        self.total = path.stat().st_size
        self._file = path.open("rb")
        packed = path.suffix.lower() == ".gz"
        self._bytes: BufferedReader | gzip.GzipFile = (
            gzip.GzipFile(fileobj=self._file) if packed else self._file
        )

    def __enter__(self) -> Self:
        """Give the stream."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._bytes.close()
        self._file.close()

    @property
    def suffix(self) -> str:
        """What the name ends in, in small letters, .gz aside."""
        path = self.path.with_suffix("") if self.path.suffix.lower() == ".gz" else self.path
        return path.suffix.lower()

    @property
    def share(self) -> float:
        """How much of the file is read, from 0 to 1."""
        return self._file.tell() / max(1, self.total)

    def begin(self) -> None:
        """Go to the first byte after a byte order mark."""
        with _damage_in_words():
            self._bytes.seek(0)
            start = self._bytes.read(3)
            self._bytes.seek(3 if start == _BOM else 0)
        if start.startswith(_WIDE):
            raise UnreadableFileError("it is UTF-16: convert it to UTF-8 first (iconv)")

    def read(self, size: int = -1) -> bytes:
        with _damage_in_words():
            return self._bytes.read(size)

    def lines(self) -> Iterator[tuple[int, bytes | None]]:
        """The lines from the first one, with their numbers; None for one that is too long."""
        self.begin()
        number = 1
        while line := self._line():
            if len(line) <= MAX_LINE_BYTES:
                yield number, line
            else:
                while line and not line.endswith(b"\n"):
                    line = self._line()
                yield number, None
            number += 1

    def _line(self) -> bytes:
        with _damage_in_words():
            return self._bytes.readline(MAX_LINE_BYTES + 1)


@contextmanager
def _damage_in_words() -> Iterator[None]:
    try:
        yield
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise UnreadableFileError("it is damaged: not a complete gzip file") from None
