"""The lines of a file, packed or not, with a limit on their length."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from pii.files.encodings import BOM, decode, require_readable
from pii.files.errors import RefusedError

MAX_LINE_BYTES = 16 * 1024 * 1024
_SAMPLE_BYTES = 256 * 1024


class Lines:
    """A file's lines as text, each with its line end.

    Iterating gives None for a line longer than MAX_LINE_BYTES. `bom` is what stood before the first
    line, `total` the file's size and `position` how much of it is read, in bytes.
    """

    def __init__(self, path: Path, encoding: str) -> None:
        """Open the file. Raises RefusedError if it is plainly in another encoding."""
        self._encoding = encoding
        self._file = path.open("rb")
        self.total = path.stat().st_size
        packed = path.suffix.lower() == ".gz"
        self._unpacked: BufferedReader | gzip.GzipFile = (
            gzip.GzipFile(fileobj=self._file) if packed else self._file
        )
        with closing_on_failure(self.close):
            sample = self._read(_SAMPLE_BYTES)
            require_readable(sample, encoding)
            self.bom = BOM if encoding == "utf-8" and sample.startswith(BOM) else b""
            self._unpacked.seek(len(self.bom))

    @property
    def position(self) -> int:
        """How many bytes of the file are read."""
        return self._file.tell()

    def __iter__(self) -> Iterator[str | None]:
        """Yield the lines that are left."""
        while line := self._line():
            if len(line) > MAX_LINE_BYTES:
                while line and not line.endswith(b"\n"):
                    line = self._line()
                yield None
            else:
                yield decode(line, self._encoding)

    def close(self) -> None:
        """Close the file."""
        self._unpacked.close()
        self._file.close()

    def _line(self) -> bytes:
        return self._read(MAX_LINE_BYTES + 1, one_line=True)

    def _read(self, size: int, *, one_line: bool = False) -> bytes:
        try:
            return self._unpacked.readline(size) if one_line else self._unpacked.read(size)
        except (EOFError, gzip.BadGzipFile, zlib.error):
            raise RefusedError("IN is damaged: it is not a complete gzip file.") from None


@contextmanager
def closing_on_failure(close: Callable[[], None]) -> Iterator[None]:
    """Call `close` if what is within raises: an object that is never made cannot be closed."""
    try:
        yield
    except BaseException:
        close()
        raise
