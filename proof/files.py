"""Looks at every byte of files, and at the tables of those that are SQLite databases."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from proof.needles import Needles
from proof.report import Report
from proof.search import hits
from proof.tables import look_at_sqlite

_CHUNK = 4 * 1024 * 1024
_SQLITE = b"SQLite format 3\x00"


def look_at_files(
    places: Iterable[Path], needles: Needles, report: Report, *, leaving_out: Path
) -> None:
    """Files, and folders with all that is in them; each file once, whatever its names.

    leaving_out: the list of values itself. Folders behind links are not entered.
    """
    seen = {_identity(leaving_out.stat())}
    for place in places:
        for path in _files(place, report):
            try:
                status = path.stat()
                if not stat.S_ISREG(status.st_mode) or _identity(status) in seen:
                    continue
                seen.add(_identity(status))
                _look_at_name(path, needles, report)
                _look_at(path, needles, report)
            except FileNotFoundError:  # a temporary file may be gone by now
                continue
            except OSError as error:
                report.not_looked_at.append(f"{path} ({error.strerror})")


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _files(place: Path, report: Report) -> Iterator[Path]:
    if not place.is_dir():
        yield place
        return

    def refused(error: OSError) -> None:
        report.not_looked_at.append(f"{error.filename} ({error.strerror})")

    for folder, _, names in os.walk(place, onerror=refused):
        yield from (Path(folder, name) for name in sorted(names))


def _look_at(path: Path, needles: Needles, report: Report) -> None:
    with path.open("rb") as file:
        is_sqlite = file.read(len(_SQLITE)) == _SQLITE
        file.seek(0)
        for hit in hits(needles, _chunks(file)):
            report.add(str(path), f"byte {hit.offset:,}", hit.needle)
        report.size += file.tell()
    report.files += 1
    if is_sqlite:  # a long value is in pieces, a page each
        look_at_sqlite(path, needles, report)


def _look_at_name(path: Path, needles: Needles, report: Report) -> None:
    for hit in hits(needles, [os.fsencode(path.name)]):
        report.add(f"the folder {path.parent}", "a file's name", hit.needle)


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk
