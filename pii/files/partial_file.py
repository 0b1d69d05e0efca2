"""A file in the making beside its final name: appended to, cut back, never read by others."""

import fcntl
import gzip
import os
from pathlib import Path

from pii.files.errors import RefusedError


def partial_of(final: Path) -> Path:
    """Return where a file is made before it has its name."""
    return final.with_name(final.name + ".partial")


class PartialFile:
    """Bytes appended without a buffer, so that `size` is what was really written.

    Packed files get each piece as a gzip member of its own: pieces depend on the input alone, and
    so the bytes do not depend on where the work stopped and went on.
    """

    def __init__(self, final: Path) -> None:
        """Open or create it, for its owner alone; raises RefusedError if another run has it."""
        self.path = partial_of(final)
        self._packed = final.suffix.lower() == ".gz"
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW
        self._file = os.fdopen(os.open(self.path, flags, 0o600), "r+b", buffering=0)
        if not self._locked():
            self._file.close()
            raise RefusedError(f"Another redact-file is writing {self.path.name}.")
        self.size = os.fstat(self._file.fileno()).st_size

    def _locked(self) -> bool:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # between opening and locking the other run may have given it its final name
            return os.path.samestat(os.fstat(self._file.fileno()), self.path.stat())
        except (BlockingIOError, FileNotFoundError):
            return False

    def append(self, data: bytes) -> None:
        """Write the bytes at the end. On OSError the file may be longer than `size` says."""
        data = gzip.compress(data, mtime=0) if self._packed and data else data
        left = memoryview(data)
        while left:
            left = left[self._file.write(left) or 0 :]
        self.size += len(data)

    def cut(self, size: int) -> None:
        """Throw away what stands behind `size`. Raises RefusedError if the file is shorter."""
        if os.fstat(self._file.fileno()).st_size < size:
            raise RefusedError(
                f"{self.path.name} is shorter than OUT.progress says: begin again with --restart."
            )
        self._file.truncate(size)
        self._file.seek(size)
        self.size = size

    def sync(self) -> None:
        """Return when everything is on disk."""
        os.fsync(self._file.fileno())

    def end(self) -> None:
        """Make an empty packed file one that can be unpacked."""
        if self._packed and not self.size:
            self.size = self._file.write(gzip.compress(b"", mtime=0)) or 0

    def close(self) -> None:
        """Close it; another run may have it then."""
        self._file.close()
