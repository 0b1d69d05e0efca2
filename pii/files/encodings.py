"""The encodings that can be read, and telling early that a file is in another one."""

import codecs
import re

from pii.files.errors import RefusedError

#: each keeps ASCII as it is, so that lines and delimiters are found before anything is decoded
ENCODINGS = ("utf-8", "iso-8859-1", "iso-8859-15", "windows-1252")
BOM = codecs.BOM_UTF8
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\0\0\xfe\xff")
#: what `decode` leaves in place of a byte that is not in the encoding
UNREADABLE = re.compile("[\udc80-\udcff]")
_ENOUGH_LINES = 10


def decode(data: bytes, encoding: str) -> str:
    """Return the text; a byte that is not in the encoding becomes one that UNREADABLE matches."""
    return data.decode(encoding, "surrogateescape")


def require_readable(sample: bytes, encoding: str) -> None:
    """Raise RefusedError if the beginning of a file is plainly in another encoding."""
    if sample.startswith(_WIDE) or b"\0" in sample[:2]:
        raise RefusedError("IN is UTF-16 or UTF-32: convert it to UTF-8 first (iconv).")
    if encoding == "utf-8" and _looks_like_another(sample):
        raise RefusedError("IN is not UTF-8: name its encoding, such as --encoding windows-1252.")
    if b"\r" in sample and b"\n" not in sample and len(sample.split(b"\r")) > _ENOUGH_LINES:
        raise RefusedError("IN ends its lines with CR alone: convert them to LF first.")


def _looks_like_another(sample: bytes) -> bool:
    """Return whether many lines are not UTF-8 and none has a letter that is."""
    wide = [line for line in sample.split(b"\n")[:-1] if not line.isascii()]
    broken = [line for line in wide if UNREADABLE.search(decode(line, "utf-8"))]
    return len(broken) >= _ENOUGH_LINES and len(broken) == len(wide)
