"""The ways a file's redaction can end early: each says a sentence and never a value of the file."""

import errno

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class FileError(Exception):
    """The file was not redacted; the message is for whoever runs the command."""


class RefusedError(FileError):
    """Nothing was begun: the files or options do not allow it."""


class StoppedError(FileError):
    """The work stopped half-way; what is done is kept and the same command goes on."""

    def __init__(self, why: str, *, rows: int) -> None:
        """Take the reason (a sentence) and the number of rows that are done."""
        super().__init__(f"{why} {rows:,} rows are done: the same command goes on from there.")


class InterruptedByUserError(StoppedError):
    """Somebody pressed Ctrl-C or asked the process to end."""


def in_words(error: OSError) -> str:
    """Return the sentence for what the operating system refused."""
    if error.errno in _NO_ROOM:
        return "The disk is full."
    return f"A file could not be read or written ({error.strerror or type(error).__name__})."
